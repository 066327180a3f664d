import { beforeAll, describe, expect, test } from 'vitest';
import { buildFonts } from '../../build/fonts.ts';
import { drawPaper } from '../../main/papers/draw.ts';
import { paperTexts } from '../../src/language/papers.ts';
import type { AccountSlipPaper } from '../../src/papers/document.ts';
import { applicationNumber, languages, settings, slipIn } from './documents.ts';
import { barcodeOf, canReadBack, joined, textOf } from './read-back.ts';

beforeAll(buildFonts);

describe.skipIf(!canReadBack).each(languages)('the account slip in %s, read back', (language) => {
  const { accountSlip: texts } = paperTexts[language];
  const { digit, capital, small } = texts.kinds;

  /** What stands above and below the cut line, without the marks of lists. */
  async function partsOf(changes: Partial<AccountSlipPaper> = {}): Promise<[string, string]> {
    const { pdf } = await drawPaper(slipIn(language, changes));
    const [kept = '', tornOff = ''] = textOf(pdf, 'body').split(texts.cut);
    return [joined(kept.replaceAll(/•|(?<=\s)\d\.(?=\s)/g, '')), joined(tornOff)];
  }

  const tornOffWith = (...rows: readonly string[]): string =>
    joined(
      texts.password,
      texts.ofApplication.replace('{number}', applicationNumber),
      ...rows,
      texts.change,
      texts.latin,
    );

  test('shows the password letter by letter and names what each one is', async () => {
    const [, tornOff] = await partsOf();
    expect(tornOff).toBe(
      tornOffWith(
        'O0lI1s5S',
        [capital, digit, small, capital, digit, small, digit, capital].join(''),
        'Z2B8',
        [capital, digit, capital, digit].join(''),
      ),
    );
  });

  test('names every sign of ASCII that a password may hold', async () => {
    const signs = [...Array(94).keys()]
      .map((code) => String.fromCharCode(33 + code))
      .filter((sign) => /\W|_/.test(sign));
    expect(Object.keys(texts.signs).sort()).toEqual(signs.sort());
    const [, tornOff] = await partsOf({ temporaryPassword: '-_.,;:Aa' });
    const names = [...'-_.,;:'].map((sign) => texts.signs[sign] ?? '');
    expect(tornOff).toBe(tornOffWith('-_.,;:Aa', ...names, capital, small));
  });

  test('does not call the letters Latin where they are not', async () => {
    const [, tornOff] = await partsOf({ temporaryPassword: 'Құпия2026' });
    expect(tornOff).not.toContain(joined(texts.latin));
  });

  test('tells the login, the number, the application, the date, three steps, what to keep secret and whom to call', async () => {
    const [kept] = await partsOf();
    const lines = [
      ...[texts.title, texts.lead],
      ...[texts.name, 'Әбдіғалиева Ұлжан Серікқызы', texts.login, '901123 300258'],
      ...[texts.number, '+7 701 123 45 67', texts.application, applicationNumber, texts.date, '22.11.2026'],
      ...[texts.next, ...texts.steps],
      ...[texts.warning, ...texts.warnings, texts.help],
    ];
    expect(kept).toBe(joined(...lines));
    expect(texts.help).toContain('1414');
  });

  test('says on the part that is torn off until when the password can be used, where it expires', async () => {
    const [kept, tornOff] = await partsOf({ expiresAt: '2026-11-25T05:42:00.000Z' });
    expect(tornOff).toContain(joined(texts.changeUntil.replace('{time}', '25.11.2026 10:42')));
    expect(kept).toBe((await partsOf())[0]);
    for (const style of settings.filter(({ name }) => !name.endsWith('large')).map((each) => each.style))
      expect(
        (await drawPaper(slipIn(language, { style, expiresAt: '2026-11-25T05:42:00.000Z' }))).pages,
      ).toBe(1);
  });

  test('writes the login as it is typed at sign-in, without a space', async () => {
    const { pdf } = await drawPaper(slipIn(language));
    expect(textOf(pdf, 'body')).toContain('901123300258');
  });

  test('keeps the password out of the part above the cut, and the person out of the part below', async () => {
    const [kept, tornOff] = await partsOf();
    expect(kept).not.toContain('O0lI1s5S');
    for (const known of ['901123300258', 'Әбдіғалиева', '7011234567']) expect(tornOff).not.toContain(known);
  });

  test('stays on one page up to 16 characters and with a long name; a longer password moves whole to the next', async () => {
    const name = 'Константинопольская-Преображенская Мария-Антуанетта Жозефина Нұргүл-Айсұлу Әбдіғалиқызы';
    const pagesOf = async (temporaryPassword: string): Promise<number> =>
      (await drawPaper(slipIn(language, { name, temporaryPassword }))).pages;
    expect(await pagesOf('aB3dE6gH9jK2mN5p')).toBe(1);
    const long = slipIn(language, { temporaryPassword: 'aB3d'.repeat(16) });
    const { pdf, pages } = await drawPaper(long);
    expect(pages).toBe(2);
    expect(joined(textOf(pdf, 'body').split('\f')[1] ?? '')).toContain(joined(texts.password));
  });

  test('carries the application number as a barcode', async () => {
    const { pdf } = await drawPaper(slipIn(language));
    expect(barcodeOf(pdf)).toBe(`CODE-128:${applicationNumber.replaceAll('-', '')}`);
  });
});
