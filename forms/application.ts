import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { figureDate } from '../src/language/format.ts';
import { paperTexts } from '../src/language/papers.ts';
import type { ApplicationPaper } from '../src/papers/document.ts';
import type { PaperExtras } from './definition.ts';
import { type Field, fields } from './fields.ts';
import { fill } from './fill.ts';
import { framed, textWidth } from './frame.ts';
import { prose } from './prose.ts';
import {
  each,
  inEach,
  isBilingual,
  type Sheet,
  sheetOf,
  signingLine,
  type Texts,
  together,
} from './sheet.ts';
import { grey } from './styles.ts';

/** The application in the form of the appendix: every line of it in its order, and nothing between. */
export function applicationDefinition(
  document: ApplicationPaper,
  { barcode }: PaperExtras,
): TDocumentDefinitions {
  const sheet = sheetOf(document);
  const name = together(sheet, (texts) => texts.application.title.name);
  const title = [name, document.applicationNumber].filter(Boolean).join(' ');
  const frame = {
    ...{ document, sheet, title, barcode },
    note: each(sheet, (texts) => note(texts, document)),
    notice: noticeOf(document, sheet),
  };
  return framed(frame, [
    addressee(sheet),
    inEach(sheet, (texts) => titleOf(sheet, texts), [
      0,
      0,
      0,
      isBilingual(sheet) || sheet.largePrint ? 8 : 13,
    ]),
    fields(sheet, lines(document, sheet), isBilingual(sheet) ? 210 : 184),
    ...signed(document, sheet),
  ]);
}

const note = (
  { margin, version }: Texts,
  { statements: { version: statements }, date }: ApplicationPaper,
) => {
  const versions = [
    fill(margin.wording, { version }),
    fill(margin.statements, { statements }),
    fill(margin.prepared, { date: figureDate(date) }),
  ];
  return `${margin.rendering}\n${versions.join(' ')}`;
};

/** That a connected number is replaced: the appendix has no line for it, so it stands in the margin. */
const noticeOf = ({ replaces }: ApplicationPaper, sheet: Sheet): string[] =>
  replaces === null ? [] : each(sheet, ({ margin }) => fill(margin.replaces, { digits: replaces.slice(-2) }));

/** In the corner, as appendices have it; two languages share the width. */
function addressee(sheet: Sheet): Content {
  const width = sheet.largePrint ? 400 : 236;
  const left = isBilingual(sheet) && !sheet.largePrint ? 0 : textWidth - width;
  const below = sheet.largePrint ? 10 : isBilingual(sheet) ? 18 : 26;
  return inEach(sheet, ({ application }) => ({ text: prose(application.addressee), style: 'addressee' }), [
    left,
    0,
    0,
    below,
  ]);
}

/** Narrow where it stands alone, so that the long title falls into even lines. */
function titleOf(sheet: Sheet, { application: { title } }: Texts): Content {
  const indent = isBilingual(sheet) || sheet.largePrint ? 0 : 42;
  const around = (text: string): Content[] =>
    text === '' ? [] : [{ text: prose(text), style: 'title', margin: [indent, 6] }];
  const word: Content = { text: title.name.toUpperCase(), style: 'titleName' };
  return { stack: [...around(title.above), word, ...around(title.below)] };
}

function lines({ applicant, ...document }: ApplicationPaper, sheet: Sheet): (Field | string[])[] {
  // Once the paper has its number, an optional line that stays empty is struck out: nothing can be added to it after signing.
  const none = document.applicationNumber === null ? '' : '—';
  const label = (name: 'uniqueNumber' | 'iin' | 'surname' | 'givenName' | 'patronymic' | 'email' | 'phone') =>
    each(sheet, ({ application }) => application[name]).join('\n');
  return [
    { label: label('uniqueNumber'), value: document.applicationNumber ?? '' },
    each(sheet, ({ application }) => application.identity),
    { label: label('iin'), value: applicant.iin },
    { label: label('surname'), value: applicant.surname },
    { label: label('givenName'), value: applicant.givenName },
    { label: label('patronymic'), value: applicant.patronymic || none },
    { label: label('email'), value: document.email || none },
    { label: label('phone'), value: document.subscriberNumber },
  ];
}

/** Statements of more letters than this could fill a page, and pdfmake loses what it may not break. */
const lettersOnPage = 1500;

/** The signature never stands on a page without what is signed, as far as a page can hold that. */
function signed(document: ApplicationPaper, sheet: Sheet): Content[] {
  const { agreement, information } = document.statements;
  const letters = sheet.languages.map((language) => (agreement[language] + information[language]).length);
  const stack = [statements(document, sheet), signature(sheet)];
  const fits = letters.reduce((sum, count) => sum + count, 0) <= lettersOnPage;
  return fits ? [{ unbreakable: true, stack }] : stack;
}

/** Grey while the citizen has not accepted them: only ink is a statement. */
function statements(
  { statements: { agreement, information, accepted } }: ApplicationPaper,
  sheet: Sheet,
): Content {
  const indent = isBilingual(sheet) && !sheet.largePrint ? 14 : 26;
  return inEach(sheet, (_, language) => ({
    stack: [agreement[language], information[language]].map((text) => ({
      text: prose(text),
      style: 'text',
      leadingIndent: indent,
      color: accepted ? 'black' : grey,
      margin: [0, isBilingual(sheet) ? 12 : 14, 0, 0],
    })),
  }));
}

const signature = (sheet: Sheet): Content => ({
  stack: [
    signingLine(sheet, ({ application }) => application.signature, isBilingual(sheet) ? 26 : 34),
    { text: dateLine(sheet), style: 'text', margin: [0, 24, 0, 0] },
  ],
});

/** One date for both languages: it is written once. */
function dateLine(sheet: Sheet): string {
  const [language = 'kk'] = sheet.languages;
  if (!isBilingual(sheet)) return paperTexts[language].application.date;
  const word = together(sheet, ({ application }) => application.dateWord);
  const mark = together(sheet, ({ application }) => application.yearMark);
  return `${word} «_____» ____________________ 20_____ ${mark}`;
}
