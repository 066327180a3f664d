import type { Page } from 'playwright-core';
import { inEveryLanguage, type Scene } from '../screens/scene.ts';
import type { Found } from './look-for-faults.ts';

/** What leaves its place at 1366 × 768, in every language, with text of its usual size and of twice that. */
export async function cutOff(scene: Scene, found: Found): Promise<void> {
  await inEveryLanguage(scene, async (language) => {
    for (const size of ['100', '200']) {
      await scene.page.evaluate((percent) => {
        document.documentElement.style.fontSize = `${percent}%`;
      }, size);
      for (const wrong of await tooWide(scene.page)) found(`${language} ${size} %`, wrong);
      if (size === '100') for (const wrong of await tooHigh(scene.page)) found(language, wrong);
    }
    await scene.page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  });
}

/** What is wider than its place: the page, a room of it, a dialogue, or a button that leaves the screen. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const width = document.documentElement.clientWidth;
    const name = (element: Element): string =>
      `${element.tagName.toLowerCase()} ${(element.textContent || (element as HTMLInputElement).value)?.slice(0, 40)}`;
    for (const each of document.querySelectorAll('main, dialog'))
      if (each.scrollHeight > each.clientHeight + 1 && getComputedStyle(each).overflowY === 'visible')
        found.push(`too high: ${name(each)}`);
    for (const each of document.querySelectorAll('body, body *')) {
      if (each.scrollWidth <= each.clientWidth + 1 || each.classList.contains('hidden-text')) continue;
      const { display, overflowX, textOverflow } = getComputedStyle(each);
      // What is shortened says so by three dots; what is wider than a box that lets it out is found outside of it.
      if (textOverflow === 'ellipsis' || overflowX === 'visible' || display === 'inline') continue;
      // A table of many columns scrolls in its own frame (WCAG 1.4.10 excepts it).
      if (each.querySelector(':scope > table') || each.closest('table')) continue;
      found.push(`too wide: ${name(each)}`);
    }
    for (const each of document.querySelectorAll('button, input, select, h1, h2, label')) {
      if (each.closest('table, .hidden-text, [hidden], nav li') || each.classList.contains('hidden-text'))
        continue;
      const { left, right, height } = each.getBoundingClientRect();
      if (height > 1 && (left < -1 || right > width + 1)) found.push(`outside: ${name(each)}`);
    }
    return found;
  });

/** With text of its usual size all of a registration is in sight, and the bar of the keys is one line. */
const tooHigh = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollHeight > innerHeight + 1) found.push('the page scrolls');
    const bands = document.querySelector('[aria-current="step"]')?.parentElement;
    if (bands && bands.scrollHeight > bands.clientHeight + 1) found.push('the bands scroll');
    const keys = [...document.querySelectorAll('footer kbd')].map((key) => key.getBoundingClientRect().top);
    if (Math.max(...keys) - Math.min(...keys) > 8) found.push('the keys take two lines');
    return found;
  });
