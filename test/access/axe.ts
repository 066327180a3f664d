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

/** What axe finds (WCAG 2.0 to 2.2, A and AA, and its best practice), in every language and theme. */
export async function axeFinds(scene: Scene, found: Found): Promise<void> {
  const { page } = scene;
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  await inEveryLanguage(scene, (language) =>
    inEveryTheme(scene, async (theme) => {
      for (const { id, nodes } of await violationsOn(page))
        for (const { target, html } of nodes.slice(0, 3))
          found(`${language} ${theme}`, `${id}: ${String(target)} ${html.slice(0, 160)}`);
    }),
  );
}

const violationsOn = (page: Page): Promise<Violations> =>
  page.evaluate(async (values) => {
    const { axe } = globalThis as unknown as {
      axe: { run(context: Document, options: object): Promise<{ violations: Violations }> };
    };
    // No frames and no style sheets from elsewhere here; only what is wrong counts.
    const options = { resultTypes: ['violations'], iframes: false, preload: false };
    return (await axe.run(document, { ...options, runOnly: { type: 'tag', values } })).violations;
  }, tags);
