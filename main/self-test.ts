import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainStyle } from '../src/application/paper-style.ts';
import { Fault } from '../src/contract/fault.ts';
import type { KeyProcess } from './eds/key-process/key-process.ts';
import { keyProcessCheck, type SelfCheck, selfTest } from './eds/self-test.ts';
import type { DeskParts } from './parts.ts';
import { openStore } from './store/store.ts';
import type { Settings } from './store/tables.ts';

const setting = 'self-tested';

export interface SelfTestParts {
  readonly drawPaper: DeskParts['drawPaper'];
  readonly startKey: () => KeyProcess;
}

/**
 * At the first start of each version, and on each runtime, the desk tries out what it stands on.
 * Throws Fault self-test-failed, whose `checks` name what failed; then nothing is signed or printed
 * by a program that can't.
 */
export async function selfTestOnce(
  settings: Settings,
  version: string,
  { drawPaper, startKey }: SelfTestParts,
): Promise<void> {
  const tested = `${version} ${process.version} ${process.versions.electron ?? ''} ${process.arch}`;
  if (settings.get(setting) === tested) return;
  const results = await selfTest([keyProcessCheck(startKey), storeCheck, paperCheck(drawPaper)]);
  const failed = results.filter(({ ok }) => !ok).map(({ check }) => check);
  if (failed.length > 0) throw new Fault('self-test-failed', { checks: failed.join(', ') });
  settings.put(setting, tested);
}

const storeCheck: SelfCheck = {
  check: 'encrypted-database',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tereze-self-test-'));
    const key = randomBytes(32);
    try {
      const store = openStore(folder, key);
      store.settings.put('name', 'Ұлжан');
      store.close();
      const again = openStore(folder, key);
      const found = again.settings.get('name');
      again.close();
      if (found !== 'Ұлжан') throw new Error('the database gives back something else');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const paperCheck = (drawPaper: DeskParts['drawPaper']): SelfCheck => ({
  check: 'paper',
  run: async () => {
    const { pages } = await drawPaper({
      kind: 'account-slip',
      language: 'kk',
      style: plainStyle,
      duplicate: null,
      applicationNumber: '0123-04-000057-75',
      name: 'Әбдіғалиева Ұлжан',
      iin: '901123 300258',
      subscriberNumber: '+7 701 123 45 67',
      temporaryPassword: 'Synaq-2345',
      expiresAt: null,
      date: '2026-01-01',
    });
    if (pages !== 1) throw new Error('the paper has more than one page');
  },
});
