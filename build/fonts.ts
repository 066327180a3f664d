import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

/** Where the papers' fonts are built to. */
export const fontsFolder = join(import.meta.dirname, '../dist/fonts');

const tinos = '@expo-google-fonts/tinos';
const styles = [
  { source: `${tinos}/400Regular/Tinos_400Regular.ttf`, file: 'Tinos-Regular.ttf' },
  { source: `${tinos}/700Bold/Tinos_700Bold.ttf`, file: 'Tinos-Bold.ttf' },
  { source: `${tinos}/400Regular_Italic/Tinos_400Regular_Italic.ttf`, file: 'Tinos-Italic.ttf' },
  { source: `${tinos}/700Bold_Italic/Tinos_700Bold_Italic.ttf`, file: 'Tinos-BoldItalic.ttf' },
];

/** Unicode blocks that names and statutory texts are written in. */
const blocks = [
  [0x0020, 0x007e], // Basic Latin
  [0x00a0, 0x024f], // Latin-1, Latin Extended-A and -B
  [0x0259, 0x0259], // ə of Azerbaijani names
  [0x02b0, 0x036f], // modifier letters (ʻ ʼ) and combining marks
  [0x0400, 0x052f], // Cyrillic and its supplement: every Kazakh and Russian letter
  [0x1e00, 0x1eff], // Latin Extended Additional
  [0x2010, 0x205e], // dashes, quotation marks, ellipsis
  [0x20a0, 0x20be], // currency signs: ₸
  [0x2116, 0x2116], // №
] as const;

const characters = blocks
  .map(([first, last]) =>
    String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, offset) => first + offset)),
  )
  .join('');

/**
 * Builds the four styles of Tinos, cut down to `blocks`, into dist/fonts. pdfmake parses each font
 * anew for every document, which is most of a paper's drawing time: without hints and layout features
 * (kerning of a tenth of a point, ligatures that an e-mail address is better without) it is a third.
 * Building takes a tenth of a second, so it is done every time.
 */
export async function buildFonts(): Promise<void> {
  await mkdir(fontsFolder, { recursive: true });
  for (const { source, file } of styles) await writeChanged(join(fontsFolder, file), await subset(source));
}

async function subset(source: string): Promise<Buffer> {
  const font = await readFile(createRequire(import.meta.url).resolve(source));
  return subsetFont(font, characters, {
    targetFormat: 'sfnt',
    noHinting: true,
    keepFeatures: [],
  });
}

/** Tests build while others read: a font that is right stays untouched, and a reader never meets half of one. */
async function writeChanged(target: string, content: Buffer): Promise<void> {
  if (existsSync(target) && content.equals(await readFile(target))) return;
  const unfinished = `${target}.${randomUUID()}`;
  await writeFile(unfinished, content);
  await rename(unfinished, target);
}
