import '../environment.ts';
import { join, resolve } from 'node:path';
import { readDeskConfig } from '../../config.ts';
import { forbidCoreDumps } from '../core-dumps.ts';
import { openDatabaseKey } from '../database-key.ts';
import { describeRunning, describeStart } from '../describe.ts';
import { openDeskKey } from '../desk-key.ts';
import { plainKeys } from '../key-wrapping.ts';
import { readPage } from '../page/page.ts';
import { startDeskThread } from '../thread/thread.ts';
import { version } from '../version.ts';
import { downloadsFolder } from './downloads.ts';
import { saveIntoFolder } from './save-into-folder.ts';
import { startBrowserHost } from './server.ts';

const page = join(import.meta.dirname, '../../../dist/renderer');

/** `saveTo` takes what the operator saves; the user's own folder for downloads unless said. */
async function main(configFile: string, saveTo: string): Promise<void> {
  const config = readDeskConfig(resolve(configFile));
  if (config.mode === 'production') throw new Error('the browser host is not for production');
  const warning = forbidCoreDumps();
  if (warning) console.error(warning);
  const desk = await startDeskThread({
    config,
    databaseKey: await openDatabaseKey(config.dataFolder, plainKeys, config.recovery),
    deskKey: await openDeskKey(config, plainKeys),
    version,
    onDeath: (error) => stop(`the desk has ended: ${describeRunning(error)}`),
  });
  const host = await startBrowserHost({
    desk,
    page: await readPage(page),
    keepFile: saveIntoFolder(resolve(saveTo)),
  });
  const end = async (): Promise<void> => {
    await desk.close();
    await host.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end());
  process.stdout.write(`${JSON.stringify({ desk: host.url })}\n`);
}

function stop(reason: string): never {
  console.error(reason);
  process.exit(1);
}

const [configFile, saveTo = downloadsFolder()] = process.argv.slice(2);
if (!configFile) stop('usage: main/hosts/browser/main.ts DESK.json [FOLDER FOR SAVED FILES]');
await main(configFile, saveTo).catch((error: unknown) => stop(describeStart(error)));
