import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { Limits } from './access/limits.ts';
import { isLocalOrVerified } from './database/address.ts';

/** A file or folder; relative ones are taken from the configuration file's own folder. */
const path = z.string().min(1);

/** A gateway that takes messages over HTTP, with the bearer token that it asks for. */
const Gateway = z.strictObject({ kind: z.literal('gateway'), url: z.url(), token: z.string().min(1) });

/** How a node of the centre is set up. All nodes of one centre have the same keys, policy and database. */
export const CentralConfig = z
  .strictObject({
    mode: z.enum(['demonstration', 'production']),
    /** Port 0 takes a free one. */
    listen: z.strictObject({ host: z.string().min(1), port: z.int().min(0).max(65_535) }),
    /** PEM files; `clientAuthority` issues the desks' certificates and nobody else's. */
    tls: z.strictObject({ certificate: path, key: path, clientAuthority: path }),
    database: z.discriminatedUnion('kind', [
      /** In a folder, or in memory where none is named. Never synced to disk. */
      z.strictObject({ kind: z.literal('embedded'), folder: path.optional() }),
      z.strictObject({ kind: z.literal('postgresql'), url: z.url({ protocol: /^postgres(?:ql)?$/ }) }),
    ]),
    keys: z.strictObject({
      /**
       * Private JWK files (P-256, with `kid`). Desks seal passwords to the first; the others are earlier ones,
       * kept as long as a request that was sealed to them may still arrive (the policy's `requestLifeHours`).
       */
      sealing: z.array(path).min(1),
      /** A private JWK file (P-256, with `kid`) that policies and receipts are signed with. */
      receipt: path,
      /** A file of 64 hexadecimal digits: the key of the one-time passwords' hashes. */
      oneTimePasswordSecret: path,
    }),
    /** PEM files of the NCA's root and issuing certificates that operators' keys must chain to. */
    trustedAuthorities: z.array(path).min(1),
    /** Where SMS are handed over; may be left out where the starting program brings its own way. */
    sms: Gateway.optional(),
    /** Where e-mail is handed over; without it nobody is written to by e-mail. */
    mail: Gateway.optional(),
    /** A JSON file: the policy without its sealing key. */
    policy: path,
    limits: Limits.prefault({}),
    /** A JSON file of persons, accounts, desks and staff for the demonstration. */
    seed: path.optional(),
  })
  .superRefine((config, context) => {
    if (config.mode !== 'production') return;
    const refuse = (at: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [at], message });
    if (config.database.kind === 'embedded')
      refuse('database', 'the embedded database never syncs to disk: production needs PostgreSQL');
    if (config.seed !== undefined) refuse('seed', 'production takes no demonstration data');
    if (config.database.kind === 'postgresql' && !isLocalOrVerified(config.database.url))
      refuse('database', 'production reaches PostgreSQL over a network with sslmode=verify-full only');
    for (const gateway of ['sms', 'mail'] as const)
      if (!config[gateway]?.url.startsWith('https:'))
        refuse(gateway, 'production needs a gateway for SMS and one for e-mail, over https');
  });
export type CentralConfig = z.infer<typeof CentralConfig>;

/** A configuration file is wrong; its message has one line for each wrong member, and none of their values. */
export class ConfigError extends Error {
  constructor(file: string, cause: z.ZodError) {
    const lines = cause.issues.map(({ path, message }) => `  ${path.join('.') || 'the file'}: ${message}`);
    super([`the configuration ${file} is wrong:`, ...lines].join('\n'), { cause });
    this.name = 'ConfigError';
  }
}

/**
 * Reads and checks a configuration file; every path in the result is absolute. Throws where the file is
 * missing or wrong, with a line for each member that is.
 */
export function readCentralConfig(file: string): CentralConfig {
  const read = CentralConfig.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new ConfigError(file, read.error);
  const config = read.data;
  const absolute = (relative: string): string => resolve(dirname(file), relative);
  const { tls, keys, database } = config;
  return {
    ...config,
    tls: {
      certificate: absolute(tls.certificate),
      key: absolute(tls.key),
      clientAuthority: absolute(tls.clientAuthority),
    },
    keys: {
      sealing: keys.sealing.map(absolute),
      receipt: absolute(keys.receipt),
      oneTimePasswordSecret: absolute(keys.oneTimePasswordSecret),
    },
    ...(database.kind === 'embedded' &&
      database.folder !== undefined && { database: { kind: 'embedded', folder: absolute(database.folder) } }),
    trustedAuthorities: config.trustedAuthorities.map(absolute),
    policy: absolute(config.policy),
    ...(config.seed !== undefined && { seed: absolute(config.seed) }),
  };
}
