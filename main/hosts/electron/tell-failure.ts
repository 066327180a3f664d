import type { App, Dialog } from 'electron';
import { Fault } from '../../../src/contract/fault.ts';
import { faultText } from '../../../src/language/faults.ts';
import { words } from '../../../src/language/index.ts';
import { describeRunning, describeStart } from '../describe.ts';

type Tellers = {
  readonly app: Pick<App, 'isPackaged' | 'getLocale'>;
  readonly dialog: Pick<Dialog, 'showErrorBox'>;
};

/**
 * Tells why there is no desk: the operator in a box, in the system's language; the administrator in a
 * line on standard error. A developer gets the line alone, which no box holds up.
 */
export function tellFailure({ app, dialog }: Tellers, error: unknown, when: 'at-start' | 'running'): void {
  console.error(when === 'at-start' ? describeStart(error) : describeRunning(error));
  if (!app.isPackaged) return;
  const { code, details } = error instanceof Fault ? error : new Fault('internal');
  const { what, why, next } = faultText(words(languageOf(app.getLocale())).faults, code, details);
  dialog.showErrorBox(what, `${why}\n\n${next}`);
}

const languageOf = (locale: string): 'kk' | 'ru' | 'en' =>
  locale.startsWith('kk') ? 'kk' : locale.startsWith('ru') ? 'ru' : 'en';
