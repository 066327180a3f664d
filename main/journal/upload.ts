import { instantOf } from '../../src/contract/instant.ts';
import { CentreError, isProblem, retryAfterOf } from '../centre/failure.ts';
import { pauseAfter } from '../outbox/backoff.ts';
import type { DeskParts } from '../parts.ts';
import { batchSize, fitting, makeUpload } from './batch.ts';
import { journalHead } from './head.ts';
import { keepProgress, type Progress, readProgress } from './progress.ts';

/** The desk's journal on its way to the centre: in order, and as it grows. */
export interface JournalUpload {
  /** Entries may wait: they are uploaded soon, unless the centre asked to wait. */
  notice(): void;
  stop(): Promise<void>;
  readonly state: {
    /** Entries that the centre does not have yet. */
    readonly waiting: number;
    readonly uploadedAt: string | null;
    readonly forked: boolean;
    /** Entries have waited for long, while the desk ran. */
    readonly late: boolean;
  };
}

export type UploadParts = Pick<DeskParts, 'config' | 'store' | 'centre' | 'clock' | 'chance'>;

/** Between a change and its upload, so that what belongs together goes together (milliseconds). */
const soon = 1_000;
/** Entries that have waited for longer are late (milliseconds). */
const late = 10 * 60_000;

interface UploadListeners {
  /** Hears of progress. */
  changed(): void;
  /** The centre has had other entries of this journal: the store is sealed. */
  forked(): void;
  /** Hears of what nobody foresaw; the upload goes on. */
  failed(error: unknown): void;
}

/** Uploads what the centre lacks. A journal that the centre knows otherwise seals the store: store-diverged. */
export function uploadJournal(
  parts: UploadParts,
  { changed, forked: toldOfFork, failed }: UploadListeners,
): JournalUpload {
  const { store, centre, clock, chance } = parts;
  let progress = readProgress(store);
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> | null = null;
  let stopped = false;
  let tries = 0;
  /** Nothing is sent before, by the monotonic clock. */
  let notBefore = Number.NEGATIVE_INFINITY;
  let inTimeAt = clock.monotonic();

  const waiting = (): number => Math.max(0, store.journal.head().sequence - progress.acceptedThrough);
  /** A centre of version 1 takes none; what stands in a store that was sealed may not be what the desk wrote. */
  const mayUpload = (): boolean => centre.version !== 1 && !store.health.sealed;
  const take = (next: Partial<Progress>): void => {
    progress = { ...progress, ...next };
    keepProgress(store, progress);
    inTimeAt = clock.monotonic();
  };

  /** Sends the next entries. Whether the centre has more of them than before. */
  const sendNext = async (): Promise<boolean> => {
    const [first, ...rest] = fitting(store.journal.after(progress.acceptedThrough, batchSize));
    if (!first) return false;
    const head = journalHead(store);
    const upload = await makeUpload(parts.config.from.desk, store.journalIdentity, [first, ...rest], head);
    const before = progress.acceptedThrough;
    const { acceptedThrough, state } = await centre.uploadJournal(upload);
    const forked = progress.forked || state === 'forked';
    take({ acceptedThrough, uploadedAt: instantOf(clock.now()), forked });
    if (state === 'forked') {
      store.health.seal('store-diverged');
      toldOfFork();
    }
    return acceptedThrough > before;
  };

  /** The centre lacks entries that it had: it says itself up to where it has them. */
  const askProgress = async (): Promise<boolean> => {
    const { journals } = await centre.deskRecord();
    const known = journals.find(({ journal }) => journal === progress.journal);
    const before = progress.acceptedThrough;
    take({ acceptedThrough: known?.sequence ?? 0 });
    return progress.acceptedThrough !== before;
  };

  /** Uploads until nothing waits. Gives how long to wait before the next try, null for none. */
  const upload = async (): Promise<number | null> => {
    while (!stopped && mayUpload() && waiting() > 0) {
      const hasMoved = await sendNext().catch((error: unknown) => {
        if (isProblem(error, 'hash-mismatch')) return askProgress();
        throw error;
      });
      changed();
      // What the centre has refused to take is not sent again with every new entry.
      if (!hasMoved) return wait(0);
      tries = 0;
    }
    return null;
  };
  /** Gives the pause after a try that came to nothing. */
  const pause = (askedSeconds = 0): number => {
    tries += 1;
    return pauseAfter(tries, () => chance.below(2 ** 32) / 2 ** 32, askedSeconds);
  };
  /** The same, and new entries do not shorten it. */
  const wait = (askedSeconds: number): number => {
    const next = pause(askedSeconds);
    notBefore = clock.monotonic() + next;
    return next;
  };
  const pauseAfterFailure = (error: unknown): number => {
    if (!(error instanceof CentreError)) failed(error);
    const asked = error instanceof CentreError ? retryAfterOf(error.failure) : null;
    return asked === null ? pause() : wait(asked);
  };

  const run = async (): Promise<void> => {
    const next = await upload().catch(pauseAfterFailure);
    underWay = null;
    if (next === null) notice();
    else plan(next);
  };

  const plan = (after: number): void => {
    if (stopped || underWay) return;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        underWay = run();
      },
      Math.max(after, notBefore - clock.monotonic()),
    );
  };

  const notice = (): void => {
    try {
      if (waiting() === 0) inTimeAt = clock.monotonic();
      else if (mayUpload()) plan(soon + chance.below(soon));
    } catch (error) {
      failed(error);
    }
  };

  return {
    notice,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
    get state() {
      const { uploadedAt, forked } = progress;
      const count = waiting();
      return { waiting: count, uploadedAt, forked, late: count > 0 && clock.monotonic() - inTimeAt > late };
    },
  };
}
