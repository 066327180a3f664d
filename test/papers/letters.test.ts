import * as fontkit from 'fontkit';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildFonts } from '../../build/fonts.ts';
import { drawPaper } from '../../main/papers/draw.ts';
import { findPaperFonts } from '../../main/papers/fonts.ts';
import { Fault } from '../../src/contract/fault.ts';
import { paperTexts } from '../../src/language/papers.ts';
import { applicationIn, languages } from './documents.ts';

beforeAll(buildFonts);

const kazakh = 'ӘәҒғҚқҢңӨөҰұҮүҺһІі';
const russian = 'АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя';
/** Names of the neighbours and of Europe, as passports spell them, and what stands inside names. */
const latin = 'ŞşĞğIıİiÖöÜüÇçÄäƏəŊŋẞßÑñØøÅåŁłŽžČčŐőÞþĐđǍǎȘșẢảỆệʻʼ’‘ -';
const otherCyrillic = 'ҐґЄєЇїЎўҲҳӢӣӮӯҶҷҖҗӐӑӖӗЈјЉљЊњЋћЏџ';
const signs = '0123456789№₸«»“”„–—…•·§©@+()/:;,.!?%&*#$€';

const asciiPassword = [...Array(94).keys()].map((code) => String.fromCharCode(33 + code)).join('');

describe.each(['normal', 'bold', 'italics', 'bolditalics'] as const)('the %s font', (style) => {
  test.each(languages)('has every character of every paper in %s', (language) => {
    expect(missing(style, JSON.stringify(paperTexts[language]))).toEqual([]);
  });

  test('has every letter and sign that names, addresses and passwords may hold', () => {
    const all = kazakh + russian + latin + otherCyrillic + signs + asciiPassword;
    expect(missing(style, all)).toEqual([]);
  });

  test('has capital and small forms of every letter it has, since titles are set in capitals', () => {
    const letters = kazakh + russian + otherCyrillic;
    expect(missing(style, letters.toUpperCase() + letters.toLowerCase())).toEqual([]);
  });
});

describe('a letter that the font lacks', () => {
  test.each(['surname', 'givenName', 'patronymic'] as const)(
    'stops the paper where it stands in the %s',
    async (field) => {
      const { applicant } = applicationIn('kk');
      const paper = applicationIn('kk', { applicant: { ...applicant, [field]: 'Вахтанგ' } });
      await expect(drawPaper(paper)).rejects.toThrow(
        expect.objectContaining({ code: 'paper-letter-missing', details: { codePoint: 'U+10D2' } }),
      );
    },
  );

  test('is named alone: the fault carries nothing of the name', async () => {
    const paper = applicationIn('kk', { email: 'вахтанг😀@mail.example' });
    const fault = await drawPaper(paper).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({ details: { codePoint: 'U+1F600' } });
    expect(JSON.stringify(fault, Object.getOwnPropertyNames(fault))).not.toContain('вахтанг');
  });

  test('is no line break: a statement may have paragraphs', async () => {
    const { statements } = applicationIn('ru');
    const paper = applicationIn('ru', {
      statements: { ...statements, agreement: { kk: '', ru: 'Первый.\nВторой.' } },
    });
    expect((await drawPaper(paper)).pages).toBe(1);
  });
});

function missing(style: 'normal' | 'bold' | 'italics' | 'bolditalics', text: string): string[] {
  const font = fontkit.openSync(findPaperFonts()[style]);
  if (!('hasGlyphForCodePoint' in font)) throw new Error('a collection of fonts');
  return [...new Set(text)].filter((letter) => !font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
}
