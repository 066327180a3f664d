import type { Page } from 'playwright-core';
import type { Scene, ThemeShown } from '../screens/scene.ts';
import type { Found } from './look-for-faults.ts';

/** More stops than any screen has. */
const most = 60;

/**
 * Where the focus can't be seen (WCAG 2.4.7, 2.4.11, 2.4.13): goes from stop to stop by Tab, and asks in
 * every theme, and in colours of the system's own, for a ring of two pixels and a contrast of 3, in sight.
 */
export async function focusIsLost({ page, themes }: Scene, found: Found): Promise<void> {
  const before = await page.evaluateHandle(() => document.activeElement);
  await atEveryStop(page, async (stop) => {
    for (const { theme, wrong } of await faultsOfFocus(page, themes)) found(theme, `${stop}: ${wrong}`);
  });
  await page.emulateMedia({ forcedColors: 'active' });
  await atEveryStop(page, async (stop) => {
    for (const { wrong } of await faultsOfFocus(page, ['light']))
      found('forced colours', `${stop}: ${wrong}`);
  });
  await page.emulateMedia({ forcedColors: 'none' });
  await before.evaluate((element) => element instanceof HTMLElement && element.focus());
}

/** Presses Tab until it comes round: between the last stop and the first one the page itself has the focus. */
async function atEveryStop(page: Page, look: (stop: string) => Promise<void>): Promise<void> {
  const seen = new Set<string>();
  for (let stop = 0; stop < most; stop++) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (here === null) continue;
    if (seen.has(here)) break;
    seen.add(here);
    await look(here);
  }
}

/** A name for what has the focus; null where that is the page itself. */
const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const place = [...document.querySelectorAll(element.tagName)].indexOf(element);
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? '';
    return `${element.tagName.toLowerCase()} ${place} ${name}`;
  });

const faultsOfFocus = (page: Page, themes: readonly ThemeShown[]) =>
  page.evaluate((names) => {
    const element = document.activeElement as HTMLElement;
    const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (colour: string): number => {
      const [red = 0, green = 0, blue = 0] = channels(colour).map((value) =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: string, other: string): number => {
      const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };
    /** The first colour behind an element that isn't seen through. */
    const behind = (from: Element | null): string => {
      for (let each = from; each; each = each.parentElement) {
        const { backgroundColor } = getComputedStyle(each);
        if ((channels(backgroundColor)[3] ?? 1) === 1) return backgroundColor;
      }
      return 'rgb(255, 255, 255)';
    };
    /** The ring may be drawn on the whole row, on the word of a hidden radio button, or on the box of a code. */
    const ringOf = () => {
      const boxes = element.previousElementSibling;
      const drawnOn = [
        { on: element, part: null },
        { on: element, part: '::after' },
        { on: element.nextElementSibling, part: null },
        { on: boxes?.querySelector('[data-next="true"]') ?? null, part: null },
      ];
      for (const { on, part } of drawnOn) {
        if (!on) continue;
        const { outlineStyle, outlineWidth, outlineColor, outlineOffset, opacity } = getComputedStyle(
          on,
          part,
        );
        if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2 || opacity === '0') continue;
        return { on, colour: outlineColor, isInside: Number.parseFloat(outlineOffset) < 0 };
      }
      return null;
    };
    /** What lies over the middle of an element and is no part of it. */
    const over = (on: Element): Element | null => {
      const { left, top, right, bottom } = on.getBoundingClientRect();
      if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight) return document.body;
      const x = Math.min(Math.max((left + right) / 2, 0), innerWidth - 1);
      const y = Math.min(Math.max((top + bottom) / 2, 0), innerHeight - 1);
      const highest = document.elementFromPoint(x, y);
      const own = element.closest('label') ?? element.parentElement ?? element;
      return highest && (own.contains(highest) || highest.contains(element)) ? null : highest;
    };
    const before = document.documentElement.dataset['theme'] ?? '';
    const found = names.flatMap((theme) => {
      document.documentElement.dataset['theme'] = theme;
      const ring = ringOf();
      if (!ring) return [{ theme, wrong: 'has no ring' }];
      const { on, colour, isInside } = ring;
      const ground = behind(isInside ? on : on.parentElement);
      const cover = over(on);
      return [
        ...(contrast(colour, ground) < 3
          ? [{ theme, wrong: `its ring ${colour} is faint on ${ground}` }]
          : []),
        ...(cover ? [{ theme, wrong: `lies under ${cover.tagName} ${cover.className}` }] : []),
      ];
    });
    document.documentElement.dataset['theme'] = before;
    return found;
  }, themes);
