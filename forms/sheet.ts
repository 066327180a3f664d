import type { Content, ContentText } from 'pdfmake/interfaces.js';
import type { PaperLanguage } from '../src/application/application.ts';
import type { PaperStyle } from '../src/application/paper-style.ts';
import { paperTexts } from '../src/language/papers.ts';

export type Texts = (typeof paperTexts)[PaperLanguage];

/** How a paper is set: its languages in their order, and whether its type is large (16 points and more). */
export interface Sheet {
  readonly languages: readonly PaperLanguage[];
  readonly largePrint: boolean;
}

/** Kazakh stands first wherever both languages stand. */
export const sheetOf = (paper: { readonly language: PaperLanguage; readonly style: PaperStyle }): Sheet => ({
  languages: paper.style.bilingual ? ['kk', 'ru'] : [paper.language],
  largePrint: paper.style.largePrint,
});

export const isBilingual = ({ languages }: Sheet): boolean => languages.length > 1;

/** A text in each of the paper's languages. */
export const each = (
  { languages }: Sheet,
  pick: (texts: Texts, language: PaperLanguage) => string,
): string[] => languages.map((language) => pick(paperTexts[language], language));

/** A short text in each language, on one line. */
export const together = (sheet: Sheet, pick: (texts: Texts) => string): string =>
  each(sheet, pick).join(' / ');

/**
 * A part of the paper in each of its languages: side by side, or one below the other where large
 * type would leave a column too narrow to read.
 */
export function inEach(
  sheet: Sheet,
  draw: (texts: Texts, language: PaperLanguage) => Content,
  margin: [number, number, number, number] = [0, 0, 0, 0],
): Content {
  const parts = sheet.languages.map((language) => draw(paperTexts[language], language));
  if (sheet.largePrint || parts.length === 1)
    return { margin, stack: parts.map((part, place) => ({ stack: [part], margin: [0, place && 8, 0, 0] })) };
  return { margin, columns: parts.map((part) => ({ width: '*', stack: [part] })), columnGap: 20 };
}

/** A heading with what stands under it, kept on one page with its beginning. */
export const headed = (heading: string, ...content: Content[]): Content => ({
  stack: [{ text: heading, style: 'heading', margin: [0, 0, 0, 4], headlineLevel: 1 }, ...content],
});

/** Running text, a paragraph each. */
export const paragraphs = (...texts: readonly string[]): Content[] =>
  texts.map((text): ContentText => ({ text, style: 'text', margin: [0, 0, 0, 4] }));

const items = (texts: readonly string[]): ContentText[] =>
  texts.map((text) => ({ text, style: 'text', margin: [4, 0, 0, 3] }));

export const numbered = (texts: readonly string[]): Content => ({ ol: items(texts) });
export const bulleted = (texts: readonly string[]): Content => ({ ul: items(texts) });
