import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Limits } from '../../central/access/limits.ts';
import { type RunningCentre, startCentre } from '../../central/centre.ts';
import { type CentralConfig, readCentralConfig } from '../../central/config.ts';
import { GatewayUnavailable, type MailMessage, type SmsMessage } from '../../central/messages/message.ts';
import { certificatePem } from '../../demo/keys/certificate.ts';
import { operators } from '../../demo/operators.ts';
import { demoPolicy } from '../../demo/policy.ts';
import type { Policy } from '../../src/contract/policy.ts';
import { type Client, openClient } from './client.ts';
import { type DeskName, makeOperator, type OfficeKeys, type Operator } from './keys.ts';
import { journalHeaders } from './visit.ts';

/** Knobs of the world outside the centre. */
export interface Outside {
  /** The centre's time, milliseconds. */
  now: number;
  /** Every SMS that was handed over. */
  readonly messages: SmsMessage[];
  /** Whether the gateway takes SMS. */
  smsWorks: boolean;
  /** The gateway takes no SMS before this has come. */
  smsMayCome: Promise<void>;
  /** Every e-mail that was handed over. */
  readonly mail: MailMessage[];
  /** Whether the gateway takes e-mail. */
  mailWorks: boolean;
  /** Everything that was logged. */
  readonly log: string[];
}

/** A centre that runs over TLS on a real database, with an office's keys around it. */
export interface World {
  readonly keys: OfficeKeys;
  readonly config: CentralConfig;
  /** Where the configuration was read from. */
  readonly configFile: string;
  readonly policy: Policy;
  readonly outside: Outside;
  readonly centre: RunningCentre;
  /** On the staff, with a right key. */
  readonly operator: Operator;
  /** One more node over the same database, with changes to its configuration. */
  startNode(changes?: Partial<CentralConfig>): Promise<RunningCentre>;
  client(desk?: DeskName, url?: string): Client;
  close(): Promise<void>;
}

const seed = {
  persons: [],
  accounts: [],
  desks: [
    { desk: 'desk-0123-04', office: '0123', window: '04' },
    { desk: 'desk-0123-05', office: '0123', window: '05' },
    { desk: 'desk-0999-01', office: '0999', window: '01' },
    { desk: 'desk-switched-off', office: '0123', window: '09' },
  ],
  staff: Object.values(operators).map(({ iin, bin, surname }) => ({ iin, bin, name: surname })),
};

/** What a test changes of the demonstration's policy. */
export type PolicyChanges = Partial<ReturnType<typeof demoPolicy>>;

/** Starts a centre of an office on a database; `limits` are wide unless a test narrows them. */
export async function openWorld(
  keys: OfficeKeys,
  database: CentralConfig['database'],
  limits: Partial<CentralConfig['limits']> = {},
  changes: PolicyChanges = {},
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'tereze-centre-'));
  const policy = { ...demoPolicy(issuedAt), ...changes };
  const configFile = writeOffice(folder, keys, database, { limits, policy });
  const config = readCentralConfig(configFile);
  const outside: Outside = {
    now: Date.now(),
    messages: [],
    smsWorks: true,
    smsMayCome: Promise.resolve(),
    mail: [],
    mailWorks: true,
    log: [],
  };
  const startNode: World['startNode'] = (changes) => startCentre({ ...config, ...changes }, partsOf(outside));
  const centre = await startNode();
  await centre.database.run(`UPDATE desk SET active = false WHERE name = 'desk-switched-off'`);
  return {
    ...{ keys, config, configFile, outside, centre, startNode },
    policy: { ...policy, sealingKey: keys.sealing.publicJwk },
    operator: await makeOperator(keys),
    client(desk = 'desk-0123-04', url = centre.url) {
      const client = openClient(url, { authority: keys.tls.authority.certificate, ...keys.tls.desks[desk] });
      return ({ headers, ...message }) =>
        client({ ...message, headers: { ...(message.session && journalHeaders), ...headers } });
    },
    async close() {
      await centre.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const partsOf = (outside: Outside): Parameters<typeof startCentre>[1] => ({
  clock: () => outside.now,
  log: { write: (line) => outside.log.push(line) },
  sms: {
    async send(message) {
      await outside.smsMayCome;
      if (!outside.smsWorks) throw new GatewayUnavailable('ECONNREFUSED');
      outside.messages.push(message);
    },
  },
  mail: {
    async send(message) {
      if (!outside.mailWorks) throw new GatewayUnavailable('ECONNREFUSED');
      outside.mail.push(message);
    },
  },
});

const issuedAt = '2026-11-22T05:07:17.000Z';
const wide = Object.fromEntries(
  Object.keys(Limits.shape).map((name) => [name, { count: 1000, seconds: 600 }]),
);

interface OfficeSettings {
  readonly limits?: Partial<CentralConfig['limits']>;
  readonly policy?: ReturnType<typeof demoPolicy>;
  readonly sms?: CentralConfig['sms'];
}

/** Writes every file that a centre's configuration names, and answers its path. */
export function writeOffice(
  folder: string,
  { authorities, tls, sealing, receipt }: OfficeKeys,
  database: CentralConfig['database'],
  { limits = {}, policy = demoPolicy(issuedAt), sms }: OfficeSettings = {},
): string {
  mkdirSync(join(folder, 'keys'));
  const write = (name: string, content: string | object): string => {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    return name;
  };
  const config = write('centre.json', {
    mode: 'demonstration',
    listen: { host: '127.0.0.1', port: 0 },
    tls: {
      certificate: write('keys/tls.pem', tls.server.certificate),
      key: write('keys/tls.key', tls.server.privateKey),
      clientAuthority: write('keys/tls-authority.pem', tls.authority.certificate),
    },
    database,
    keys: {
      sealing: [write('keys/sealing.json', sealing.privateJwk)],
      receipt: write('keys/receipt.json', receipt.privateJwk),
      oneTimePasswordSecret: write('keys/secret.hex', `${randomBytes(32).toString('hex')}\n`),
    },
    trustedAuthorities: [
      write('keys/root.pem', certificatePem(authorities.root.certificate)),
      write('keys/issuing.pem', certificatePem(authorities.issuing.certificate)),
    ],
    sms,
    policy: write('policy.json', policy),
    limits: {
      ...wide,
      ...limits,
    },
    seed: write('seed.json', seed),
  });
  return join(folder, config);
}
