import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { inEveryLanguage, inEveryTheme, type Scene } from '../screens/scene.ts';
import type { Found } from './look-for-faults.ts';

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** axe itself, as its Playwright package brings it: put into a page once, it takes a quarter of the package's time. */
const ofPackage = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const source = readFileSync(ofPackage.resolve('axe-core/axe.min.js'), 'utf8');

/** What a page is asked for. No frames and no style sheets from elsewhere here; only what is wrong counts. */
const all = {
  ...{ resultTypes: ['violations'], iframes: false, preload: false },
  runOnly: { type: 'tag', values: tags },
};
const withoutColours = { ...all, rules: { 'color-contrast': { enabled: false } } };
const coloursOnly = { ...all, runOnly: { type: 'rule', values: ['color-contrast'] } };

/**
 * What axe finds (WCAG 2.0 to 2.2, A and AA, and its best practice). A theme changes nothing but colours, and
 * a language no colour: everything in the scene's own language and the light theme, the colours in the other
 * themes, and all but the colours in the other languages.
 */
export async function axeFinds(scene: Scene, found: Found): Promise<void> {
  const { page } = scene;
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const look = async (where: string, options: object): Promise<void> => {
    for (const { id, nodes } of await violationsOn(page, options))
      for (const { target, html } of nodes.slice(0, 3))
        found(where, `${id}: ${String(target)} ${html.slice(0, 160)}`);
  };
  const [own] = scene.languages;
  await inEveryTheme(scene, (theme) => look(`${own} ${theme}`, theme === 'light' ? all : coloursOnly));
  await inEveryLanguage(scene, async (language) => {
    if (language !== own) await look(`${language} light`, withoutColours);
  });
}

const violationsOn = (page: Page, options: object): Promise<Violations> =>
  page.evaluate(async (asked) => {
    const { axe } = globalThis as unknown as {
      axe: { run(context: Document, options: object): Promise<{ violations: Violations }> };
    };
    return (await axe.run(document, asked)).violations;
  }, options);
