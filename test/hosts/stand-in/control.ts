import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { revive } from './bytes.ts';
import { Command, type Told } from './scenario.ts';

const path = process.env['STAND_IN_CONTROL'];
const socket = path ? connect(path) : null;
// The program ends by itself, as Electron does: the test's line must not hold it.
socket?.unref();
socket?.on('error', () => undefined);

/** Tells the test, where there is one. */
export const tell = (told: Told): void => void socket?.write(`${JSON.stringify(told)}\n`);

/** Does what the test says and tells how that went. */
export function obey(act: (command: Command) => unknown): void {
  if (!socket) return;
  createInterface({ input: socket }).on('line', async (line) => {
    const { id, ...command } = JSON.parse(line, revive);
    try {
      tell({ tell: 'answer', id, value: await act(Command.parse(command)) });
    } catch (error) {
      tell({
        tell: 'answer',
        id,
        error: error instanceof Error ? `${error.name}: ${error.message}` : 'error',
      });
    }
  });
}
