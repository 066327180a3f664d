import { join } from 'node:path';
import type { z } from 'zod';
import type { CentralConfig } from '../central/config.ts';
import type { DeskConfig } from '../main/config.ts';
import { deskIdentity } from './desk-identity.ts';
import { type PreparedOffice, writeJson } from './prepare.ts';

export interface CentreSettings {
  readonly database: CentralConfig['database'];
  readonly sms: NonNullable<CentralConfig['sms']>;
  readonly mail: NonNullable<CentralConfig['mail']>;
  readonly limits?: z.input<typeof CentralConfig>['limits'];
}

/** Writes the centre's configuration, which changes with every start, and returns its path. */
export async function configureCentre(office: PreparedOffice, settings: CentreSettings): Promise<string> {
  const config: z.input<typeof CentralConfig> = {
    mode: 'demonstration',
    listen: { host: '127.0.0.1', port: 0 },
    tls: { certificate: 'tls.pem', key: 'tls.key', clientAuthority: '../authorities/tls.pem' },
    keys: {
      sealing: ['sealing.jwk.json'],
      receipt: 'receipt.jwk.json',
      oneTimePasswordSecret: 'one-time-passwords.secret',
    },
    trustedAuthorities: ['../authorities/root.pem', '../authorities/issuing.pem'],
    policy: 'policy.json',
    seed: 'seed.json',
    ...settings,
  };
  await writeJson(office.folder, 'centre/centre.json', config);
  return join(office.folder, 'centre/centre.json');
}

/** Writes the desk's configuration for a centre on a port of this machine, and returns its path. */
export async function configureDesk(
  office: PreparedOffice,
  centrePort: number,
  printer: DeskConfig['printer'] = { kind: 'folder', path: '../tray' },
): Promise<string> {
  const config: DeskConfig = {
    from: deskIdentity,
    mode: 'demonstration',
    dataFolder: 'data',
    centre: {
      url: `https://127.0.0.1:${centrePort}`,
      authority: '../authorities/tls.pem',
      certificate: 'desk.pem',
      key: 'desk.key',
      receiptKeys: [office.receiptKey],
    },
    trustedAuthorities: ['../authorities/root.pem', '../authorities/issuing.pem'],
    keyFolders: ['../keys'],
    printer,
  };
  await writeJson(office.folder, 'desk/desk.json', config);
  return join(office.folder, 'desk/desk.json');
}
