import { expect, test } from 'vitest';
import { beginning, firstBroken } from '../../main/store/chain.ts';
import type { Store } from '../../main/store/store.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { add, lostDesk, recoveringDesk, type SmallCentre, without } from '../fixtures/lost-desk.ts';
import { uuid } from '../fixtures/registrations.ts';
import { cutOff, fillStore, openedStore } from '../fixtures/stores.ts';

/** The desk's next database: it was begun anew, and served one registration more. */
function laterDesk(centre: SmallCentre): Store {
  const later = openedStore();
  fillStore(later, 1, 6);
  centre.take(later);
  return later;
}

test.each([
  ['the record of the lost one is there', true],
  ['nothing is left', false],
])('all journals of the desk come back, whatever the order they are in: %s', async (_which, hasRecord) => {
  const { lost, centre } = lostDesk();
  const later = laterDesk(centre);
  const desk = await recoveringDesk(hasRecord ? await without(lost) : temporaryFolder(), centre);
  await desk.recover();
  const { journal, runningNumbers } = desk.store;
  // What follows is that the requests are held, whose bytes are lost.
  const taken = (number: number) => journal.of(uuid(number)).slice(0, 7);
  for (const number of [1, 2, 3, 4, 5]) expect(taken(number)).toEqual(lost.journal.of(uuid(number)));
  expect(taken(6)).toEqual(later.journal.of(uuid(6)));
  expect(firstBroken(journal.after(0, 100), beginning)).toBeNull();
  expect(runningNumbers.upcoming('0123-04')).toBe(7);
});

test('what two journals have in common is taken once, and goes on in the order of the entries', async () => {
  const { lost, centre } = lostDesk();
  const first = await recoveringDesk(await without(lost), centre);
  await first.recover();
  add(first.store, 9, [{ type: 'opened' }]);
  centre.take(first.store);
  const second = await recoveringDesk(temporaryFolder(), centre);
  await second.recover();
  const { sequence } = first.store.journal.head();
  expect(second.store.journal.after(0, sequence)).toEqual(first.store.journal.after(0, sequence));
});

test('a line that breaks between two journals is gone on with, and nothing is taken twice', async () => {
  const { lost, centre } = lostDesk();
  laterDesk(centre);
  const desk = await recoveringDesk(await without(lost), centre);
  for (let answers = 0; desk.store.health.fault !== null; answers++) {
    centre.answers = answers;
    await desk.recover();
    expect(answers).toBeLessThan(20);
  }
  const whole = await recoveringDesk(await without(lost), centre);
  centre.answers = Number.POSITIVE_INFINITY;
  await whole.recover();
  expect(desk.store.journal.head().sequence).toBe(whole.store.journal.head().sequence);
});

test('entries that never reached the centre are taken from the lost database beside those of other journals', async () => {
  const { lost, centre } = lostDesk();
  const later = laterDesk(centre);
  add(later, 7, [{ type: 'opened' }]);
  const folder = await cutOff(later, { atCentre: { sequence: 99, hash: 'f'.repeat(64) } });
  const desk = await recoveringDesk(folder, centre);
  await desk.recover();
  expect(desk.store.journal.of(uuid(7))).toHaveLength(1);
  expect(desk.store.journal.of(uuid(1))).toHaveLength(lost.journal.of(uuid(1)).length + 1);
});
