import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { counterDateTime } from '../src/language/format.ts';
import type { LapseNoticeTexts } from '../src/language/handouts.ts';
import type { LapseNoticePaper } from '../src/papers/document.ts';
import type { PaperExtras } from './definition.ts';
import { fields } from './fields.ts';
import { fill } from './fill.ts';
import { framed } from './frame.ts';
import { prose } from './prose.ts';
import {
  bulleted,
  each,
  headed,
  inEach,
  isBilingual,
  paragraphs,
  type Sheet,
  sheetOf,
  signingLine,
  together,
} from './sheet.ts';

/** The one-time password counts no more: nothing was decided about the number, and what the citizen can do now. */
export function lapseNoticeDefinition(
  document: LapseNoticePaper,
  { barcode }: PaperExtras,
): TDocumentDefinitions {
  const sheet = sheetOf(document);
  const title = `${together(sheet, (texts) => texts.lapseNotice.title)} ${document.applicationNumber}`;
  const note = each(sheet, ({ margin, version }) => fill(margin.wording, { version }));
  return framed({ document, sheet, title, barcode, note }, [
    inEach(sheet, ({ lapseNotice }) => heading(lapseNotice)),
    fields(sheet, lines(document, sheet), isBilingual(sheet) ? 262 : 176),
    inEach(
      sheet,
      ({ lapseNotice, refusalNotice }) =>
        headed(
          sheet,
          refusalNotice.what,
          ...paragraphs(lapseNotice.reasons[document.reason], refusalNotice.unchanged),
        ),
      [0, 16, 0, 0],
    ),
    inEach(
      sheet,
      ({ refusalNotice: { next, sendNew, checkNumber, comeLater } }) =>
        headed(sheet, next, bulleted([sendNew, checkNumber, comeLater])),
      [0, 8, 0, 0],
    ),
    inEach(sheet, ({ refusalNotice }) => paragraphs(refusalNotice.secret), [0, 8, 0, 0]),
    inEach(sheet, ({ refusalNotice }) => ({ text: refusalNotice.help, style: 'heading' }), [0, 6, 0, 0]),
    signingLine(sheet, ({ refusalNotice }) => refusalNotice.employee, isBilingual(sheet) ? 16 : 26),
  ]);
}

const heading = (texts: LapseNoticeTexts): Content => [
  { text: texts.title, style: 'handoutTitle' },
  { text: prose(texts.subject), style: 'subject', margin: [0, 2, 0, 0] },
  { text: prose(texts.lead), style: 'text', margin: [0, 10, 0, 4] },
];

function lines(document: LapseNoticePaper, sheet: Sheet) {
  const label = (name: 'name' | 'number' | 'application') =>
    together(sheet, ({ refusalNotice }) => refusalNotice[name]);
  return [
    { label: label('name'), value: document.name },
    { label: label('number'), value: document.subscriberNumber },
    { label: label('application'), value: document.applicationNumber },
    {
      label: together(sheet, ({ lapseNotice }) => lapseNotice.when),
      value: counterDateTime(document.decidedAt),
    },
  ];
}
