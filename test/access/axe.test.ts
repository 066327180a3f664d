import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Counter } from '../fixtures/counter.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';
import { inEveryLanguage, looks, setTheme } from './in-every-look.ts';
import { type Look, walkAround, walkRegistration } from './screens.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe.skipIf(!hasBrowser)('axe finds nothing (WCAG 2.0 to 2.2, A and AA)', () => {
  const here = servedOffice();

  /** Everything in every language in the light, colours alone in the other themes: nothing else differs. */
  const audit = (counter: Counter, found: Map<string, string>): Look => {
    const { page } = counter;
    return async (name) => {
      await counter.still();
      await inEveryLanguage(page, 'ru', async (language) => {
        await setTheme(page, 'light');
        note(found, `${name} ${language}`, await axe(page).withTags(tags).analyze());
      });
      for (const theme of looks.slice(1)) {
        await setTheme(page, theme);
        note(found, `${name} ${theme}`, await axe(page).withRules('color-contrast').analyze());
      }
      await setTheme(page, 'light');
    };
  };

  test('on the way of a registration', { timeout: 120_000 }, async () => {
    const counter = await here.counter();
    const found = new Map<string, string>();
    await walkRegistration(counter, audit(counter, found));
    expect(Object.fromEntries(found)).toEqual({});
  });

  test('on every screen around it', { timeout: 120_000 }, async () => {
    const counter = await here.counter();
    const found = new Map<string, string>();
    await walkAround(counter, here.office, audit(counter, found));
    expect(Object.fromEntries(found)).toEqual({});
  });
});

/** No frames here: axe runs in the page itself, and counts what is wrong alone. */
const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });

type Results = Awaited<ReturnType<AxeBuilder['analyze']>>;

/** Writes down what was found, short enough to be read in a failed test. */
function note(found: Map<string, string>, where: string, { violations }: Results): void {
  for (const { id, nodes } of violations)
    found.set(
      `${where}: ${id}`,
      nodes
        .slice(0, 3)
        .map(({ target, html }) => `${String(target)} ${html.slice(0, 160)}`)
        .join('\n'),
    );
}
