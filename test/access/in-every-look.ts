import type { Page } from 'playwright-core';
import { type Language, languages } from '../../src/language/format.ts';

/** The looks of the window, without the one that follows the system. */
export const looks = ['light', 'dark', 'contrast'] as const;
export type LookOf = (typeof looks)[number];

/** Changes the look in place, as the settings do, with nothing half faded. */
export const setTheme = (page: Page, theme: LookOf): Promise<void> =>
  page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);

/** Changes the language in place where the screen offers it; the cursor stays where it is. */
export async function speak(page: Page, language: Language): Promise<boolean> {
  const radio = page.locator(`label[lang="${language}"] input`).first();
  if ((await radio.count()) === 0) return false;
  await radio.evaluate((input: HTMLInputElement) => input.click());
  await page.waitForFunction((lang) => document.documentElement.lang === lang, language);
  return true;
}

/** Does something in every language that the screen offers, and comes back to the first. */
export async function inEveryLanguage(
  page: Page,
  own: Language,
  does: (language: Language) => Promise<void>,
): Promise<void> {
  const others = languages.filter((each) => each !== own);
  await does(own);
  for (const language of others) if (await speak(page, language)) await does(language);
  await speak(page, own);
}
