import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { Fault } from '../src/contract/fault.ts';
import { PublicJwk } from '../src/contract/jwk.ts';
import { DeskIdentity } from '../src/contract/request.ts';
import { RecoveryOrder } from './recovery/order.ts';

/** A file or folder; relative ones are taken from the configuration file's own folder. */
const path = z.string().min(1);

const Settings = z.strictObject({
  from: DeskIdentity,
  /** `production` refuses the browser host, plain keys, and a printer that leaves papers in a folder. */
  mode: z.enum(['production', 'demonstration']),
  /** Where the encrypted database lies. */
  dataFolder: path,
  centre: z.strictObject({
    url: z.url({ protocol: /^https$/ }),
    /**
     * PEM files: the authority of the centre's TLS certificate, and the desk's own certificate and key. In
     * production the key's file is taken in at the first start (`hosts/desk-key.ts`) and deleted.
     */
    authority: path,
    certificate: path,
    key: path,
    /** The keys that sign policies and receipts. */
    receiptKeys: z.array(PublicJwk).min(1),
  }),
  /** PEM files of the NCA's root and issuing certificates that operators' keys must chain to. */
  trustedAuthorities: z.array(path).min(1),
  /** Folders in which employees keep their key files; they are listed at sign-in. */
  keyFolders: z.array(path),
  printer: z.discriminatedUnion('kind', [
    /** A printer of the system's spooler (CUPS); null takes its default printer. */
    z.strictObject({ kind: z.literal('cups'), name: z.string().nullable() }),
    /** The printer that the Electron host reaches. */
    z.strictObject({ kind: z.literal('system'), name: z.string().nullable() }),
    /** Puts each paper into a folder as a PDF file. */
    z.strictObject({ kind: z.literal('folder'), path }),
  ]),
  /** Ordered once, for a desk whose database is lost. */
  recovery: RecoveryOrder.optional(),
});

/** How a desk is set up: a JSON file that the office's administrator writes once. It holds no secret. */
export const DeskConfig = Settings.refine(
  ({ mode, printer }) => mode !== 'production' || printer.kind !== 'folder',
  { path: ['printer'], error: 'in production papers go to a printer: a folder would keep them in the open' },
);
export type DeskConfig = z.infer<typeof DeskConfig>;

/** Reads and checks a configuration file; every path in the result is absolute. Throws Fault configuration-invalid, whose cause says what is missing or wrong. */
export function readDeskConfig(file: string): DeskConfig {
  const config = parseFile(file);
  const absolute = (relative: string): string => resolve(dirname(file), relative);
  return {
    ...config,
    dataFolder: absolute(config.dataFolder),
    centre: {
      ...config.centre,
      authority: absolute(config.centre.authority),
      certificate: absolute(config.centre.certificate),
      key: absolute(config.centre.key),
    },
    trustedAuthorities: config.trustedAuthorities.map(absolute),
    keyFolders: config.keyFolders.map(absolute),
    printer:
      config.printer.kind === 'folder'
        ? { kind: 'folder', path: absolute(config.printer.path) }
        : config.printer,
  };
}

function parseFile(file: string): DeskConfig {
  try {
    return DeskConfig.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Fault('configuration-invalid', {}, { cause });
  }
}
