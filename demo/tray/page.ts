import { type Html, html } from '../web/html.ts';
import { languageOf, type PageLanguage, shell } from '../web/shell.ts';
import type { PaperInTray } from './papers.ts';

const words = {
  kk: {
    title: 'Принтер науасы',
    lead: 'Кеңсе принтерінен шыққан қағаздар, соңғысы жоғарыда.',
    none: 'Әзірге ештеңе басылмады',
  },
  ru: {
    title: 'Лоток принтера',
    lead: 'Бумаги, вышедшие из принтера офиса, последняя сверху.',
    none: 'Пока ничего не напечатано',
  },
} as const satisfies Record<PageLanguage, object>;

/** How many papers are drawn; the older ones are a list. */
const drawn = 6;

/** The page for an address: `?language=` kk or ru. */
export function trayPage(url: URL, papers: readonly PaperInTray[]): Html {
  const language = languageOf(url);
  const { title, lead, none } = words[language];
  const older = papers.slice(drawn);
  return shell({
    language,
    title,
    lead,
    address: (other) => `/?language=${other}`,
    scripts: ['/draw.js'],
    body: html`<main id="tray" aria-live="polite" data-live>
      ${papers.length === 0 ? html`<p class="none">${none}</p>` : []}
      <div class="papers">${papers.slice(0, drawn).map(sheet)}</div>
      <ul>${older.map(
        (paper) => html`<li><a id="${paper.name}" href="${addressOf(paper)}">${label(paper)}</a></li>`,
      )}</ul>
    </main>`,
  });
}

const sheet = (paper: PaperInTray): Html => html`<article>
  <h2>${label(paper)}</h2>
  <a id="${paper.name}" href="${addressOf(paper)}" aria-label="${label(paper)}"><canvas data-pdf="${addressOf(paper)}"></canvas></a>
</article>`;

const addressOf = ({ name }: PaperInTray): string => `/papers/${encodeURIComponent(name)}`;

const time = new Intl.DateTimeFormat('ru', {
  timeZone: 'Asia/Almaty',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const label = ({ name, at }: PaperInTray): string => `${time.format(at)} · ${name.replace(/\.pdf$/, '')}`;
