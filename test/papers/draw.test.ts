import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildFonts } from '../../build/fonts.ts';
import { drawPaper } from '../../main/papers/draw.ts';
import { findPaperFonts } from '../../main/papers/fonts.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { applicationIn, everyPaper, languages, slipIn } from './documents.ts';
import { canReadBack, fontsOf, infoOf } from './read-back.ts';

beforeAll(buildFonts);

describe('drawing', () => {
  test.each(languages)(
    'gives the same bytes for the same paper in %s, whenever it is drawn',
    async (language) => {
      for (const make of Object.values(everyPaper)) {
        const paper = make(language, {});
        const [first, second] = await Promise.all([drawPaper(paper), drawPaper(structuredClone(paper))]);
        const third = await drawPaper(paper);
        expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
        expect(Buffer.compare(first.pdf, third.pdf)).toBe(0);
      }
    },
  );

  test('gives other bytes as soon as one letter differs', async () => {
    const one = await drawPaper(applicationIn('kk', { email: 'a@mail.example' }));
    const other = await drawPaper(applicationIn('kk', { email: 'b@mail.example' }));
    expect(Buffer.compare(one.pdf, other.pdf)).not.toBe(0);
  });

  test('leaves the document as it was', async () => {
    const paper = applicationIn('ru');
    const before = structuredClone(paper);
    await drawPaper(paper);
    expect(paper).toEqual(before);
  });

  test('prints what is typed, whatever it looks like: no text is taken for a file or an address', async () => {
    const { applicant } = applicationIn('ru');
    const paper = applicationIn('ru', { applicant: { ...applicant, surname: 'file:///etc/hostname' } });
    expect((await drawPaper(paper)).pages).toBe(1);
  });
});

describe.skipIf(!canReadBack)('the file', () => {
  test.each(languages)(
    'names its title, language and date, and holds only our two fonts, in %s',
    async (language) => {
      const { pdf } = await drawPaper(applicationIn(language));
      const info = infoOf(pdf);
      expect(info['Title']).toBe(`${language === 'kk' ? 'Өтініш' : 'Заявление'} 0123-04-000057-75`);
      expect(info['CreationDate']).toMatch(/^2026-11-22T00:00:00/);
      expect(info['Page size']).toContain('A4');
      expect(Buffer.from(pdf).toString('latin1')).toContain(`/Lang (${language})`);
      expect(fontsOf(pdf).sort()).toEqual(['Tinos-Bold', 'Tinos-Regular']);
    },
  );

  test('of a slip says nothing of the password or the person outside its page', async () => {
    const described = JSON.stringify(infoOf((await drawPaper(slipIn('ru'))).pdf));
    for (const secret of ['O0lI1s5SZ2B8', '901123', 'Әбдіғалиева']) expect(described).not.toContain(secret);
  });
});

describe('the fonts', () => {
  test('are found from any folder below the one that has dist/fonts', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'dist/desk'), { recursive: true });
    symlinkSync(join(findPaperFonts().normal, '..'), join(folder, 'dist/fonts'));
    expect(findPaperFonts(join(folder, 'dist/desk')).bold).toBe(join(folder, 'dist/fonts/Tinos-Bold.ttf'));
  });

  test('that were not built stop drawing with a line that says how to build them', () => {
    expect(() => findPaperFonts(temporaryFolder())).toThrow('run "npm run build"');
  });
});
