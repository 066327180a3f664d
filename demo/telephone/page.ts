import { shortName } from '../../src/application/names.ts';
import { formatSubscriberNumber } from '../../src/application/subscriber-number.ts';
import { citizens } from '../citizens.ts';
import { type Html, html } from '../web/html.ts';
import { languageOf, type PageLanguage, shell } from '../web/shell.ts';
import type { ReceivedMessage } from './messages.ts';
import { words } from './words.ts';

interface View {
  readonly language: PageLanguage;
  /** The telephone that is shown. */
  readonly number: string;
  readonly messages: readonly ReceivedMessage[];
}

const owners = new Map<string, string>(
  Object.values(citizens).map((citizen) => [citizen.telephone, shortName(citizen)]),
);

/** The page for an address: `?number=` chooses a telephone (the one written to last, unless said), `?language=` kk or ru. */
export function telephonePage(url: URL, messages: readonly ReceivedMessage[]): Html {
  const language = languageOf(url);
  const number = url.searchParams.get('number') ?? messages.at(-1)?.to ?? citizens.withAccount.telephone;
  const view = { language, number, messages } as const;
  const { title, lead, numbers } = words[language];
  return shell({
    language,
    title,
    lead,
    address: (other) => address(number, other),
    body: html`<div class="table">
      <nav class="numbers" id="numbers" aria-label="${numbers}" data-live>${numberList(view)}</nav>
      <main class="phone" id="phone" aria-live="polite" data-live>${phone(view)}</main>
    </div>`,
  });
}

const address = (number: string, language: PageLanguage): string =>
  `/?number=${encodeURIComponent(number)}&language=${language}`;

/** Telephones with messages first, the newest on top; then the others. */
function numberList(view: View): Html[] {
  const written = view.messages.map(({ to }) => to).reverse();
  const numbers = [...new Set([...written, ...owners.keys()])];
  return numbers.map((number) => {
    const last = view.messages.findLast(({ to }) => to === number);
    return html`<a id="number-${number.slice(1)}" href="${address(number, view.language)}" aria-current="${String(number === view.number)}">
      <b>${owners.get(number) ?? words[view.language].unknown}</b>
      <span>${formatSubscriberNumber(number)}</span>
      ${last ? html`<time>${timeOf(last.at)}</time><small>${last.text}</small>` : []}
    </a>`;
  });
}

function phone({ number, messages, language }: View): Html {
  const word = words[language];
  const own = messages.filter(({ to }) => to === number);
  return html`<div class="screen">
    <div class="status"><span>${formatSubscriberNumber(number)}</span><span>${owners.get(number) ?? ''}</span></div>
    <h2>${word.sender}</h2>
    <ol>${own.map(
      ({ at, text }) =>
        html`<li><time datetime="${at}">${dayOf(at, language)}, ${timeOf(at)}</time><p>${text}</p></li>`,
    )}</ol>
    ${own.length === 0 ? html`<p class="none">${word.none}</p>` : []}
  </div>`;
}

const clock = new Intl.DateTimeFormat('ru', { timeZone: 'Asia/Almaty', hour: '2-digit', minute: '2-digit' });
const timeOf = (instant: string): string => clock.format(new Date(instant));

const dayOf = (instant: string, language: PageLanguage): string =>
  new Intl.DateTimeFormat(language, { timeZone: 'Asia/Almaty', day: 'numeric', month: 'long' }).format(
    new Date(instant),
  );
