import './environment.ts';
import { assertCleanStart } from '../src/environment.ts';
import { startCentre } from './centre.ts';
import { type CentralConfig, ConfigError, readCentralConfig } from './config.ts';
import { environment } from './environment.ts';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node --import ./check-node.mjs central/main.ts CONFIG.json');
  process.exit(2);
}

const config = configIn(file);
assertCleanStart(environment, config.mode);
const centre = await startCentre(config);
process.stdout.write(`${JSON.stringify({ listening: centre.url })}\n`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void centre.close());

function configIn(path: string): CentralConfig {
  try {
    return readCentralConfig(path);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
