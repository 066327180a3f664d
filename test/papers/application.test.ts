import { beforeAll, describe, expect, test } from 'vitest';
import { buildFonts } from '../../build/fonts.ts';
import { paperDefinition } from '../../forms/definition.ts';
import { grey } from '../../forms/styles.ts';
import { drawPaper } from '../../main/papers/draw.ts';
import { paperTexts } from '../../src/language/papers.ts';
import type { ApplicationPaper } from '../../src/papers/document.ts';
import {
  applicationIn,
  applicationNumber,
  connectedNumber,
  emptyApplicationIn,
  languages,
  longApplicationIn,
} from './documents.ts';
import { barcodeOf, canReadBack, joined, textOf } from './read-back.ts';

beforeAll(buildFonts);

/** The appendix line by line, with what stands on each line. */
function linesOf(paper: ApplicationPaper, none = ''): string[] {
  const { application: texts } = paperTexts[paper.language];
  return [
    texts.addressee,
    texts.title.above,
    texts.title.name.toUpperCase(),
    texts.title.below,
    ...[texts.uniqueNumber, paper.applicationNumber ?? ''],
    texts.identity,
    ...[texts.iin, paper.applicant.iin],
    ...[texts.surname, paper.applicant.surname],
    ...[texts.givenName, paper.applicant.givenName],
    ...[texts.patronymic, paper.applicant.patronymic || none],
    ...[texts.email, paper.email || none],
    ...[texts.phone, paper.subscriberNumber],
    paper.statements.agreement[paper.language],
    paper.statements.information[paper.language],
    texts.signature,
    texts.date,
  ];
}

describe.each(languages)('the application in %s', (language) => {
  test('shows the statements in ink once the citizen has accepted them, and grey before', () => {
    const greyTexts = (paper: ApplicationPaper): number =>
      JSON.stringify(paperDefinition(paper, { barcode: null, squareCode: null }).content).split(
        `"color":"${grey}"`,
      ).length - 1;
    const { statements } = applicationIn(language);
    expect(greyTexts(applicationIn(language))).toBe(0);
    expect(greyTexts(applicationIn(language, { statements: { ...statements, accepted: false } }))).toBe(2);
  });

  describe.skipIf(!canReadBack)('read back', () => {
    test('has every line of the appendix in its order, and nothing between', async () => {
      const paper = applicationIn(language);
      const { pdf, pages } = await drawPaper(paper);
      expect(joined(textOf(pdf, 'body'))).toBe(joined(...linesOf(paper)));
      expect(pages).toBe(1);
    });

    test('holds long names and an e-mail address of 60 characters, letter by letter, on one page', async () => {
      const paper = longApplicationIn(language);
      expect(paper.email).toHaveLength(60);
      const { pdf, pages } = await drawPaper(paper);
      expect(joined(textOf(pdf, 'body'))).toBe(joined(...linesOf(paper, '—')));
      expect(textOf(pdf, 'body')).toContain(paper.email);
      expect(pages).toBe(1);
    });

    test('loses no letter of the longest names and address that can be typed', async () => {
      const paper = applicationIn(language, {
        applicant: {
          iin: '901123 300258',
          surname: 'Ж'.repeat(120),
          givenName: 'Щербақова '.repeat(12).trim(),
          patronymic: 'Әбдіғалиқызы-'.repeat(9).slice(0, -1),
        },
        email: `${'w'.repeat(241)}@mail.example`,
      });
      const { pdf, pages } = await drawPaper(paper);
      expect(joined(textOf(pdf, 'body'))).toBe(joined(...linesOf(paper)));
      expect(pages).toBeLessThanOrEqual(2);
    });

    test('strikes out an optional line that stays empty once it has its number', async () => {
      const paper = applicationIn(language, { email: '' });
      const text = joined(textOf((await drawPaper(paper)).pdf, 'body'));
      expect(text).toBe(joined(...linesOf(paper, '—')));
      expect(text.match(/—/g)).toHaveLength(1);
    });

    test('is a blank form while nothing is typed, without a number and a barcode', async () => {
      const paper = emptyApplicationIn(language);
      const { pdf, pages } = await drawPaper(paper);
      expect(joined(textOf(pdf, 'body'))).toBe(joined(...linesOf(paper)));
      expect(textOf(pdf, 'top margin').trim()).toBe('');
      expect(() => barcodeOf(pdf)).toThrow();
      expect(pages).toBe(1);
    });

    test('carries its number as a barcode that a scanner reads at 150 dpi', async () => {
      const { pdf } = await drawPaper(applicationIn(language));
      expect(barcodeOf(pdf)).toBe(`CODE-128:${applicationNumber.replaceAll('-', '')}`);
      expect(textOf(pdf, 'top margin').trim()).toBe(applicationNumber);
    });

    test('says in the upper margin that it replaces a connected number; the appendix’s lines are as ever', async () => {
      const { margin } = paperTexts[language];
      const paper = applicationIn(language, { replaces: connectedNumber });
      const { pdf, pages } = await drawPaper(paper);
      const says = margin.replaces.replace('{digits}', '45');
      expect(joined(textOf(pdf, 'top margin'))).toBe(joined(applicationNumber, says));
      expect(joined(textOf(pdf, 'body'))).toBe(joined(...linesOf(paper)));
      expect(pages).toBe(1);
    });

    test('names in the lower margin its wordings, both versions, its date and its page', async () => {
      const { margin, version } = paperTexts[language];
      const text = textOf((await drawPaper(applicationIn(language))).pdf, 'bottom margin');
      expect(joined(text)).toContain(joined(margin.rendering));
      expect(text).toContain(version);
      expect(text).toContain('2026-1');
      expect(text).toContain('22.11.2026');
      expect(text).toContain('1 / 1');
    });
  });
});
