import { type ApplicationNumber, makeApplicationNumber } from '../../src/application/application-number.ts';
import { Fault } from '../../src/contract/fault.ts';
import type { DeskParts } from '../parts.ts';
import type { Settings } from '../store/tables.ts';

/** The row of a window's running numbers. */
export const counterOf = ({ config: { from } }: Pick<DeskParts, 'config'>): string =>
  `${from.office}-${from.window}`;

/**
 * The number of the next application. A database from which none was issued yet learns the last one from
 * the centre first: an earlier database may have used it. One that was not compared with the centre since
 * the start is compared first, as long as there is a line: an old copy would use numbers twice. Throws Fault
 * first-number-needs-line or number-needs-comparison where the centre does not answer, the one that the
 * comparison has sealed the store with, running-numbers-used-up.
 */
export async function upcomingNumber(parts: DeskParts): Promise<ApplicationNumber> {
  const { runningNumbers, health } = parts.store;
  const counter = counterOf(parts);
  if (!parts.centreRecord.isNumberKnown)
    await parts.centreRecord.learn().catch((cause: unknown) => {
      const isFirst = runningNumbers.last(counter) === null;
      throw new Fault(isFirst ? 'first-number-needs-line' : 'number-needs-comparison', {}, { cause });
    });
  health.assertWritable();
  const running = runningNumbers.upcoming(counter);
  if (running > 999_999) throw new Fault('running-numbers-used-up');
  return numberOf(parts, running);
}

/** Takes the number for good, inside the transaction that writes it down: gapless, whatever fails around it. */
export function issueNumber(parts: DeskParts, number: ApplicationNumber): void {
  if (numberOf(parts, parts.store.runningNumbers.take(counterOf(parts))) !== number)
    throw new Fault('internal', { reason: 'running-number' });
}

const numberOf = ({ config: { from } }: DeskParts, running: number): ApplicationNumber =>
  makeApplicationNumber(from.office, from.window, running);

const floorSetting = 'running-number-floor';

/** Keeps the last number of a database that was lost, which the centre may never have seen. */
export const putNumberFloor = (settings: Settings, last: number): void =>
  settings.put(floorSetting, String(last));

/** 0 where no database was lost. */
export const numberFloor = (settings: Settings): number => Number(settings.get(floorSetting) ?? 0);
