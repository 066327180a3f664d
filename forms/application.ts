import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { figureDate } from '../src/language/format.ts';
import { type ApplicationTexts, paperTexts } from '../src/language/papers.ts';
import type { ApplicationPaper } from '../src/papers/document.ts';
import type { PaperExtras } from './definition.ts';
import { type Field, fields } from './fields.ts';
import { fill } from './fill.ts';
import { framed, grey, textWidth } from './frame.ts';
import { prose } from './prose.ts';

/** The application in the form of the appendix: every line of it in its order, and nothing between. */
export function applicationDefinition(
  document: ApplicationPaper,
  { barcode }: PaperExtras,
): TDocumentDefinitions {
  const { application: texts, margin, version } = paperTexts[document.language];
  const note = [
    margin.rendering,
    [
      fill(margin.wording, { version }),
      fill(margin.statements, { statements: document.statements.version }),
      fill(margin.prepared, { date: figureDate(document.date) }),
    ].join(' '),
  ];
  const named = [texts.title.name, document.applicationNumber].filter(Boolean).join(' ');
  return framed({ ...document, title: named, barcode, note }, [
    { text: prose(texts.addressee), style: 'addressee', margin: [textWidth - addresseeWidth, 0, 0, 26] },
    title(texts),
    fields(lines(document, texts), labelWidth),
    // The signature never stands on a page without what is signed.
    { unbreakable: true, stack: [...statements(document), ...signature(texts)] },
  ]);
}

/** Narrow, so that the long title falls into even lines. */
const titleIndent = 42;
const addresseeWidth = 236;
const labelWidth = 184;

function title({ title: { above, name, below } }: ApplicationTexts): Content {
  const around = (text: string): Content[] =>
    text === '' ? [] : [{ text: prose(text), style: 'title', margin: [titleIndent, 6] }];
  const word: Content = { text: name.toUpperCase(), style: 'titleName' };
  return { stack: [...around(above), word, ...around(below)], margin: [0, 0, 0, 13] };
}

function lines({ applicant, ...document }: ApplicationPaper, texts: ApplicationTexts): (Field | string)[] {
  // Once the paper has its number, an optional line that stays empty is struck out: nothing can be added to it after signing.
  const none = document.applicationNumber === null ? '' : '—';
  return [
    { label: texts.uniqueNumber, value: document.applicationNumber ?? '' },
    texts.identity,
    { label: texts.iin, value: applicant.iin },
    { label: texts.surname, value: applicant.surname },
    { label: texts.givenName, value: applicant.givenName },
    { label: texts.patronymic, value: applicant.patronymic || none },
    { label: texts.email, value: document.email || none },
    { label: texts.phone, value: document.subscriberNumber },
  ];
}

/** Grey while the citizen has not accepted them: only ink is a statement. */
function statements({
  language,
  statements: { agreement, information, accepted },
}: ApplicationPaper): Content[] {
  return [agreement, information].map((text) => ({
    text: prose(text[language]),
    style: 'text',
    leadingIndent: 26,
    color: accepted ? 'black' : grey,
    margin: [0, 14, 0, 0],
  }));
}

function signature(texts: ApplicationTexts): Content[] {
  return [
    {
      margin: [0, 34, 0, 0],
      columns: [
        { width: 'auto', text: texts.signature, style: 'text' },
        { width: '*', margin: [10, 12, 0, 0], canvas: [line(190)] },
      ],
    },
    { text: texts.date, style: 'text', margin: [0, 24, 0, 0] },
  ];
}

const line = (length: number) => ({ type: 'line', x1: 0, y1: 0, x2: length, y2: 0, lineWidth: 0.6 }) as const;
