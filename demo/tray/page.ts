import { type Html, html } from '../web/html.ts';
import type { PaperInTray } from './papers.ts';

const words = {
  kk: {
    title: 'Принтер науасы',
    lead: 'Кеңсе принтерінен шыққан қағаздар, соңғысы жоғарыда.',
    none: 'Әзірге ештеңе басылмады',
    open: 'Ашу',
  },
  ru: {
    title: 'Лоток принтера',
    lead: 'Бумаги, вышедшие из принтера офиса, последняя сверху.',
    none: 'Пока ничего не напечатано',
    open: 'Открыть',
  },
} as const;

/** How many papers are drawn; the older ones are a list. */
const drawn = 4;

/** The page for an address: `?language=` kk or ru. */
export function trayPage(url: URL, papers: readonly PaperInTray[]): Html {
  const language = url.searchParams.get('language') === 'ru' ? 'ru' : 'kk';
  const word = words[language];
  const older = papers.slice(drawn);
  return html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${word.title}</title>
    <link rel="stylesheet" href="/style.css">
    <script type="module" src="/live.js"></script>
  </head>
  <body>
    <header>
      <div><h1>${word.title}</h1><p>${word.lead}</p></div>
      <nav class="languages">
        <a id="language-kk" href="/?language=kk" lang="kk" aria-current="${String(language === 'kk')}">ҚАЗ</a>
        <a id="language-ru" href="/?language=ru" lang="ru" aria-current="${String(language === 'ru')}">РУС</a>
      </nav>
    </header>
    <main id="tray" aria-live="polite" data-live>
      ${papers.length === 0 ? html`<p class="none">${word.none}</p>` : []}
      <div class="papers">${papers.slice(0, drawn).map((paper) => sheet(paper, word.open))}</div>
      <ul>${older.map(
        (paper) => html`<li><a id="${paper.name}" href="${addressOf(paper)}">${label(paper)}</a></li>`,
      )}</ul>
    </main>
  </body>
</html>`;
}

const sheet = (paper: PaperInTray, open: string): Html => html`<article>
  <h2>${label(paper)}</h2>
  <iframe src="${addressOf(paper)}#toolbar=0&navpanes=0&view=Fit" title="${label(paper)}" tabindex="-1"></iframe>
  <a id="${paper.name}" href="${addressOf(paper)}">${open}</a>
</article>`;

const addressOf = ({ name }: PaperInTray): string => `/papers/${encodeURIComponent(name)}`;

const time = new Intl.DateTimeFormat('ru', {
  timeZone: 'Asia/Almaty',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const label = ({ name, at }: PaperInTray): string => `${time.format(at)} · ${name.replace(/\.pdf$/, '')}`;
