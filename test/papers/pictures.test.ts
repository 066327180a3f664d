import { beforeAll, describe, expect, test } from 'vitest';
import { buildFonts } from '../../build/fonts.ts';
import { drawPaper } from '../../main/papers/draw.ts';
import type { PaperDocument } from '../../src/papers/document.ts';
import { applicationIn, confirmationIn, connectedNumber, everyPaper, settings, slipIn } from './documents.ts';
import { difference, keepPictures, keptNames, keptPictures, picturesOf } from './pictures.ts';
import { canReadBack } from './read-back.ts';

beforeAll(buildFonts);

/**
 * Every paper, in every language and style, as it was looked at and found right. After a change that
 * is meant: `KEEP_PICTURES=1 npx vitest run test/papers/pictures`, then look at what git shows.
 */
const keep = process.env['KEEP_PICTURES'] === '1';

/** Of a square: a line that moved by a point changes 7 % and more of some, the smoothing of letters hardly any. */
const tolerance = 0.04;

const replaces = connectedNumber;
const existed = { accountCreated: false };
const expiresAt = '2026-11-25T05:42:00.000Z';
const duplicate = { copy: 3, date: '2026-11-24' };
const papers: Readonly<Record<string, () => PaperDocument>> = Object.fromEntries([
  ...Object.entries(everyPaper).flatMap(([kind, make]) =>
    settings.map(({ name, language, style }) => [`${kind}-${name}`, () => make(language, { style })]),
  ),
  ...settings.flatMap(({ name, language, style }): [string, () => PaperDocument][] => [
    [`application-replaces-${name}`, () => applicationIn(language, { style, replaces })],
    [
      `confirmation-replaced-${name}`,
      () => confirmationIn(language, { style, replaced: replaces, ...existed }),
    ],
    [`account-slip-expires-${name}`, () => slipIn(language, { style, expiresAt })],
  ]),
  ['application-replaces-duplicate', () => applicationIn('kk', { replaces, duplicate })],
  ['confirmation-duplicate', () => confirmationIn('kk', { duplicate })],
  ['daily-register-duplicate', () => everyPaper['daily-register']('ru', { duplicate })],
]);

describe.skipIf(!canReadBack)('a paper looks as it was found right', () => {
  test.each(Object.entries(papers))('%s', async (name, make) => {
    const pictures = picturesOf((await drawPaper(make())).pdf);
    if (keep) keepPictures(name, pictures);
    const kept = keptPictures(name);
    expect(pictures).toHaveLength(kept.length);
    for (const [place, picture] of pictures.entries())
      expect(difference(picture, kept[place] as Buffer)).toBeLessThan(tolerance);
  });

  test('no picture is kept of a paper that there is not', () => {
    expect(keptNames()).toEqual(Object.keys(papers).sort());
  });

  test.each(Object.keys(everyPaper) as PaperDocument['kind'][])(
    'a mark in the margin that was not there before would be noticed: %s',
    async (kind) => {
      const { pdf } = await drawPaper(everyPaper[kind]('ru', { duplicate }));
      const [changed, kept] = [picturesOf(pdf)[0] as Buffer, keptPictures(`${kind}-ru`)[0] as Buffer];
      expect(difference(changed, kept)).toBeGreaterThan(tolerance);
    },
  );
});
