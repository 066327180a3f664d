import type { Page } from 'playwright-core';
import { type CitizenView, channelName, Face } from '../../renderer/citizen-screen/message.ts';
import type { PaperLanguage } from '../../src/application/application.ts';
import { words } from '../../src/language/index.ts';
import type { Chapter, Reach } from './scene.ts';

/** The citizen's own screen, which speaks the language of the papers. */
export const citizenScreen: Chapter = {
  begin: async (scene) => {
    const { counter } = scene;
    const page = await counter.page.context().newPage();
    await page.goto(new URL('/citizen.html', counter.page.url()).href);
    return {
      ...scene,
      page,
      languages: counter.language === 'kk' ? ['kk', 'ru'] : ['ru', 'kk'],
      themes: ['light'],
      speak: async (language) => {
        const shown = await page.locator('main').getAttribute('data-face');
        await show(counter.page, page, Face.parse(shown), language === 'kk' ? 'kk' : 'ru');
      },
    };
  },
  states: Object.fromEntries(Face.options.map((face) => [`citizen-screen-${face}`, showing(face)])),
};

function showing(face: Face): Reach {
  return ({ counter, page, languages }) =>
    show(counter.page, page, face, languages[0] === 'kk' ? 'kk' : 'ru');
}

/** Says again and again from the operator's page what the citizen's one shows, as the window does for the work in hand. */
async function show(from: Page, to: Page, face: Face, language: PaperLanguage): Promise<void> {
  const whose =
    face === 'welcome' ? null : { name: 'САЛТЫКОВА-ЩЕДРИНА А.-М.\u00a0И.', number: '+7 775 678 90 12' };
  // The longest row: what stands on the screen of a citizen whose number is replaced.
  const replaces = whose && '+7 ••• ••• •• 45';
  const view: CitizenView = {
    language,
    face,
    name: whose?.name ?? null,
    number: whose?.number ?? null,
    replaces,
  };
  await from.evaluate(
    ([name, message]) => {
      const page = globalThis as typeof globalThis & { saying?: number };
      const channel = new BroadcastChannel(name);
      clearInterval(page.saying);
      page.saying = window.setInterval(() => channel.postMessage(message), 100);
    },
    [channelName, { say: 'show', view }] as const,
  );
  await to.locator(`main[data-face="${face}"]:lang(${language})`).waitFor();
  await to.getByRole('heading', { name: words(language).citizenScreen.face[face].title }).waitFor();
}
