import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { formatIin } from '../src/application/iin.ts';
import { formatSubscriberNumber } from '../src/application/subscriber-number.ts';
import { type AccountSlipTexts, paperTexts } from '../src/language/papers.ts';
import type { PaperExtras } from './definition.ts';
import { fields } from './fields.ts';
import { framed, rule, textWidth } from './frame.ts';
import type { AccountSlipPaper } from './paper.ts';
import { passwordCells } from './password-cells.ts';
import { dotted, fill } from './words.ts';

/**
 * The slip of clause 8: above the cut line what the citizen keeps, below it the temporary password.
 * The two parts together open the account; the torn-off part alone names nobody.
 */
export function accountSlipDefinition(
  document: AccountSlipPaper,
  { barcode }: PaperExtras,
): TDocumentDefinitions {
  const { accountSlip: texts, margin, version } = paperTexts[document.language];
  const title = `${texts.title} ${document.applicationNumber}`;
  return framed({ ...document, title, barcode, note: fill(margin.wording, { version }) }, [
    { text: texts.title, style: 'titleName', characterSpacing: 0, alignment: 'left' },
    { text: texts.lead, style: 'text', margin: [0, 6, 0, 4] },
    fields(
      [
        { label: texts.name, value: document.name },
        { label: texts.login, value: formatIin(document.iin) },
        { label: texts.number, value: formatSubscriberNumber(document.subscriberNumber) },
        { label: texts.application, value: document.applicationNumber },
        { label: texts.date, value: dotted(document.date) },
      ],
      130,
    ),
    { text: texts.next, style: 'heading', margin: [0, 16, 0, 4] },
    { ol: texts.steps.map((text) => ({ text, style: 'text', margin: [4, 0, 0, 3] })) },
    { text: texts.warning, style: 'heading', margin: [0, 10, 0, 4] },
    { ul: texts.warnings.map((text) => ({ text, style: 'text', margin: [4, 0, 0, 3] })) },
    { text: texts.help, style: 'heading', margin: [0, 10, 0, 0] },
    cutLine(texts),
    ...tornOffPart(document, texts),
  ]);
}

function cutLine(texts: AccountSlipTexts): Content {
  return {
    margin: [0, 22, 0, 18],
    stack: [
      {
        canvas: [
          {
            type: 'line',
            x1: 0,
            y1: 0,
            x2: textWidth,
            y2: 0,
            lineWidth: 0.8,
            lineColor: rule,
            dash: { length: 5, space: 4 },
          },
        ],
      },
      { text: texts.cut, style: 'margin', alignment: 'center', margin: [0, 2, 0, 0] },
    ],
  };
}

function tornOffPart(document: AccountSlipPaper, texts: AccountSlipTexts): Content[] {
  // True of a password of ASCII characters alone; the rule that the policy carries could name others.
  const latin = /^[\x21-\x7e]+$/.test(document.temporaryPassword);
  return [
    {
      unbreakable: true,
      stack: [
        {
          columns: [
            { text: texts.password, style: 'password' },
            {
              text: fill(texts.ofApplication, { number: document.applicationNumber }),
              style: 'label',
              alignment: 'right',
              margin: [0, 5, 0, 0],
            },
          ],
        },
        { ...passwordBlock(document, texts), margin: [0, 10, 0, 2] },
        { text: texts.change, style: 'heading' },
        ...(latin ? [{ text: texts.latin, style: 'label', margin: [0, 4, 0, 0] } satisfies Content] : []),
      ],
    },
  ];
}

const passwordBlock = (document: AccountSlipPaper, texts: AccountSlipTexts) => ({
  stack: [passwordCells(document.temporaryPassword, texts)],
});
