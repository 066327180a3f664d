import { shortName } from '../../src/application/names.ts';
import { formatSubscriberNumber } from '../../src/application/subscriber-number.ts';
import { citizens } from '../citizens.ts';
import { type Html, html } from '../web/html.ts';
import { languageOf, type PageLanguage, shell } from '../web/shell.ts';
import type { ReceivedMessage } from './messages.ts';
import { words } from './words.ts';

interface View {
  readonly language: PageLanguage;
  /** The telephone that is shown, by its number, or the mailbox, by its address. */
  readonly shown: string;
  readonly messages: readonly ReceivedMessage[];
}

const owners = new Map<string, string>(
  Object.values(citizens).map((citizen) => [citizen.telephone, shortName(citizen)]),
);

/**
 * The page for an address: `?number=` chooses a telephone or a mailbox (the telephone with the last
 * one-time password, unless said), `?language=` kk or ru.
 */
export function telephonePage(url: URL, messages: readonly ReceivedMessage[]): Html {
  const language = languageOf(url);
  // A notice to another number may follow a one-time password at once, and doesn't take its place.
  const last = messages.findLast(({ text }) => /^1414: \d/.test(text)) ?? messages.at(-1);
  const shown = url.searchParams.get('number') ?? last?.to ?? citizens.withAccount.telephone;
  const view = { language, shown, messages } as const;
  const { title, lead, numbers } = words[language];
  return shell({
    language,
    title,
    lead,
    address: (other) => address(shown, other),
    body: html`<div class="table">
      <nav class="numbers" id="numbers" aria-label="${numbers}" data-live>${numberList(view)}</nav>
      <main class="phone" id="phone" aria-live="polite" data-live>${phone(view)}</main>
    </div>`,
  });
}

const address = (shown: string, language: PageLanguage): string =>
  `/?number=${encodeURIComponent(shown)}&language=${language}`;

const isMailbox = (to: string): boolean => to.includes('@');
const nameOf = (to: string): string => (isMailbox(to) ? to : formatSubscriberNumber(to));

/** Telephones and mailboxes with messages first, the newest on top; then the other telephones. */
function numberList(view: View): Html[] {
  const written = view.messages.map(({ to }) => to).reverse();
  const numbers = [...new Set([...written, ...owners.keys()])];
  return numbers.map((number) => {
    const last = view.messages.findLast(({ to }) => to === number);
    const word = words[view.language];
    return html`<a id="number-${number.replace(/^\+/, '')}" href="${address(number, view.language)}" aria-current="${String(number === view.shown)}">
      <b>${owners.get(number) ?? (isMailbox(number) ? word.mailbox : word.unknown)}</b>
      <span>${nameOf(number)}</span>
      ${last ? html`<time>${timeOf(last.at)}</time><small>${last.text}</small>` : []}
    </a>`;
  });
}

function phone({ shown, messages, language }: View): Html {
  const word = words[language];
  const own = messages.filter(({ to }) => to === shown);
  return html`<div class="screen">
    <div class="status"><span>${nameOf(shown)}</span><span>${owners.get(shown) ?? ''}</span></div>
    <h2>${isMailbox(shown) ? word.mailbox : word.sender}</h2>
    <ol>${own.map(
      (message) =>
        html`<li><time datetime="${message.at}">${dayOf(message.at, language)}, ${timeOf(message.at)}</time>
          ${'subject' in message ? html`<p><b>${message.subject}</b></p>` : []}<p>${message.text}</p></li>`,
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
