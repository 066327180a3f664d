import type { DeskInput, DeskOutput } from '../../src/contract/desk.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { DeskParts } from '../parts.ts';
import { stateFor } from './read.ts';

/** Keeps what stands in the fields. Throws Fault act-not-possible once nothing can be typed any more. */
export async function saveDraft(
  parts: DeskParts,
  { registrationId, draft }: DeskInput<'saveDraft'>,
): Promise<DeskOutput<'saveDraft'>> {
  stateFor(parts, registrationId, 'print-application');
  const savedAt = instantOf(parts.clock.now());
  parts.store.transaction(() => parts.store.drafts.put(registrationId, draft, savedAt));
  return { savedAt };
}
