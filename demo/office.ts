import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { buildDesk } from '../build.ts';
import { type Line, openLine } from '../test/fixtures/line.ts';
import { type OfficeCentre, startCentreInside, startCentreProcess } from './centre.ts';
import { type Child, type ChildEnd, startChild } from './child.ts';
import { type CentreSettings, configureCentre, configureDesk } from './configure.ts';
import { type PreparedOffice, type PrepareOptions, prepareOffice } from './prepare.ts';
import { startTelephone, type Telephone } from './telephone/telephone.ts';
import { startTray, type Tray } from './tray/tray.ts';

export interface OfficeOptions extends PrepareOptions {
  /** The centre's database; an embedded one in the office's folder unless said. */
  readonly database?: CentreSettings['database'];
  readonly limits?: CentreSettings['limits'];
  /**
   * The centre's clock (milliseconds since 1970). With it the centre runs inside this process, and its
   * database can be looked into; without it in a process of its own.
   */
  readonly clock?: () => number;
  /** Ports that stay the same from start to start, where they are free. */
  readonly ports?: { readonly telephone: number; readonly tray: number };
  /** Where the desk in the browser host saves files; a folder of the office unless said. */
  readonly saveTo?: string;
  /** Told where a part of the office ends by itself. */
  readonly onEnd?: (end: ChildEnd) => void;
}

/** A whole office: the centre, the line to it, the citizens' telephones, the printer's tray and a desk. */
export interface Office {
  readonly prepared: PreparedOffice;
  readonly centre: Pick<OfficeCentre, 'url' | 'database'>;
  /** The wire between desk and centre, which can be cut. */
  readonly line: Line;
  readonly telephone: Telephone;
  readonly tray: Tray;
  /** Where the desk's configuration lies. */
  readonly deskConfig: string;
  /** Where the desk is, with its token; another address after every start of it. Throws while it is stopped. */
  deskUrl(): string;
  /** Starts the desk in the browser host. Resolves with its address. */
  startDesk(): Promise<string>;
  /** Ends the desk's process; SIGKILL is the power cut. */
  stopDesk(signal?: NodeJS.Signals): Promise<void>;
  /** Sends the desk's process a signal: SIGSTOP lets it hang, SIGCONT go on. */
  signalDesk(signal: NodeJS.Signals): void;
  /** Ends everything, and leaves the folder as it is. */
  stop(): Promise<void>;
}

/**
 * Starts an office in a folder, which is prepared where it is not yet: with a freshly built window, its
 * desk in the browser host unless `withoutDesk`. What was begun is ended again where something does
 * not start.
 */
export async function startOffice(
  folder: string,
  options: OfficeOptions & { readonly withoutDesk?: boolean } = {},
): Promise<Office> {
  await buildDesk();
  const prepared = await prepareOffice(folder, options);
  const begun = new AsyncDisposableStack();
  try {
    const telephone = begun.adopt(
      await startTelephone({
        file: join(folder, 'telephone/messages.jsonl'),
        token: readFileSync(join(folder, 'telephone/gateway.token'), 'utf8'),
        ...(options.ports && { port: options.ports.telephone }),
      }),
      (it) => it.close(),
    );
    const tray = begun.adopt(await startTray(join(folder, 'tray'), options.ports?.tray), (it) => it.close());
    const centre = begun.adopt(await openCentre(prepared, telephone, options), (it) => it.close());
    const line = begun.adopt(await openLine(Number(new URL(centre.url).port)), (it) => it.close());
    const deskConfig = await configureDesk(prepared, line.port);
    const desk = begun.adopt(
      deskProcess(deskConfig, options.saveTo ?? join(folder, 'saved'), options.onEnd ?? ignore),
      (it) => it.stop(),
    );
    if (!options.withoutDesk) await desk.start();
    const everything = begun.move();
    return {
      prepared,
      centre,
      line,
      telephone,
      tray,
      deskConfig,
      deskUrl: desk.url,
      startDesk: desk.start,
      stopDesk: desk.stop,
      signalDesk: desk.signal,
      stop: () => everything.disposeAsync(),
    };
  } finally {
    await begun.disposeAsync();
  }
}

async function openCentre(
  prepared: PreparedOffice,
  telephone: Telephone,
  { database = { kind: 'embedded', folder: 'database' }, limits, clock, onEnd = ignore }: OfficeOptions,
): Promise<OfficeCentre> {
  const sms = { kind: 'gateway', ...telephone.gateways.sms } as const;
  const mail = { kind: 'gateway', ...telephone.gateways.mail } as const;
  const configFile = await configureCentre(prepared, { database, sms, mail, ...(limits && { limits }) });
  return clock ? startCentreInside(configFile, clock) : startCentreProcess(configFile, onEnd);
}

const ignore = (): void => undefined;

/** The desk as a process that can be ended and started again. */
function deskProcess(config: string, saveTo: string, onEnd: (end: ChildEnd) => void) {
  let child: Child<{ desk: string }> | null = null;
  return {
    url(): string {
      if (!child) throw new Error('the desk is stopped');
      return child.ready.desk;
    },
    async start(): Promise<string> {
      child ??= await startChild({
        name: 'the desk',
        command: ['main/hosts/browser/main.ts', config, saveTo],
        ready: z.strictObject({ desk: z.url() }),
        onEnd(end) {
          child = null;
          onEnd(end);
        },
      });
      return child.ready.desk;
    },
    signal: (signal: NodeJS.Signals): void => child?.signal(signal),
    async stop(signal?: NodeJS.Signals): Promise<void> {
      const running = child;
      child = null;
      await running?.stop(signal);
    },
  };
}
