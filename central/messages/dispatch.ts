import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { type LogStream, loggable } from '../http/log.ts';
import type { Random } from '../random.ts';
import { GatewayUnavailable, type MailGateway, type SmsGateway } from './message.ts';
import { claimDue, type DueMessage, markSent, postpone } from './outgoing.ts';

export interface DispatcherParts {
  readonly database: Database;
  readonly sms: SmsGateway;
  /** Null where e-mail is not sent: it waits then. */
  readonly mail: MailGateway | null;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: LogStream;
}

/** Sends the messages that transactions have queued. Every node has one; a message is sent by one of them. */
export interface Dispatcher {
  /** Looks for messages at once, and returns before any is sent. */
  wake(): void;
  /** Waits until what is under way has been handed over or postponed, and looks no more. */
  close(): Promise<void>;
}

/** All in milliseconds. */
const second = 1000;
/** How often it looks for what other nodes have left, or what is to be tried again. */
const interval = 5 * second;
/** A gateway answers long before; a node that ended with a message in hand leaves it to the others then. */
const claimLasts = 60 * second;
const firstPause = 5 * second;
const longestPause = 900 * second;
/** What could not be handed over for so long would only confuse. */
const lifetime = 72 * 3600 * second;

const batch = 20;

/**
 * Starts a dispatcher. A message may be handed over twice where a node ends in between; the gateway knows
 * the repeated one by its id.
 */
export function startDispatcher(parts: DispatcherParts): Dispatcher {
  let running: Promise<void> | null = null;
  let isWanted = false;
  let isClosed = false;
  const run = async (): Promise<void> => {
    try {
      while (isWanted) {
        isWanted = false;
        await sendDue(parts);
      }
    } catch (error) {
      say(parts, 'messages could not be sent; tried again soon', loggable(error));
    } finally {
      running = null;
    }
  };
  const wake = (): void => {
    if (isClosed) return;
    isWanted = true;
    running ??= run();
  };
  const timer = setInterval(wake, interval).unref();
  wake();
  return {
    wake,
    async close() {
      isClosed = true;
      clearInterval(timer);
      await running;
    },
  };
}

async function sendDue(parts: DispatcherParts): Promise<void> {
  const { mail, clock, database } = parts;
  for (;;) {
    const now = clock();
    const claim = {
      channels: mail ? (['sms', 'mail'] as const) : (['sms'] as const),
      ...{ count: batch, now, until: now + claimLasts, oldest: now - lifetime },
    };
    const messages = await claimDue(claim, database);
    await Promise.all(messages.map((message) => sendOne(message, parts)));
    if (messages.length < batch) return;
  }
}

async function sendOne(message: DueMessage, parts: DispatcherParts): Promise<void> {
  const { message_id: messageId } = message;
  try {
    await handOver(message, parts);
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error;
    const dueAt = parts.clock() + pauseAfter(message.tries, parts.random);
    await postpone(messageId, dueAt, parts.database);
    const isGivenUp = dueAt >= message.created_at.getTime() + lifetime;
    say(parts, `a message could not be handed over; ${isGivenUp ? 'given up' : 'tried again later'}`, {
      ...{ channel: message.channel, tries: message.tries },
      ...loggable(error),
    });
    return;
  }
  await markSent(messageId, parts.clock(), parts.database);
}

async function handOver(
  { channel, recipient: to, subject, text, message_id: messageId }: DueMessage,
  { sms, mail }: DispatcherParts,
): Promise<void> {
  if (channel === 'sms') await sms.send({ to, text, messageId });
  else await mail?.send({ to, subject: subject ?? '', text, messageId });
}

/** Doubles with each try up to a quarter of an hour; half of it is left to chance, so that not all come at once. */
function pauseAfter(tries: number, random: Random): number {
  const full = Math.min(longestPause, firstPause * 2 ** (tries - 1));
  const chance = Buffer.from(random(4)).readUInt32BE() / 2 ** 32;
  return Math.round(full * (0.5 + chance / 2));
}

const say = ({ log, clock }: DispatcherParts, msg: string, more: object): void =>
  log.write(`${JSON.stringify({ level: 40, time: clock(), msg, ...more })}\n`);
