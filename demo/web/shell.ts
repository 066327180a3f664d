import { type Html, html } from './html.ts';

/** The languages of the demonstration's own pages. */
export type PageLanguage = 'kk' | 'ru';

export interface Shell {
  readonly language: PageLanguage;
  readonly title: string;
  readonly lead: string;
  /** The same page in a language. */
  readonly address: (language: PageLanguage) => string;
  readonly scripts?: readonly string[];
  readonly body: Html;
}

export const languageOf = (url: URL): PageLanguage =>
  url.searchParams.get('language') === 'ru' ? 'ru' : 'kk';

/** A page of the demonstration: its heading, its languages, and what it shows. */
export const shell = ({
  language,
  title,
  lead,
  address,
  scripts = [],
  body,
}: Shell): Html => html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/style.css">
    ${['/live.js', ...scripts].map((script) => html`<script type="module" src="${script}"></script>`)}
  </head>
  <body>
    <header>
      <div><h1>${title}</h1><p>${lead}</p></div>
      <nav class="languages">
        ${languageLink('kk', 'ҚАЗ', language, address)}
        ${languageLink('ru', 'РУС', language, address)}
      </nav>
    </header>
    ${body}
  </body>
</html>`;

const languageLink = (
  language: PageLanguage,
  text: string,
  current: PageLanguage,
  address: Shell['address'],
): Html =>
  html`<a id="language-${language}" href="${address(language)}" lang="${language}" aria-current="${String(language === current)}">${text}</a>`;
