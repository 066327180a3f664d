import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { CentreRecord } from '../../main/centre/centre-record.ts';
import { keepStore } from '../../main/recovery/keep-store.ts';
import { deskConfig } from '../fixtures/desk-config.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { deskOf, openedStore, storeKey } from '../fixtures/stores.ts';

test('a record that can not be written is told after the second try, until it can', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const folder = temporaryFolder();
  const store = openedStore(folder);
  const inTheWay = join(folder, 'desk-record.json');
  mkdirSync(inTheWay);
  let heard = (): void => {};
  const next = (): Promise<void> =>
    new Promise((resolve) => {
      heard = resolve;
    });
  const failed = next();
  const keeper = keepStore(
    {
      config: deskConfig({ dataFolder: folder, from: deskOf }),
      store,
      key: storeKey,
      now: Date.now,
      centreRecord: { head: null } as CentreRecord,
      voucher: { isTrusted: true, atCentre: null },
    },
    () => {},
    () => heard(),
  );
  onTestFinished(() => keeper.stop());
  await failed;
  expect(store.health.fault).toBeNull();
  const failedAgain = next();
  await vi.advanceTimersByTimeAsync(5_000);
  await failedAgain;
  expect(store.health.fault).toBe('desk-record-unwritten');
  rmdirSync(inTheWay);
  const taken = new Promise<void>((resolve) => store.health.listen(resolve));
  await vi.advanceTimersByTimeAsync(5_000);
  await taken;
  expect(store.health.fault).toBeNull();
});
