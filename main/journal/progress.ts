import { z } from 'zod';
import { Instant } from '../../src/contract/instant.ts';
import type { Store } from '../store/store.ts';

const setting = 'journal-upload';

/** How much of the journal the centre has, as far as its answers have said. */
const Progress = z.strictObject({
  journal: z.uuid(),
  /** Entries up to this sequence number are with the centre. */
  acceptedThrough: z.int().min(0),
  uploadedAt: Instant.nullable(),
  /** The centre has had other entries of this journal. */
  forked: z.boolean(),
});
export type Progress = z.infer<typeof Progress>;

/** What was kept of the present journal; nothing is with the centre where that is another one. */
export function readProgress({ settings, journalIdentity: { journal } }: Store): Progress {
  const stored = settings.get(setting);
  const kept = stored === null ? null : Progress.parse(JSON.parse(stored));
  return kept?.journal === journal ? kept : { journal, acceptedThrough: 0, uploadedAt: null, forked: false };
}

export const keepProgress = ({ settings }: Store, progress: Progress): void =>
  settings.put(setting, JSON.stringify(progress));
