import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fontkit from 'fontkit';
import { Fault } from '../../src/contract/fault.ts';

const files = {
  normal: 'Tinos-Regular.ttf',
  bold: 'Tinos-Bold.ttf',
  italics: 'Tinos-Italic.ttf',
  bolditalics: 'Tinos-BoldItalic.ttf',
} as const;

/** The four styles of Tinos by the names that pdfmake gives them, as absolute paths. */
export type PaperFonts = { readonly [style in keyof typeof files]: string };

/**
 * Finds the built fonts in the nearest `dist/fonts` at or above this file, so that a bundled desk
 * finds them too. Throws an Error that names the remedy where they were not built.
 */
export function findPaperFonts(from: string = import.meta.dirname): PaperFonts {
  const folder = join(from, 'dist', 'fonts');
  const fonts = {
    normal: join(folder, files.normal),
    bold: join(folder, files.bold),
    italics: join(folder, files.italics),
    bolditalics: join(folder, files.bolditalics),
  };
  if (Object.values(fonts).every((file) => existsSync(file))) return fonts;
  if (dirname(from) === from)
    throw new Error('the fonts of the papers are missing: run "npm run build", which makes dist/fonts');
  return findPaperFonts(dirname(from));
}

/** Every character that the papers' font can print, as code points. */
export function readLetters(fonts: PaperFonts): ReadonlySet<number> {
  const font = fontkit.openSync(fonts.normal);
  if (!('characterSet' in font)) throw new Error(`${fonts.normal} is a collection of fonts`);
  return new Set(font.characterSet);
}

/**
 * Checks every text of a document against the letters of the font, since pdfmake prints a box for a
 * letter that it doesn't have. Throws the Fault `paper-letter-missing` with the first such code point.
 */
export function assertLetters(document: unknown, letters: ReadonlySet<number>): void {
  for (const character of textsOf(document).join('')) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!letters.has(codePoint) && character !== '\n')
      throw new Fault('paper-letter-missing', {
        codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
      });
  }
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
