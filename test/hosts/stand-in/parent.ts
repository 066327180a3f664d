import { startElectron } from '../../../demo/electron.ts';

// The parent of a desk that a test kills: it starts the desk and does nothing more.
const [executable = '', deskConfig = ''] = process.argv.slice(2);
await startElectron({ executable, deskConfig, onEnd: () => process.exit(1) });
process.stdout.write('started\n');
setInterval(() => undefined, 60_000);
