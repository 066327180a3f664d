import { FaultNote } from '../theme/fault-note.tsx';
import { type Band, bandOf } from './places.ts';
import type { Work } from './work.ts';

/** What went wrong, in the band that it is about. */
export function BandFault({ work, band }: { work: Work; band: Band }) {
  const { fault } = work;
  if (!fault || bandOf(fault.place) !== band) return null;
  return <FaultNote code={fault.code} details={fault.details} />;
}
