import { parseSubscriberNumber } from '../../src/application/subscriber-number.ts';
import type { ReceivedReturnReason } from '../../src/contract/receipt.ts';
import { unbroken } from '../../src/language/format.ts';
import type { Words } from '../../src/language/index.ts';
import { replacedNumber } from '../../src/registration/replacement.ts';
import { happenedSinceReturn } from './possible.ts';
import { iinOf, type Work } from './work.ts';

/** How a typed number stands to the connected one; `masked` shows that one's last two digits. */
export type Connected =
  | { readonly is: 'replaced'; readonly masked: string }
  /** The very number is connected already; `alike` where only its last two digits are known. */
  | { readonly is: 'same' | 'alike' };

/**
 * How the number in the field stands to the one that is connected, by the centre's word where the
 * one-time password was sent, else by the last two digits that the look-up tells; null where there is
 * nothing to say: no number is typed, the person was not looked up, or nothing is connected.
 */
export function connectedTo({ view, draft }: Pick<Work, 'view' | 'draft'>): Connected | null {
  const iin = iinOf(draft);
  const number = parseSubscriberNumber(draft.subscriberNumber);
  const state = view?.state;
  if (!state || !iin || !number.ok || state.lookup?.person.iin !== iin) return null;
  const replaced = replacedNumber(state, iin, number.value);
  if (replaced) return { is: 'replaced', masked: replaced };
  const { account } = state.lookup;
  if (account.state === 'none' || account.connectedNumber === null) return null;
  const isExact = state.challenge?.replaces === null && state.challenge.subscriberNumber === number.value;
  return { is: isExact ? 'same' : 'alike' };
}

/** Returns that tell that the account is not as it was looked up. */
const aboutAccount: readonly ReceivedReturnReason[] = [
  'account-exists',
  'account-missing',
  'overtaken',
  'replacement-unannounced',
];

/** The citizen's account in words, as it is now: of a registration that has ended nothing is promised. */
export function accountSays({ view }: Pick<Work, 'view'>, words: Words): string {
  const texts = words.registration.account;
  if (!view?.state.lookup) return '';
  const { state } = view;
  const { registered, phase, announcedReplacement, returned } = state;
  if (registered?.accountCreated) return texts.created;
  if (registered) {
    const replaced = registered.replaced ?? announcedReplacement;
    return replaced ? texts.replaced(unbroken(replaced)) : texts.connectedNow;
  }
  // The centre knows something newer than this look-up.
  if (returned && aboutAccount.includes(returned.reason) && !happenedSinceReturn(view, 'looked-up'))
    return texts.outdated;
  const { account } = view.state.lookup;
  if (account.state === 'none') return phase === 'abandoned' ? texts.stillNone : texts.none;
  const isSigned = phase === 'queued' || phase === 'held';
  if (isSigned && announcedReplacement) return texts.willBeReplaced(unbroken(announcedReplacement));
  return account.connectedNumber ? texts.connected(unbroken(account.connectedNumber)) : texts.unconnected;
}
