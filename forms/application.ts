import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { formatIin } from '../src/application/iin.ts';
import { formatSubscriberNumber } from '../src/application/subscriber-number.ts';
import { type ApplicationTexts, paperTexts } from '../src/language/papers.ts';
import type { PaperExtras } from './definition.ts';
import { fields } from './fields.ts';
import { framed, grey, rule, textWidth } from './frame.ts';
import type { ApplicationPaper } from './paper.ts';
import { dotted, fill } from './words.ts';

/** The application in the form of the appendix: every line of it in its order, and nothing between. */
export function applicationDefinition(
  document: ApplicationPaper,
  { barcode }: PaperExtras,
): TDocumentDefinitions {
  const { application: texts, margin, version } = paperTexts[document.language];
  const note = [
    margin.rendering,
    fill(margin.wording, { version }),
    fill(margin.statements, { statements: document.statements.version }),
    fill(margin.prepared, { date: dotted(document.date) }),
  ].join(' ');
  const title = [texts.title.name, document.applicationNumber].filter(Boolean).join(' ');
  return framed({ ...document, title, barcode, note }, [
    { text: texts.addressee, style: 'addressee', margin: [textWidth - addresseeWidth, 0, 0, 26] },
    ...titleLines(texts),
    fields([{ label: texts.uniqueNumber, value: document.applicationNumber ?? '' }], labelWidth),
    fields(identity(document, texts), labelWidth),
    ...statements(document),
    signature(texts),
  ]);
}

const addresseeWidth = 236;
const labelWidth = 176;

function titleLines({ title }: ApplicationTexts): Content[] {
  const name: Content = { text: title.name.toLocaleUpperCase(), style: 'titleName' };
  const above: Content = { text: title.above, style: 'title', margin: [18, 0, 18, 5] };
  const below: Content = { text: title.below, style: 'title', margin: [18, 5, 18, 0] };
  return [...(title.above ? [above] : []), name, ...(title.below ? [below] : []), gap(14)];
}

function identity({ applicant, ...document }: ApplicationPaper, texts: ApplicationTexts) {
  // Once the paper has its number, an optional line that stays empty is struck out: nothing can be added to it after signing.
  const none = document.applicationNumber === null ? '' : '—';
  return [
    texts.identity,
    { label: texts.iin, value: applicant.iin.length === 12 ? formatIin(applicant.iin) : applicant.iin },
    { label: texts.surname, value: applicant.surname },
    { label: texts.givenName, value: applicant.givenName },
    { label: texts.patronymic, value: applicant.patronymic || none },
    { label: texts.email, value: document.email || none },
    { label: texts.phone, value: formatSubscriberNumber(document.subscriberNumber) },
  ];
}

/** Grey while the citizen has not accepted them: only ink is a statement. */
function statements({ statements: { agreement, information, accepted } }: ApplicationPaper): Content[] {
  return [agreement, information].map((text) => ({
    text,
    style: 'text',
    alignment: 'justify',
    leadingIndent: 26,
    color: accepted ? 'black' : grey,
    margin: [0, 12, 0, 0],
  }));
}

function signature(texts: ApplicationTexts): Content {
  return {
    unbreakable: true,
    stack: [
      {
        margin: [0, 34, 0, 0],
        columns: [
          { width: 'auto', text: texts.signature, style: 'text' },
          { width: '*', margin: [10, 12, 0, 0], canvas: [line(190)] },
        ],
      },
      { text: texts.date, style: 'text', margin: [0, 22, 0, 0] },
    ],
  };
}

const line = (length: number) =>
  ({ type: 'line', x1: 0, y1: 0, x2: length, y2: 0, lineWidth: 0.6, lineColor: rule }) as const;

const gap = (height: number): Content => ({ text: '', margin: [0, 0, 0, height], fontSize: 1 });
