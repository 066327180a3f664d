import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../fixtures/folder.ts';

const programs = ['pdftotext', 'pdftohtml', 'pdftoppm', 'pdfinfo', 'pdffonts', 'zbarimg'];

/** Whether papers can be read back by programs that nobody here wrote; says in one line how to get them. */
export const canReadBack = programs.every((program) => {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    process.stdout.write(
      `papers are not read back: ${program} is missing (apt install poppler-utils zbar-tools)\n`,
    );
    return false;
  }
});

export type Part = 'body' | 'top margin' | 'bottom margin' | 'page' | 'lying body' | 'lying bottom margin';

/** Where the parts of an A4 page, upright or lying, begin and how high they are, in points. */
const parts: Readonly<Record<Part, readonly [top: number, height: number]>> = {
  page: [0, 842],
  'top margin': [0, 90],
  body: [90, 684],
  'bottom margin': [774, 68],
  'lying body': [60, 479],
  'lying bottom margin': [539, 56],
};

/** The text of a part of every page, in the order in which it is drawn. */
export function textOf(pdf: Uint8Array, part: Part): string {
  const [top, height] = parts[part];
  const area = ['-r', '72', '-x', '0', '-y', `${top}`, '-W', '842', '-H', `${height}`];
  return run('pdftotext', ['-raw', ...area, fileOf(pdf), '-']);
}

/** The size of the smallest letter in a part of the pages, in whole points. */
export const smallestLetter = (pdf: Uint8Array, part: Part): number => Math.min(...sizesIn(pdf, part));

/** The size of the largest letter in a part of the pages, in whole points. */
export const largestLetter = (pdf: Uint8Array, part: Part): number => Math.max(...sizesIn(pdf, part));

function sizesIn(pdf: Uint8Array, part: Part): number[] {
  const [top, height] = parts[part];
  const xml = run('pdftohtml', ['-xml', '-i', '-zoom', '1', '-stdout', fileOf(pdf)]);
  const sizes = new Map(
    [...xml.matchAll(/<fontspec id="(\d+)" size="(\d+)"/g)].map(([, id, size]) => [id, size]),
  );
  const texts = [...xml.matchAll(/<text top="(\d+)"[^>]* font="(\d+)">/g)];
  const inPart = texts.filter(([, at]) => Number(at) >= top && Number(at) < top + height);
  return inPart.map(([, , font]) => Number(sizes.get(font)));
}

/** Text without what depends on where its lines break. */
export const joined = (...texts: readonly string[]): string => texts.join('').replaceAll(/\s/g, '');

/** What a scanner reads from the first page as an ordinary office scanner sees it (150 dpi): `CODE-128:…`. */
export const barcodeOf = (pdf: Uint8Array): string => codesIn(pdf, '1').join('\n');

/** What a scanner reads from all pages: bar codes and square ones. */
export const codesOf = (pdf: Uint8Array): string[] => [...new Set(codesIn(pdf))];

function codesIn(pdf: Uint8Array, lastPage = '99'): string[] {
  const file = fileOf(pdf);
  run('pdftoppm', ['-r', '150', '-png', '-gray', '-l', lastPage, file, file]);
  const pages = readdirSync(dirname(file)).filter((name) => name.endsWith('.png'));
  return run('zbarimg', ['--quiet', ...pages.map((name) => join(dirname(file), name))])
    .trim()
    .split('\n');
}

/** Title, language of the tags and the like, as `pdfinfo` lists them. */
export function infoOf(pdf: Uint8Array): Readonly<Record<string, string>> {
  const lines = run('pdfinfo', ['-isodates', fileOf(pdf)], { TZ: 'UTC' })
    .trim()
    .split('\n');
  return Object.fromEntries(lines.map((line) => line.split(/:\s+/, 2)));
}

/** The embedded fonts by their own names. Throws where a font is not embedded. */
export function fontsOf(pdf: Uint8Array): string[] {
  const rows = run('pdffonts', [fileOf(pdf)])
    .trim()
    .split('\n')
    .slice(2);
  return rows.map((row) => {
    const [name = '', ...columns] = row.split(/\s{2,}|\s(?=yes|no)/);
    if (!columns.includes('yes')) throw new Error(`not embedded: ${row}`);
    return name.replace(/^[A-Z]{6}\+/, '');
  });
}

function fileOf(pdf: Uint8Array): string {
  const file = join(temporaryFolder(), 'paper.pdf');
  writeFileSync(file, pdf);
  return file;
}

const run = (program: string, options: readonly string[], env: Record<string, string> = {}): string =>
  execFileSync(program, options, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
