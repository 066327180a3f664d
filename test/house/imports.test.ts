import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Import, importsOf, packageOf, type Source, sources } from './sources.ts';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

const ofTheWindow = [
  'react',
  'react-dom',
  '@tanstack/react-virtual',
  '@fontsource-variable/inter',
  'pdfjs-dist',
];
const ofTheCentre = ['fastify', 'pg', '@electric-sql/pglite'];
const ofTheDesk = ['better-sqlite3', 'pdfmake', 'fontkit', 'bwip-js', 'node-forge'];

/** The packages that the program is shipped with, but for those that belong elsewhere. */
const shippedBut = (...elsewhere: readonly string[]): string[] =>
  Object.keys(dependencies).filter((name) => !elsewhere.includes(name));

/** Who may import whom: the rooms of this house, and the packages that a room has use for. */
const rooms: Readonly<
  Record<string, { rooms: readonly string[]; packages: readonly string[]; node: boolean }>
> = {
  // asn1js, pkijs and canonicalize only turn bytes and values into one another: parsers, as pure as zod.
  src: {
    rooms: ['src'],
    packages: ['zod', 'libphonenumber-js', 'canonicalize', 'asn1js', 'pkijs'],
    node: false,
  },
  forms: { rooms: ['forms', 'src'], packages: [], node: false },
  renderer: { rooms: ['renderer', 'src'], packages: [...ofTheWindow, 'zod', 'jose'], node: false },
  main: {
    rooms: ['main', 'src', 'forms'],
    packages: [...shippedBut(...ofTheWindow, ...ofTheCentre), 'electron'],
    node: true,
  },
  central: {
    rooms: ['central', 'src'],
    packages: shippedBut(...ofTheWindow, ...ofTheDesk),
    node: true,
  },
};

const filesIn = (room: string): Source[] => sources.filter(({ path }) => path.startsWith(`${room}/`));

/** The room that a relative import leads to: the first folder of its path. */
const targetOf = ({ path }: Source, { of }: Import): string =>
  posix.join(posix.dirname(path), of).split('/')[0] ?? '';

describe.each(Object.entries(rooms))('%s/', (room, allowed) => {
  const imports = filesIn(room).flatMap((file) => importsOf(file).map((each) => ({ file, each })));
  const show = (found: typeof imports): string[] => found.map(({ file, each }) => `${file.path}: ${each.of}`);

  test('has files', () => expect(imports.length).toBeGreaterThan(0));

  test(`imports from ${allowed.rooms.map((name) => `${name}/`).join(', ')} only`, () => {
    const strangers = imports.filter(
      ({ file, each }) =>
        each.of.startsWith('.') &&
        !allowed.rooms.includes(targetOf(file, each)) &&
        targetOf(file, each) !== 'package.json',
    );
    expect(show(strangers)).toEqual([]);
  });

  test('uses no other packages', () => {
    const strangers = imports.filter(
      ({ each }) =>
        !each.of.startsWith('.') &&
        !each.of.startsWith('node:') &&
        !allowed.packages.includes(packageOf(each.of)) &&
        !(room === 'forms' && each.typeOnly && packageOf(each.of) === 'pdfmake'),
    );
    expect(show(strangers)).toEqual([]);
  });

  test(allowed.node ? 'may use Node' : 'uses nothing of Node', () => {
    const found = imports.filter(({ each }) => each.of.startsWith('node:'));
    if (!allowed.node) expect(show(found)).toEqual([]);
  });
});

describe('what only one place may import', () => {
  const importers = (name: string, runTime: boolean): string[] =>
    sources
      .filter(({ path }) => !path.startsWith('test/') && !path.startsWith('bench/'))
      .filter((file) =>
        importsOf(file).some(({ of, typeOnly }) => packageOf(of) === name && !(runTime && typeOnly)),
      )
      .map(({ path }) => path);

  test('electron: the Electron host', () => {
    for (const path of importers('electron', false)) expect(path).toMatch(/^main\/hosts\/electron\//);
  });

  test('electron at run time: its two entries, so that everything else is tested without it', () => {
    expect(importers('electron', true).sort()).toEqual([
      'main/hosts/electron/main.ts',
      'main/hosts/electron/preload.ts',
    ]);
  });

  test("the desk's database: its store", () => {
    const found = importers('better-sqlite3', false);
    expect(found.length).toBeGreaterThan(0);
    for (const path of found) expect(path).toMatch(/^main\/store\//);
  });

  test("the centre's databases: its own folder", () => {
    for (const name of ['pg', '@electric-sql/pglite'])
      for (const path of importers(name, false)) expect(path).toMatch(/^central\/database\//);
  });
});

describe('the rules in src/', () => {
  const impure = [
    /\bDate\.now\(/,
    /\bnew Date\(\)/,
    /\bMath\.random\(/,
    /\bcrypto\b/,
    /\bprocess\./,
    /\bfetch\(/,
    /\bset(Timeout|Interval)\(/,
    /\bconsole\./,
  ];
  const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

  test.each(impure)('know no clock, no chance and no platform: %s', (pattern) => {
    const found = filesIn('src').filter(({ text }) => pattern.test(withoutComments(text)));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

describe('what the Electron host never does', () => {
  test.each([
    'certificate-error',
    'setCertificateVerifyProc',
    'ignore-certificate-errors',
    'executeJavaScript',
    'openExternal',
    '@electron/remote',
    'bypassCSP',
    'setUsePlainTextEncryption',
  ])('%s', (word) => {
    const found = filesIn('main').filter(({ text }) => text.includes(word));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

// A download is a page's own way to the disk: Electron's session refuses it, and says nothing of it to the page.
describe('what the window never does', () => {
  test.each([/\.download\b/, /\bdownload=/, /showSaveFilePicker/])('%s', (pattern) => {
    const found = filesIn('renderer').filter(({ text }) => pattern.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});
