import { parseIin } from '../../src/application/iin.ts';
import { parseSubscriberNumber } from '../../src/application/subscriber-number.ts';
import type { DeskInput, DeskOutput } from '../../src/contract/desk.ts';
import { dateAtCounter, instantOf } from '../../src/contract/instant.ts';
import type { InHand } from '../../src/contract/views.ts';
import type { DeskParts } from '../parts.ts';
import type { FoundInHand } from '../store/registrations.ts';
import { viewRegistration } from './read.ts';

/** Who has this citizen or this number in hand already. Of another operator's work only who and when is told. */
export async function inHand(
  parts: DeskParts,
  { registrationId, iin, subscriberNumber }: DeskInput<'inHand'>,
): Promise<DeskOutput<'inHand'>> {
  const { state } = viewRegistration(parts, registrationId);
  const citizen = parseIin(iin);
  const number = parseSubscriberNumber(subscriberNumber);
  const here = parts.store.registrations
    .inHand({
      iin: citizen.ok ? citizen.value : 'none',
      subscriberNumber: number.ok ? number.value : 'none',
      day: dateAtCounter(instantOf(parts.clock.now())),
    })
    .filter((found) => found.registrationId !== registrationId)
    .map((found) => hereInHand(parts, found));
  const { office, window } = parts.config.from;
  // The centre also tells of this very window, which knows more of itself.
  const others = (state.lookup?.inHand ?? []).filter(
    (found) => found.office !== office || found.window !== window,
  );
  const elsewhere = others.map(
    (found): InHand => ({
      ...found,
      same: 'citizen',
      where: 'elsewhere',
      operator: null,
      registrationId: null,
    }),
  );
  return { found: [...here, ...elsewhere] };
}

function hereInHand(
  { config, sessions }: DeskParts,
  { registrationId, operatorIin, ...found }: FoundInHand & { same: InHand['same'] },
): InHand {
  const isMine = sessions.unlocked().operator.iin === operatorIin;
  const { office, window } = config.from;
  return { ...found, where: 'here', office, window, registrationId: isMine ? registrationId : null };
}
