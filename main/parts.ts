import type { Clock } from '../src/contract/overview.ts';
import type { Policy } from '../src/contract/policy.ts';
import type { PaperDocument } from '../src/papers/document.ts';
import type { Centre } from './centre/centre.ts';
import type { CentreRecord } from './centre/centre-record.ts';
import type { DeskConfig } from './config.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { DeskPrinter } from './papers/watch-printer.ts';
import type { Sessions } from './session/sessions.ts';
import type { Store } from './store/store.ts';
import type { takeTurns } from './turns.ts';

/** The desk's clocks, and what is known of the centre's. */
export interface DeskClock {
  /** Milliseconds since 1970, by the desk's own clock, which anybody may set. */
  now(): number;
  /** Milliseconds since some moment; nobody can set it. */
  monotonic(): number;
  /** The centre's time, as it is known, minus the desk's (milliseconds); null while never measured. */
  offset(): number | null;
  /** By how much `offset` may be wrong (milliseconds), by the round trip of its measurement. */
  uncertainty(): number;
  /** How far the clock may be trusted. */
  judge(limits?: Policy['clock']): Clock;
}

/** The desk's source of chance. */
export interface Chance {
  uuid(): string;
  /** An even random integer from 0 to limit - 1. */
  below(limit: number): number;
}

/** The policy in force, as far as the desk knows it. */
export interface PolicyKeeper {
  readonly current: Policy | null;
  /** The policy in force; asks the centre where none is known. Throws Fault policy-missing. */
  required(): Promise<Policy>;
  /** Asks the centre for a newer one. Throws a CentreError or a Fault; the known one stays. */
  refresh(): Promise<void>;
}

/** What the use cases work with. `desk.ts` puts it together; tests put together their own. */
export interface DeskParts {
  readonly config: DeskConfig;
  readonly store: Store;
  readonly centre: Centre;
  readonly centreRecord: CentreRecord;
  readonly policy: PolicyKeeper;
  readonly sessions: Sessions;
  readonly outbox: Outbox;
  readonly printer: DeskPrinter;
  readonly drawPaper: (document: PaperDocument) => Promise<{ pdf: Uint8Array; pages: number }>;
  readonly clock: DeskClock;
  /** Compares the clock with the centre's now. Throws a CentreError. */
  readonly measureClock: () => Promise<void>;
  readonly chance: Chance;
  /** Work on one registration, and the issuing of numbers, go one at a time. */
  readonly inTurn: ReturnType<typeof takeTurns>;
  /** Says that a registration has changed. */
  readonly changed: (registrationId: string) => void;
}
