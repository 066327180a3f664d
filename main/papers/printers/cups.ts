import { Fault } from '../../../src/contract/fault.ts';
import type { PrintFault } from '../../../src/registration/events.ts';
import type { Printer } from '../printer.ts';
import { type Answer, runCommand } from './command.ts';

export interface CupsReach {
  /** The spooler's `host:port` or socket; by default the system's own. */
  readonly server?: string;
  /** How long one command may take, in milliseconds. */
  readonly timeLimit?: number;
}

/**
 * A printer of CUPS by the name of its queue; null takes the default one. A stopped queue would take
 * a paper and keep it in silence, so its state is asked before every paper.
 */
export function cupsPrinter(name: string | null, { server, timeLimit = 15_000 }: CupsReach = {}): Printer {
  const host = server === undefined ? [] : ['-h', server];
  const ask = (...options: string[]) => runCommand('lpstat', [...host, ...options], timeLimit);

  async function status(
    chosen: string | null = null,
  ): Promise<{ name: string | null; fault: PrintFault | null }> {
    const wished = chosen ?? name;
    const queue = wished === null ? defaultQueue(await ask('-d')) : { name: wished, fault: null };
    if (queue.name === null) return queue;
    return { name: queue.name, fault: queueFault(await ask('-p', queue.name, '-a', queue.name)) };
  }

  return {
    names: async () => (await ask('-e')).said.split('\n').filter((line) => line !== ''),
    status,
    async print(pdf, title, chosen) {
      const { name: queue, fault } = await status(chosen);
      if (queue === null || fault !== null) throw new Fault(fault ?? 'printer-missing');
      // Through the pipe, so that we leave no copy of the paper on the disk.
      const options = [...host, '-d', queue, '-t', title, '-o', 'media=A4', '-'];
      const answer = await runCommand('lp', options, timeLimit, pdf);
      if (answer.end !== 'done') throw new Fault(lpFault(answer), {}, { cause: new Error(answer.complaint) });
      return { printer: queue };
    },
  };
}

function defaultQueue(answer: Answer): { name: string | null; fault: PrintFault | null } {
  const name = /^system default destination: (\S+)$/m.exec(answer.said)?.[1] ?? null;
  return { name, fault: answer.end === 'too-slow' ? 'printer-failed' : 'printer-missing' };
}

/** CUPS has no codes for these, so its English words (LC_ALL=C) are all there is. */
function queueFault({ end, said, complaint }: Answer): PrintFault | null {
  if (end === 'not-installed' || complaint.includes('Invalid destination')) return 'printer-missing';
  if (end !== 'done') return 'printer-failed';
  return /^printer \S+ disabled|^\S+ not accepting/m.test(said) ? 'printer-stopped' : null;
}

function lpFault({ end, complaint }: Answer): PrintFault {
  if (end === 'not-installed' || complaint.includes('does not exist')) return 'printer-missing';
  return complaint.includes('not accepting') ? 'printer-stopped' : 'printer-failed';
}
