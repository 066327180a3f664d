import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Clock } from './clock.ts';
import type { CentralConfig } from './config.ts';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/open.ts';
import { deskRecord } from './desks/record.ts';
import { health } from './health.ts';
import { startHousekeeping } from './housekeeping.ts';
import type { CentreServer } from './http/fastify.ts';
import type { LogStream } from './http/log.ts';
import { createServer, type TlsMaterial } from './http/server.ts';
import { readJournal } from './journal/read.ts';
import { uploadJournal } from './journal/upload.ts';
import { readKeys } from './keys/read.ts';
import { startDispatcher } from './messages/dispatch.ts';
import { httpGateway } from './messages/gateway.ts';
import type { MailGateway, SmsGateway } from './messages/message.ts';
import { sendOneTimePassword } from './one-time-passwords/send.ts';
import type { Parts } from './parts.ts';
import { lookUp } from './people/look-up.ts';
import { answerPolicy } from './policy/answer.ts';
import { readPolicy } from './policy/read.ts';
import type { Random } from './random.ts';
import { status } from './registrations/status.ts';
import { submit } from './requests/submit.ts';
import { withdraw } from './requests/withdraw.ts';
import { endSession } from './sessions/end.ts';
import { openSession } from './sessions/open.ts';

/** The central API over TLS, wired from its parts. */
export async function createCentre(parts: Parts, tls: TlsMaterial, log: LogStream): Promise<CentreServer> {
  const handlers = {
    health: health(parts),
    policy: await answerPolicy(parts),
    openSession: openSession(parts),
    endSession: endSession(parts),
    withdraw: withdraw(parts),
    deskRecord: deskRecord(parts),
    readJournal: readJournal(parts),
    lookUp: lookUp(parts),
    sendOneTimePassword: sendOneTimePassword(parts),
    submit: submit(parts),
    status: status(parts),
    uploadJournal: uploadJournal(parts),
  };
  return createServer({ handlers, database: parts.database, clock: parts.clock, tls, log });
}

/** What a test or a demonstration may put in place of the real thing. */
export interface Replacements {
  readonly clock?: Clock;
  readonly random?: Random;
  readonly sms?: SmsGateway;
  readonly mail?: MailGateway;
  /** Standard error unless said. */
  readonly log?: LogStream;
}

export interface RunningCentre {
  /** `https://127.0.0.1:PORT` */
  readonly url: string;
  readonly database: Database;
  /** Answers what has arrived, then closes the port and the database. */
  close(): Promise<void>;
}

/**
 * Starts a node of the centre as its configuration says. Throws where a file is missing or wrong, or the
 * database is newer than the program.
 */
export async function startCentre(
  config: CentralConfig,
  replacements: Replacements = {},
): Promise<RunningCentre> {
  const keys = await readKeys(config);
  const policy = readPolicy(config.policy, keys.sealing.current);
  const tls = readTls(config);
  const sms = replacements.sms ?? smsOf(config);
  const mail = replacements.mail ?? mailOf(config);
  const log = replacements.log ?? process.stderr;
  const { clock = Date.now, random = randomBytes } = replacements;
  const database = await openDatabase(config, log);
  const dispatcher = startDispatcher({ database, sms, mail, clock, random, log });
  const housekeeping = startHousekeeping({ database, clock, policy, log });
  const parts: Parts = { database, keys, policy, limits: config.limits, clock, random, sms, dispatcher };
  const server = await createCentre(parts, tls, log);
  const close = async (): Promise<void> => {
    await server.close();
    await dispatcher.close();
    await housekeeping.close();
    await database.close();
  };
  try {
    await server.listen(config.listen);
  } catch (error) {
    await close();
    throw error;
  }
  const { port } = server.server.address() as AddressInfo;
  return { url: `https://${config.listen.host}:${port}`, database, close };
}

const readTls = ({ tls }: CentralConfig): TlsMaterial => ({
  certificate: readFileSync(tls.certificate, 'utf8'),
  key: readFileSync(tls.key, 'utf8'),
  clientAuthority: readFileSync(tls.clientAuthority, 'utf8'),
});

function smsOf({ sms }: CentralConfig): SmsGateway {
  if (!sms) throw new Error('the configuration names no way to send SMS');
  return httpGateway(sms.url, sms.token);
}

const mailOf = ({ mail }: CentralConfig): MailGateway | null =>
  mail ? httpGateway(mail.url, mail.token) : null;
