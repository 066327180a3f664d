import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { counterDateTime } from '../src/language/format.ts';
import type { RefusalNoticeTexts } from '../src/language/handouts.ts';
import type { RefusalNoticePaper } from '../src/papers/document.ts';
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
  type Texts,
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
    fields(sheet, lines(document, sheet), isBilingual(sheet) ? 262 : 176),
    inEach(sheet, (texts) => whatHappened(sheet, texts, document), [0, 16, 0, 0]),
    inEach(sheet, ({ refusalNotice }) => whatCanBeDone(sheet, refusalNotice, document), [0, 8, 0, 0]),
    inEach(sheet, ({ refusalNotice: texts }) => paragraphs(texts.rule, texts.secret), [0, 8, 0, 0]),
    inEach(sheet, ({ refusalNotice }) => ({ text: refusalNotice.help, style: 'heading' }), [0, 6, 0, 0]),
    signingLine(sheet, ({ refusalNotice }) => refusalNotice.employee, isBilingual(sheet) ? 16 : 26),
  ]);
}

const heading = (texts: RefusalNoticeTexts): Content => [
  { text: texts.title, style: 'handoutTitle' },
  { text: prose(texts.subject), style: 'subject', margin: [0, 2, 0, 0] },
  { text: prose(texts.lead), style: 'text', margin: [0, 10, 0, 4] },
];

function lines(document: RefusalNoticePaper, sheet: Sheet) {
  const label = (name: 'name' | 'number' | 'application' | 'when' | 'triesLeft') =>
    together(sheet, ({ refusalNotice }) => refusalNotice[name]);
  return [
    { label: label('name'), value: document.name },
    { label: label('number'), value: document.subscriberNumber },
    { label: label('application'), value: document.applicationNumber },
    { label: label('when'), value: counterDateTime(document.decidedAt) },
    // Of a password that has expired, tries are left that help nobody.
    ...(mayCorrect(document) ? [{ label: label('triesLeft'), value: String(document.triesLeft) }] : []),
  ];
}

/** Notices from before lapsed one-time passwords had a notice of their own may state one. */
const whatHappened = (
  sheet: Sheet,
  { refusalNotice, lapseNotice }: Texts,
  { reason }: RefusalNoticePaper,
): Content => {
  const reasons = { ...refusalNotice.reasons, ...lapseNotice.reasons };
  return headed(sheet, refusalNotice.what, ...paragraphs(reasons[reason], refusalNotice.unchanged));
};

/** An entry can be corrected while it was only wrong and tries are left; else a new password must be sent. */
const mayCorrect = ({ reason, triesLeft }: RefusalNoticePaper): boolean =>
  reason === 'one-time-password-wrong' && triesLeft > 0;

function whatCanBeDone(sheet: Sheet, texts: RefusalNoticeTexts, document: RefusalNoticePaper): Content {
  const ways = [texts.sendNew, texts.checkNumber, texts.comeLater];
  return headed(sheet, texts.next, bulleted(mayCorrect(document) ? [texts.correct, ...ways] : ways));
}
