import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** What a program said on standard error that tells why it ended. */
export interface LastWords {
  /** What a line meant, by the last one that means something, or null. */
  readonly meaning: string | null;
  /** `: ` and the last line that says something; empty where there was none. */
  asReason(): string;
}

/** Traces of the stack, the line of Node's version, lines of a log and Chromium's own complaints say little. */
const saysLittle =
  /^(\s|Node\.js v|\{|file:\/\/|\[[\d:/.]+:(ERROR|WARNING|INFO|VERBOSE\d*):|removed from the environment|$)/;

/** Keeps the words of a program, and passes every line on where that was asked for (TEREZE_VERBOSE). */
export function listenForLastWords(
  errors: Readable | null,
  explain: (line: string) => string | null = () => null,
): LastWords {
  let last = '';
  let meaning: string | null = null;
  if (errors) {
    createInterface({ input: errors }).on('line', (line) => {
      if (!saysLittle.test(line)) last = `: ${line}`;
      meaning = explain(line) ?? meaning;
      if (process.env['TEREZE_VERBOSE']) process.stderr.write(`${line}\n`);
    });
  }
  return {
    get meaning() {
      return meaning;
    },
    asReason: () => last,
  };
}
