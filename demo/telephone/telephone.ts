import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Content, type LivePage, serveLivePage } from '../web/server.ts';
import { MailMessage, type Messages, openMessages, SmsMessage } from './messages.ts';
import { telephonePage } from './page.ts';

export interface Telephone {
  /** The page on which a citizen reads messages. */
  readonly url: string;
  /** Where the centre hands SMS and e-mail over, and the bearer token that it needs for that. */
  readonly gateways: Readonly<Record<'sms' | 'mail', { readonly url: string; readonly token: string }>>;
  readonly messages: Pick<Messages, 'all' | 'to'>;
  close: LivePage['close'];
}

export interface TelephoneOptions {
  /** Where messages are kept. */
  readonly file: string;
  readonly token: string;
  readonly port?: number;
}

/** The telephones of every citizen, with their mailboxes: gateways for the centre, and a page that shows what they took. */
export async function startTelephone({ file, token, port = 0 }: TelephoneOptions): Promise<Telephone> {
  const messages = openMessages(file);
  const page = await serveLivePage({
    port,
    style: new URL('./style.css', import.meta.url),
    page: (url) => telephonePage(url, messages.all()),
    other: async (request, url) => {
      const form = gateways[url.pathname];
      return form ? takeMessage(request, form, token, messages) : null;
    },
  });
  messages.onChange(page.changed);
  return {
    url: page.url,
    gateways: { sms: { url: `${page.url}/messages`, token }, mail: { url: `${page.url}/mail`, token } },
    messages,
    close: page.close,
  };
}

/** What each gateway takes, by its path. */
const gateways: Readonly<Record<string, typeof SmsMessage | typeof MailMessage>> = {
  '/messages': SmsMessage,
  '/mail': MailMessage,
};

async function takeMessage(
  request: IncomingMessage,
  form: typeof SmsMessage | typeof MailMessage,
  token: string,
  messages: Messages,
): Promise<Content> {
  if (!isToken(request.headers.authorization ?? '', `Bearer ${token}`)) return plain(401);
  if (request.method !== 'POST') return plain(405);
  const message = form.safeParse(JSON.parse(await text(request)));
  if (!message.success) return plain(400);
  messages.receive(message.data);
  return plain(202);
}

const plain = (status: number): Content => ({ status, type: 'text/plain', body: '' });

function isToken(given: string, right: string): boolean {
  const bytes = Buffer.from(given);
  return bytes.length === right.length && timingSafeEqual(bytes, Buffer.from(right));
}
