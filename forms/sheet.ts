import type { Content, ContentText } from 'pdfmake/interfaces.js';
import type { PaperLanguage } from '../src/application/application.ts';
import type { PaperStyle } from '../src/application/paper-style.ts';
import { paperTexts } from '../src/language/papers.ts';
import { prose } from './prose.ts';

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

/** A heading with what stands under it. In large print the page ends before it rather than within. */
export const headed = ({ largePrint }: Sheet, heading: string, ...content: Content[]): Content => ({
  unbreakable: largePrint,
  stack: [{ text: heading, style: 'heading', margin: [0, 0, 0, 4] }, ...content],
});

/** Running text, a paragraph each. */
export const paragraphs = (...texts: readonly string[]): Content[] =>
  texts.map((text): ContentText => ({ text: prose(text), style: 'text', margin: [0, 0, 0, 4] }));

const items = (texts: readonly string[]): ContentText[] =>
  texts.map((text) => ({ text: prose(text), style: 'text', margin: [4, 0, 0, 3] }));

export const numbered = (texts: readonly string[]): Content => ({ ol: items(texts), style: 'text' });
export const bulleted = (texts: readonly string[]): Content => ({ ul: items(texts), style: 'text' });

/** A line to sign on. */
export function signingLine(sheet: Sheet, pick: (texts: Texts) => string, space: number): Content {
  return {
    margin: [0, space, 0, 0],
    columns: [
      // Both languages on one line would leave none to sign on in large type.
      { width: 'auto', text: each(sheet, pick).join(sheet.largePrint ? '\n' : ' / '), style: 'text' },
      {
        width: '*',
        margin: [10, sheet.largePrint ? 16 : 12, 0, 0],
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: 190, y2: 0, lineWidth: 0.6 }],
      },
    ],
  };
}
