import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { atHead } from '../../main/journal/at-head.ts';
import { openStore } from '../../main/store/store.ts';
import type { RegistrationEvent } from '../../src/registration/events.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { operator, uuid } from '../fixtures/registrations.ts';

function journalOf() {
  const store = openStore(temporaryFolder(), randomBytes(32));
  onTestFinished(() => store.close());
  const write = (registration: number, event: RegistrationEvent = { type: 'opened' }) =>
    store.journal.append({
      ...{ registrationId: uuid(registration), at: '2026-11-22T06:00:00.000Z', clockOffset: 0 },
      ...{ by: operator, event },
    });
  return { store, write };
}

test('what names the journal’s last entry is followed by its own, whatever is written while it is made', async () => {
  const { store, write } = journalOf();
  write(1);
  let made = 0;
  const kept = await atHead(
    store,
    async (head) => {
      made += 1;
      if (made <= 2) write(made + 1);
      return head;
    },
    (head) => ({ head, next: write(9) }),
  );
  expect(made).toBe(3);
  expect(kept.head).toEqual({
    journal: store.journalIdentity.journal,
    sequence: kept.next.sequence - 1,
    hash: kept.next.previous,
  });
});

test('in a journal without entries it names none', async () => {
  const { store } = journalOf();
  const head = await atHead(
    store,
    async (journal) => journal,
    (journal) => journal,
  );
  expect(head).toMatchObject({ sequence: 0, hash: '0'.repeat(64) });
});
