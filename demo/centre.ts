import { z } from 'zod';
import { startCentre } from '../central/centre.ts';
import { readCentralConfig } from '../central/config.ts';
import type { Database } from '../central/database/database.ts';
import { type ChildEnd, startChild } from './child.ts';

/** The office's centre, wherever it runs. */
export interface OfficeCentre {
  /** `https://127.0.0.1:PORT` */
  readonly url: string;
  /** Its database, where the centre runs inside this process. */
  readonly database: Database | null;
  close(): Promise<void>;
}

/** Starts the centre as a program of its own, as `npm start` does. */
export async function startCentreProcess(
  configFile: string,
  onEnd: (end: ChildEnd) => void,
): Promise<OfficeCentre> {
  const child = await startChild({
    name: 'the centre',
    command: ['central/main.ts', configFile],
    ready: z.strictObject({ listening: z.url() }),
    onEnd,
  });
  return { url: child.ready.listening, database: null, close: () => child.stop() };
}

/** Starts the centre inside this process, so that a test can own its clock and look into its database. */
export async function startCentreInside(configFile: string, clock: () => number): Promise<OfficeCentre> {
  const log = { write: () => undefined };
  return startCentre(readCentralConfig(configFile), { clock, log });
}
