import type { App, Dialog } from 'electron';
import { Fault } from '../../../src/contract/fault.ts';
import { faultText } from '../../../src/language/faults.ts';
import { words } from '../../../src/language/index.ts';
import { describeRunning, describeStart } from '../describe.ts';
import { languageOf } from './language.ts';

export interface Tellers {
  readonly app: Pick<App, 'isPackaged' | 'getPreferredSystemLanguages'>;
  readonly dialog: Pick<Dialog, 'showErrorBox'>;
  /** Writes a line for the administrator. */
  readonly say: (line: string) => void;
}

/**
 * Tells why there is no desk: the operator in a box, in the user's language; the administrator in a line
 * on standard error, which at the start stands in the box too, since an installed program has no terminal.
 * A developer gets the line alone, which no box holds up.
 */
export function tellFailure(
  { app, dialog, say }: Tellers,
  error: unknown,
  when: 'at-start' | 'running',
): void {
  const line = when === 'at-start' ? describeStart(error) : describeRunning(error);
  say(line);
  if (!app.isPackaged) return;
  const { code, details } = error instanceof Fault ? error : new Fault('internal');
  const language = languageOf(app.getPreferredSystemLanguages());
  const { what, why, next } = faultText(words(language).faults, code, details);
  dialog.showErrorBox(what, [why, next, ...(when === 'at-start' ? [line] : [])].join('\n\n'));
}
