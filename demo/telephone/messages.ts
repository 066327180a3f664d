import { EventEmitter, once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Instant, instantOf } from '../../src/contract/instant.ts';

/** An SMS as the centre hands it over. */
export const SmsMessage = z.strictObject({
  to: z.string().regex(/^\+\d{6,15}$/),
  text: z.string().min(1).max(2000),
  messageId: z.uuid(),
});

/** An e-mail as the centre hands it over. */
export const MailMessage = SmsMessage.extend({ to: z.email(), subject: z.string().min(1).max(200) });

const at = { at: Instant };
const ReceivedMessage = z.union([SmsMessage.extend(at), MailMessage.extend(at)]);
export type ReceivedMessage = z.infer<typeof ReceivedMessage>;

/** Every message that ever reached a telephone or a mailbox, in a file of one JSON text a line. */
export interface Messages {
  /** Takes a message; one that came before, by its id, is passed over. */
  receive(message: z.infer<typeof SmsMessage> | z.infer<typeof MailMessage>): void;
  /** Oldest first. */
  all(): readonly ReceivedMessage[];
  /** The messages to a number or an e-mail address, oldest first, as soon as there are so many. */
  to(address: string, atLeast: number): Promise<readonly ReceivedMessage[]>;
  onChange(listener: () => void): void;
}

export function openMessages(file: string): Messages {
  const changes = new EventEmitter();
  mkdirSync(dirname(file), { recursive: true });
  const messages = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => ReceivedMessage.parse(JSON.parse(line)))
    : [];
  const toAddress = (address: string): ReceivedMessage[] => messages.filter(({ to }) => to === address);
  return {
    receive(message) {
      if (messages.some(({ messageId }) => messageId === message.messageId)) return;
      const received = { ...message, at: instantOf(Date.now()) };
      appendFileSync(file, `${JSON.stringify(received)}\n`);
      messages.push(received);
      changes.emit('change');
    },
    all: () => messages,
    async to(address, atLeast) {
      while (toAddress(address).length < atLeast) await once(changes, 'change');
      return toAddress(address);
    },
    onChange: (listener) => void changes.on('change', listener),
  };
}
