import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildFonts } from '../../build/fonts.ts';
import { paperDefinition } from '../../forms/definition.ts';
import { drawPaper } from '../../main/papers/draw.ts';
import type { PaperLanguage } from '../../src/application/application.ts';
import { paperTexts } from '../../src/language/papers.ts';
import { ApplicationPaper, PaperDocument } from '../../src/papers/document.ts';
import {
  applicationIn,
  confirmationIn,
  connectedNumber,
  emptyApplicationIn,
  everyPaper,
  longApplicationIn,
  noticeIn,
  registerIn,
  settings,
  slipIn,
} from './documents.ts';
import { canReadBack, joined, largestLetter, smallestLetter, textOf } from './read-back.ts';

beforeAll(buildFonts);

const name =
  'Константинопольская-Преображенская-Мұхамбетқалиева Мария-Антуанетта Жозефина Йоханна Нұргүл-Айсұлу';

const endless = {
  ...applicationIn('kk').statements,
  agreement: {
    kk: 'Абонент келіседі және қосуды сұрайды. '.repeat(160),
    ru: 'Абонент согласен. '.repeat(300),
  },
};

/** Papers that are hard to set: long names, no patronymic, an address of 60 characters, a day of many rows. */
const hard: Readonly<Record<string, (language: PaperLanguage) => PaperDocument>> = {
  'a long application': longApplicationIn,
  'a blank application': emptyApplicationIn,
  'an application with statements of many pages': (language) =>
    applicationIn(language, { statements: endless }),
  'a slip with a long name': (language) => slipIn(language, { name }),
  'a slip with the longest password': (language) =>
    slipIn(language, { temporaryPassword: 'aB_;'.repeat(16) }),
  'a notice with a long name, after the last try': (language) =>
    noticeIn(language, { name, reason: 'one-time-password-spent', triesLeft: 0 }),
  'a confirmation with a long name, of an account that was there': (language) =>
    confirmationIn(language, { name, accountCreated: false }),
  'an application that replaces a connected number': (language) =>
    applicationIn(language, { replaces: connectedNumber }),
  'a confirmation with a long name, of a number that was replaced': (language) =>
    confirmationIn(language, { name, accountCreated: false, replaced: connectedNumber }),
  'a slip with a long name, of a password that expires': (language) =>
    slipIn(language, { name, expiresAt: '2026-11-25T05:42:00.000Z' }),
  'a register of 100 rows': (language) =>
    registerIn(language, { rows: Array.from({ length: 25 }, () => registerIn(language).rows).flat() }),
  'a register of a day without registrations': (language) => registerIn(language, { rows: [] }),
};
const papers = [...Object.entries(everyPaper), ...Object.entries(hard)].flatMap(([what, make]) =>
  settings.map(
    ({ name: setting, language, style }) =>
      [what, setting, { ...make(language, {}), style } as PaperDocument] as const,
  ),
);

/** Every text that the form gives to pdfmake, whatever it is wrapped in. */
function given(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(given).join('');
  if (typeof content !== 'object' || content === null) return '';
  return ['text', 'stack', 'columns', 'table', 'body', 'ol', 'ul']
    .filter((key) => key in content)
    .map((key) => given((content as Record<string, unknown>)[key]))
    .join('');
}
const contentOf = ({ content }: TDocumentDefinitions): string => joined(given(content));

/** How often each letter stands in a text; marks of lists are pdfmake's own. */
function lettersOf(text: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const letter of text) counts[letter] = (counts[letter] ?? 0) + 1;
  return counts;
}

const lyingIf = ({ kind }: PaperDocument): 'lying ' | '' => (kind === 'daily-register' ? 'lying ' : '');
const named = (wanted: (document: PaperDocument) => boolean) =>
  papers.filter(([, , document]) => wanted(document));

/** Each paper is drawn once for all tests. */
const drawn = new Map<PaperDocument, ReturnType<typeof drawPaper>>();
function draw(document: PaperDocument): ReturnType<typeof drawPaper> {
  const paper = drawn.get(document) ?? drawPaper(document);
  drawn.set(document, paper);
  return paper;
}

describe.skipIf(!canReadBack)('read back,', () => {
  test.each(papers)('%s in %s has lost no letter', async (_what, _setting, document) => {
    const { pdf } = await draw(document);
    const expected = lettersOf(contentOf(paperDefinition(document, { barcode: null, squareCode: null })));
    const found = lettersOf(joined(textOf(pdf, `${lyingIf(document)}body`)));
    // There may be more: headings of tables stand on every page, and lists have marks.
    for (const [letter, count] of Object.entries(expected))
      expect(found[letter] ?? 0, `letters ${letter}`).toBeGreaterThanOrEqual(count);
  });

  test.each(papers)(
    '%s in %s names the version of its wording on every page, and which page of how many',
    async (_what, _setting, document) => {
      const { pdf, pages } = await draw(document);
      const margins = textOf(pdf, `${lyingIf(document)}bottom margin`)
        .split('\f')
        .slice(0, pages);
      expect(margins).toHaveLength(pages);
      for (const [place, margin] of margins.entries()) {
        expect(margin).toContain(document.kind === 'agreement' ? document.version : paperTexts.kk.version);
        expect(margin).toContain(`${place + 1} / ${pages}`);
      }
    },
  );

  test.each(named(({ style }) => style.largePrint))(
    '%s in %s is set in 16 points and more wherever it is read',
    async (_what, _setting, document) => {
      expect(smallestLetter((await draw(document)).pdf, `${lyingIf(document)}body`)).toBeGreaterThanOrEqual(
        16,
      );
    },
  );

  const isReplacing = (document: PaperDocument): boolean =>
    document.kind === 'application' && document.replaces !== null;

  test.each(named(isReplacing))(
    '%s in %s says so on every page, in the margin alone, large where the paper is',
    async (_what, _setting, document) => {
      const { language, style } = document;
      const { pdf, pages } = await draw(document);
      const says = (one: PaperLanguage) => joined(paperTexts[one].margin.replaces.replace('{digits}', '45'));
      const margins = textOf(pdf, 'top margin').split('\f').slice(0, pages);
      expect(margins).toHaveLength(pages);
      for (const one of style.bilingual ? (['kk', 'ru'] as const) : [language]) {
        for (const margin of margins) expect(joined(margin)).toContain(says(one));
        expect(joined(textOf(pdf, 'body'))).not.toContain(says(one));
      }
      if (style.largePrint) expect(largestLetter(pdf, 'top margin')).toBeGreaterThanOrEqual(16);
    },
  );

  const isSigned = (document: PaperDocument): boolean =>
    document.kind === 'application' && document.statements.agreement !== endless.agreement;

  test.each(named(isSigned))(
    '%s in %s has the signature on the page of both statements',
    async (_what, _setting, document) => {
      const { language, style, statements } = ApplicationPaper.parse(document);
      const texts = textOf((await draw(document)).pdf, 'body').split('\f');
      const { signature } = paperTexts[language].application;
      const page = texts.map((text) => joined(text)).find((text) => text.includes(joined(signature)));
      for (const { kk, ru } of [statements.agreement, statements.information])
        for (const text of style.bilingual ? [kk, ru] : [{ kk, ru }[language]])
          expect(page).toContain(joined(text));
    },
  );
});

test.each(papers)('%s in %s can be kept as it is, and drawn again', (_what, _setting, document) => {
  expect(PaperDocument.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
});
