import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';
import { inEveryLanguage } from './in-every-look.ts';
import { type Look, walkAround, walkRegistration } from './screens.ts';

/** What is wider than its place: the page, a room of it, a dialogue, or a button that leaves the screen. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const width = document.documentElement.clientWidth;
    const name = (element: Element): string =>
      `${element.tagName.toLowerCase()} ${element.textContent?.trim().slice(0, 40)}`;
    for (const each of document.querySelectorAll('html, body, main, dialog, header, nav, footer'))
      if (each.scrollWidth > each.clientWidth + 1) found.push(`too wide: ${name(each)}`);
    // A table of many columns scrolls in its own frame (WCAG 1.4.10 excepts it).
    for (const each of document.querySelectorAll('button, input, select, h1, h2, label')) {
      if (each.closest('table, .hidden-text, [hidden], nav li') || each.classList.contains('hidden-text'))
        continue;
      const { left, right, height } = each.getBoundingClientRect();
      if (height > 1 && (left < -1 || right > width + 1)) found.push(`outside: ${name(each)}`);
    }
    return found;
  });

describe.skipIf(!hasBrowser)('nothing is cut off at 1366 × 768', () => {
  const here = servedOffice();
  const measure = (page: Page, found: Record<string, string[]>): Look => {
    return (name) =>
      inEveryLanguage(page, 'ru', async (language) => {
        for (const size of ['100', '200']) {
          await page.evaluate((percent) => {
            document.documentElement.style.fontSize = `${percent}%`;
          }, size);
          const wrong = await cutOff(page);
          if (wrong.length > 0) found[`${name} ${language} ${size} %`] = wrong;
        }
        await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
      });
  };

  test('on the way of a registration, with text of twice its size', { timeout: 60_000 }, async () => {
    const counter = await here.counter();
    const found: Record<string, string[]> = {};
    await walkRegistration(counter, measure(counter.page, found));
    expect(found).toEqual({});
  });

  test('on every screen around it, with text of twice its size', { timeout: 60_000 }, async () => {
    const counter = await here.counter();
    const found: Record<string, string[]> = {};
    await walkAround(counter, here.office, measure(counter.page, found));
    expect(found).toEqual({});
  });
});
