import { formatIin, parseIin } from '../../src/application/iin.ts';
import { formatSubscriberNumber } from '../../src/application/subscriber-number.ts';
import type { DeskInput } from '../../src/contract/desk.ts';
import { dateAtCounter, instantOf } from '../../src/contract/instant.ts';
import type { DailyRegisterPaper, RegisterRow } from '../../src/papers/document.ts';
import { isVisible } from '../../src/registration/access.ts';
import type { DeskParts } from '../parts.ts';
import type { IssuedNumber } from '../store/registers.ts';

/**
 * The register of one day at this window: every number that was issued stands in it. Of another
 * operator's unfinished work only the number, its state and whose it is are shown.
 */
export function registerPaper(
  parts: DeskParts,
  { day, language, style }: DeskInput<'previewRegister'>,
): DailyRegisterPaper {
  const { operator } = parts.sessions.unlocked();
  const drawnAt = instantOf(parts.clock.now());
  const { office, window } = parts.config.from;
  return {
    kind: 'daily-register',
    ...{ language, style, duplicate: null, applicationNumber: null },
    ...{ date: dateAtCounter(drawnAt), drawnAt, day, office, window },
    rows: parts.store.registers.numbersOf(day).map((issued) => rowOf(issued, operator.iin)),
  };
}

function rowOf(issued: IssuedNumber, viewerIin: string): RegisterRow {
  const { applicationNumber, openedAt, phase, operator, operatorIin } = issued;
  const citizen = isVisible(issued, operatorIin === viewerIin) ? citizenOf(issued) : null;
  return { applicationNumber, openedAt, citizen, phase, operator };
}

function citizenOf({ name, iin, subscriberNumber }: IssuedNumber): RegisterRow['citizen'] {
  const parsed = parseIin(iin);
  return {
    name,
    iin: parsed.ok ? formatIin(parsed.value) : iin,
    subscriberNumber: formatSubscriberNumber(subscriberNumber),
  };
}
