import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { figureDate } from '../src/language/format.ts';
import { type AccountSlipTexts, paperTexts } from '../src/language/papers.ts';
import type { AccountSlipPaper } from '../src/papers/document.ts';
import type { PaperExtras } from './definition.ts';
import { fields } from './fields.ts';
import { fill } from './fill.ts';
import { framed, rule, textWidth } from './frame.ts';
import { passwordCells } from './password-cells.ts';

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
  return framed({ ...document, title, barcode, note: [fill(margin.wording, { version })] }, [
    { text: texts.title, style: 'titleName', characterSpacing: 0, alignment: 'left' },
    { text: texts.lead, style: 'text', margin: [0, 6, 0, 4] },
    fields(
      [
        { label: texts.name, value: document.name },
        // As it is typed at sign-in: the digits together.
        { label: texts.login, value: document.iin.replaceAll(' ', '') },
        { label: texts.number, value: document.subscriberNumber },
        { label: texts.application, value: document.applicationNumber },
        { label: texts.date, value: figureDate(document.date) },
      ],
      130,
    ),
    { text: texts.next, style: 'heading', margin: [0, 16, 0, 4] },
    { ol: texts.steps.map((text) => ({ text, style: 'text', margin: [4, 0, 0, 3] })) },
    { text: texts.warning, style: 'heading', margin: [0, 10, 0, 4] },
    { ul: texts.warnings.map((text) => ({ text, style: 'text', margin: [4, 0, 0, 3] })) },
    { text: texts.help, style: 'heading', margin: [0, 10, 0, 0] },
    tornOffPart(document, texts),
  ]);
}

function tornOffPart(document: AccountSlipPaper, texts: AccountSlipTexts): Content {
  // True of a password of ASCII characters alone; the rule that the policy carries could name others.
  const latin = /^[\x21-\x7e]+$/.test(document.temporaryPassword);
  return {
    unbreakable: true,
    stack: [
      cutLine(texts),
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
        margin: [0, 0, 0, 8],
      },
      passwordCells(document.temporaryPassword, texts),
      { text: texts.change, style: 'heading', margin: [0, 4, 0, 0] },
      ...(latin ? [{ text: texts.latin, style: 'text', margin: [0, 4, 0, 0] } satisfies Content] : []),
    ],
  };
}

function cutLine(texts: AccountSlipTexts): Content {
  const dashes = { type: 'line', x1: 0, y1: 0, x2: textWidth, y2: 0, dash: { length: 5, space: 4 } } as const;
  return {
    margin: [0, 14, 0, 10],
    stack: [
      { canvas: [{ ...dashes, lineWidth: 0.8, lineColor: rule }] },
      { text: texts.cut, style: 'margin', alignment: 'center', margin: [0, 2, 0, 0] },
    ],
  };
}
