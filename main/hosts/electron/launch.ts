import { mkdirSync } from 'node:fs';
import type { App } from 'electron';
import { parentIn, watchParent } from './parent.ts';

/**
 * What only a developer's launch takes from its command line: a profile of its own (`--user-data-dir`), by
 * which an office has one desk and other offices have theirs, and whom the desk must not outlive
 * (`--parent`). An installed program takes neither.
 */
export function takeLaunch(
  app: Pick<App, 'isPackaged' | 'commandLine' | 'setPath' | 'quit'>,
  argv: readonly string[],
): void {
  if (app.isPackaged) return;
  const profile = app.commandLine.getSwitchValue('user-data-dir');
  if (profile) {
    mkdirSync(profile, { recursive: true });
    app.setPath('userData', profile);
  }
  const parent = parentIn(argv);
  if (parent !== null) watchParent(parent, () => app.quit());
}
