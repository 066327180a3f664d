import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { counterDateTime } from '../src/language/format.ts';
import type { RefusalNoticeTexts } from '../src/language/handouts.ts';
import type { RefusalNoticePaper } from '../src/papers/document.ts';
import type { PaperExtras } from './definition.ts';
import { fields } from './fields.ts';
import { fill } from './fill.ts';
import { framed } from './frame.ts';
import {
  bulleted,
  each,
  headed,
  inEach,
  isBilingual,
  paragraphs,
  type Sheet,
  sheetOf,
  together,
} from './sheet.ts';

/** The notice of clause 9: the number was not registered, why, and what the citizen can do now. */
export function refusalNoticeDefinition(
  document: RefusalNoticePaper,
  { barcode }: PaperExtras,
): TDocumentDefinitions {
  const sheet = sheetOf(document);
  const title = `${together(sheet, (texts) => texts.refusalNotice.title)} ${document.applicationNumber}`;
  const note = each(sheet, ({ margin, version }) => fill(margin.wording, { version }));
  return framed({ document, sheet, title, barcode, note }, [
    inEach(sheet, ({ refusalNotice }) => heading(refusalNotice)),
    fields(sheet, lines(document, sheet), isBilingual(sheet) ? 140 : 176),
    inEach(sheet, ({ refusalNotice }) => whatHappened(refusalNotice, document), [0, 16, 0, 0]),
    inEach(sheet, ({ refusalNotice }) => whatCanBeDone(refusalNotice, document), [0, 8, 0, 0]),
    inEach(sheet, ({ refusalNotice: texts }) => paragraphs(texts.rule, texts.secret), [0, 8, 0, 0]),
    inEach(sheet, ({ refusalNotice }) => ({ text: refusalNotice.help, style: 'heading' }), [0, 6, 0, 0]),
    signature(sheet),
  ]);
}

const heading = (texts: RefusalNoticeTexts): Content => [
  { text: texts.title, style: 'handoutTitle' },
  { text: texts.subject, style: 'subject', margin: [0, 2, 0, 0] },
  { text: texts.lead, style: 'text', margin: [0, 10, 0, 4] },
];

function lines(document: RefusalNoticePaper, sheet: Sheet) {
  const label = (name: 'name' | 'number' | 'application' | 'when' | 'triesLeft') =>
    each(sheet, ({ refusalNotice }) => refusalNotice[name]);
  return [
    { label: label('name'), value: document.name },
    { label: label('number'), value: document.subscriberNumber },
    { label: label('application'), value: document.applicationNumber },
    { label: label('when'), value: counterDateTime(document.decidedAt) },
    { label: label('triesLeft'), value: String(document.triesLeft) },
  ];
}

const whatHappened = (texts: RefusalNoticeTexts, { reason }: RefusalNoticePaper): Content =>
  headed(texts.what, ...paragraphs(texts.reasons[reason], texts.unchanged));

/** An entry can be corrected while it was only wrong and tries are left; else a new password must be sent. */
function whatCanBeDone(texts: RefusalNoticeTexts, { reason, triesLeft }: RefusalNoticePaper): Content {
  const mayCorrect = reason === 'one-time-password-wrong' && triesLeft > 0;
  const ways = [texts.sendNew, texts.checkNumber, texts.comeLater];
  return headed(texts.next, bulleted(mayCorrect ? [texts.correct, ...ways] : ways));
}

const signature = (sheet: Sheet): Content => ({
  unbreakable: true,
  margin: [0, 26, 0, 0],
  columns: [
    { width: 'auto', text: together(sheet, ({ refusalNotice }) => refusalNotice.employee), style: 'text' },
    {
      width: '*',
      margin: [10, 12, 0, 0],
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: 190, y2: 0, lineWidth: 0.6 }],
    },
  ],
});
