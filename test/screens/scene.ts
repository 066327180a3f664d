import type { Page } from 'playwright-core';
import type { Office, OfficeOptions } from '../../demo/office.ts';
import { type Language, languages } from '../../src/language/format.ts';
import type { Counter } from '../fixtures/counter.ts';

/** How the office is set up in which every state can be reached: its policy also returns a number for being connected elsewhere. */
export const officeOfScenes: OfficeOptions = { policy: { numberConnectedElsewhere: 'refuse' } };

/** The looks that the window can be given, without the one that follows the system. */
export const themes = ['light', 'dark', 'contrast'] as const;
export type ThemeShown = (typeof themes)[number];

/** A screen that stands there to be looked at, and what can be changed about it without leaving it. */
export interface Scene {
  readonly counter: Counter;
  readonly office: Office;
  /** What is looked at: the operator's window, or the citizen's screen. */
  readonly page: Page;
  /** Languages that the screen can be read in, its own first. */
  readonly languages: readonly Language[];
  readonly themes: readonly ThemeShown[];
  /** Says everything in another language; the cursor stays where it is. */
  speak(language: Language): Promise<void>;
}

/** Leads from one state of the screen to the next. */
export type Reach = (scene: Scene) => Promise<void>;

/** States in the order in which they are reached, by name, from a window with nobody signed in. */
export interface Chapter {
  /** Puts another page before the eye than the operator's window. */
  readonly begin?: (scene: Scene) => Promise<Scene>;
  readonly states: Readonly<Record<string, Reach>>;
}

/** Looks at the state that stands there now. */
export type Look = (name: string, scene: Scene) => Promise<void>;

/** Goes through a chapter at a counter, in its language, and looks at every state of it. */
export async function walk(chapter: Chapter, counter: Counter, look: Look): Promise<void> {
  const window = operatorsWindow(counter);
  const scene = chapter.begin ? await chapter.begin(window) : window;
  for (const [name, reach] of Object.entries(chapter.states)) {
    await reach(scene);
    await counter.still();
    await look(name, scene);
  }
}

const operatorsWindow = (counter: Counter): Scene => ({
  counter,
  office: counter.office,
  page: counter.page,
  languages: [counter.language, ...languages.filter((each) => each !== counter.language)],
  themes,
  async speak(language) {
    const radio = counter.page.locator(`label[lang="${language}"] input`).first();
    await radio.evaluate((input: HTMLInputElement) => input.click());
    await counter.page.waitForFunction((lang) => document.documentElement.lang === lang, language);
  },
});

/** Does something in every language that the screen can be read in, and comes back to its own. */
export async function inEveryLanguage(
  scene: Scene,
  does: (language: Language) => Promise<void>,
): Promise<void> {
  const [own, ...others] = scene.languages;
  if (own) await does(own);
  for (const language of others) {
    await scene.speak(language);
    await does(language);
  }
  if (own && others.length > 0) await scene.speak(own);
}

/** Does something in every look, and comes back to the light one. */
export async function inEveryTheme(scene: Scene, does: (theme: ThemeShown) => Promise<void>): Promise<void> {
  for (const theme of scene.themes) {
    await setTheme(scene.page, theme);
    await does(theme);
  }
  await setTheme(scene.page, 'light');
}

/** Changes the look in place, as the settings do, with nothing half faded. */
const setTheme = (page: Page, theme: ThemeShown): Promise<void> =>
  page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
    for (const animation of document.getAnimations()) animation.finish();
  }, theme);

/** Closes whatever lies over the screen; a dialogue may have gone by itself. */
export async function closeDialogs({ counter, page }: Scene): Promise<void> {
  const open = page.locator('dialog');
  for (let left = await open.count(); left > 0; left = await open.count()) {
    await counter.press('Escape');
    await page.waitForFunction((before) => document.querySelectorAll('dialog').length < before, left);
  }
}
