import { join, resolve } from 'node:path';
import { readDeskConfig } from '../../config.ts';
import { type KeyWrapping, openDatabaseKey } from '../database-key.ts';
import { describeRunning, describeStart } from '../describe.ts';
import { readPage } from '../page/page.ts';
import { startDeskThread } from '../thread/thread.ts';
import { version } from '../version.ts';
import { startBrowserHost } from './server.ts';

/** The key lies in its file as it is: this host never holds a citizen's data (it refuses production). */
const unwrapped: KeyWrapping = {
  wrap: async (key) => key,
  unwrap: async (key) => ({ key, outdated: false }),
};

const page = join(import.meta.dirname, '../../../dist/renderer');

async function main(configFile: string): Promise<void> {
  const config = readDeskConfig(resolve(configFile));
  if (config.mode === 'production') throw new Error('the browser host is not for production');
  const desk = await startDeskThread({
    config,
    databaseKey: await openDatabaseKey(config.dataFolder, unwrapped),
    version,
    onDeath: (error) => stop(`the desk has ended: ${describeRunning(error)}`),
  });
  const host = await startBrowserHost(desk, await readPage(page));
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

const [configFile] = process.argv.slice(2);
if (!configFile) stop('usage: main/hosts/browser/main.ts DESK.json');
await main(configFile).catch((error: unknown) => stop(describeStart(error)));
