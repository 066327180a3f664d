import type { Content, ContentText, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PaperLanguage } from '../src/application/application.ts';
import type { AgreementPaper } from '../src/papers/document.ts';
import { fill } from './fill.ts';
import { framed } from './frame.ts';
import { prose } from './prose.ts';
import { each, inEach, isBilingual, type Sheet, sheetOf } from './sheet.ts';

/** The Agreement in the wording that the policy supplies, paragraph by paragraph. It names nobody. */
export function agreementDefinition(document: AgreementPaper): TDocumentDefinitions {
  const sheet = sheetOf(document);
  const title = sheet.languages.map((language) => document.title[language]).join(' / ');
  const note = each(sheet, ({ margin }) => fill(margin.agreement, { agreement: document.version }));
  const isBeside = isBilingual(sheet) && !sheet.largePrint;
  const content = isBeside ? besideEachOther(document, sheet) : oneAfterTheOther(document, sheet);
  return framed({ document, sheet, title, barcode: null, note }, content);
}

const titleOf = (text: string): ContentText => ({ text: prose(text), style: 'title', margin: [0, 0, 0, 12] });

const paragraph = (text: string): ContentText => ({
  text: prose(text),
  style: 'text',
  margin: [0, 0, 0, 7],
});

/** In large type a language is read to its end before the other begins, on a page of its own. */
const oneAfterTheOther = ({ paragraphs, title }: AgreementPaper, { languages }: Sheet): Content[] =>
  languages.map((language, place) => ({
    ...(place > 0 && { pageBreak: 'before' }),
    stack: [titleOf(title[language]), ...paragraphs[language].map(paragraph)],
  }));

/** Paragraph beside paragraph, so that what means the same stands side by side. */
function besideEachOther({ paragraphs, title }: AgreementPaper, sheet: Sheet): Content[] {
  const length = Math.max(paragraphs.kk.length, paragraphs.ru.length);
  const cell = (language: PaperLanguage, place: number): TableCell =>
    paragraph(paragraphs[language][place] ?? '');
  const table: Content = {
    table: {
      widths: ['*', '*'],
      body: Array.from({ length }, (_, place) => [cell('kk', place), cell('ru', place)]),
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: (column) => (column === 0 ? 0 : 10),
      paddingRight: (column) => (column === 0 ? 10 : 0),
      paddingTop: () => 0,
      paddingBottom: () => 0,
    },
  };
  return [inEach(sheet, (_, language) => titleOf(title[language])), table];
}
