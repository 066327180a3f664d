import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { temporaryFolder } from '../fixtures/folder.ts';

/** Enough to see a line that moved by a point, and small enough to keep. */
const dotsPerInch = 56;

const keptFolder = join(import.meta.dirname, 'pictures');

/** Every page of a paper as a small picture in sixteen greys. */
export function picturesOf(pdf: Uint8Array): Buffer[] {
  const folder = temporaryFolder();
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, pdf);
  execFileSync('pdftoppm', ['-r', `${dotsPerInch}`, '-png', '-gray', file, join(folder, 'page')]);
  const pages = readdirSync(folder).filter((name) => name.endsWith('.png'));
  return pages.sort().map((name) => inSixteenGreys(readFileSync(join(folder, name))));
}

/** A third of the size, and no eye can tell. */
function inSixteenGreys(picture: Buffer): Buffer {
  const page = PNG.sync.read(picture);
  const step = 255 / 15;
  page.data = Buffer.from(page.data.map((value) => Math.round(Math.round(value / step) * step)));
  return PNG.sync.write(page, { colorType: 0, deflateLevel: 9 });
}

const filesOf = (name: string): string[] => {
  const pattern = new RegExp(`^${name}-\\d+\\.png$`);
  return readdirSync(keptFolder)
    .filter((file) => pattern.test(file))
    .sort();
};

/** The kept pictures of a paper, page by page. */
export const keptPictures = (name: string): Buffer[] =>
  filesOf(name).map((file) => readFileSync(join(keptFolder, file)));

/** Puts a paper's pictures in the place of the kept ones. */
export function keepPictures(name: string, pictures: readonly Buffer[]): void {
  mkdirSync(keptFolder, { recursive: true });
  for (const file of filesOf(name)) rmSync(join(keptFolder, file));
  for (const [place, picture] of pictures.entries())
    writeFileSync(join(keptFolder, `${name}-${place + 1}.png`), picture);
}

/** The names of all papers of which pictures are kept. */
export const keptNames = (): string[] =>
  [...new Set(readdirSync(keptFolder).map((file) => file.replace(/-\d+\.png$/, '')))].sort();

/** The side of the squares that a page is compared in, in pixels: about a line and a half of text. */
const side = 24;

/**
 * Which part of a page's most changed square differs from the kept one, from 0 to 1: a single word
 * counts as much as a page. The edges of letters are forgiven, since each version of poppler smooths
 * them in its own way.
 */
export function difference(picture: Buffer, kept: Buffer): number {
  const [one, other] = [PNG.sync.read(picture), PNG.sync.read(kept)];
  const { width, height } = one;
  if (width !== other.width || height !== other.height) return 1;
  const mask = Buffer.alloc(one.data.length);
  pixelmatch(one.data, other.data, mask, width, height, { threshold: 0.35, diffMask: true });
  const counts = new Map<string, number>();
  for (let pixel = 0; pixel < width * height; pixel++)
    if (mask[pixel * 4 + 3] !== 0) {
      const square = `${Math.floor((pixel % width) / side)} ${Math.floor(pixel / width / side)}`;
      counts.set(square, (counts.get(square) ?? 0) + 1);
    }
  return Math.max(0, ...counts.values()) / (side * side);
}
