import { fitsPasswordRule } from '../../src/application/temporary-password.ts';
import {
  type AnyRegistrationRequest,
  SealedOneTimePassword,
  SealedTemporaryPassword,
} from '../../src/contract/request.ts';
import { unseal } from '../keys/unseal.ts';
import type { Parts } from '../parts.ts';
import { hashTemporaryPassword } from './passwords.ts';

/** What a request carried sealed. */
export interface Secrets {
  /** The digits that the citizen said; null where the seal does not open for this registration and challenge. */
  readonly oneTimePassword: string | null;
  /** Only what is stored of the temporary password; null where there is none or it doesn't fit the rule. */
  readonly temporaryPasswordHash: string | null;
}

/** Opens a request's seals. A seal that was made for another registration counts as closed. */
export async function openSecrets(
  request: AnyRegistrationRequest,
  parts: Pick<Parts, 'keys' | 'policy' | 'random'>,
): Promise<Secrets> {
  return {
    oneTimePassword: await openOneTimePassword(request, parts),
    temporaryPasswordHash: await openTemporaryPassword(request, parts),
  };
}

async function openOneTimePassword(
  { registrationId, oneTimePassword }: AnyRegistrationRequest,
  { keys }: Pick<Parts, 'keys'>,
): Promise<string | null> {
  const opened = await unseal(oneTimePassword.sealed, SealedOneTimePassword, keys.sealing.ring);
  return opened?.registrationId === registrationId && opened.challengeId === oneTimePassword.challengeId
    ? opened.oneTimePassword
    : null;
}

async function openTemporaryPassword(
  { registrationId, account }: AnyRegistrationRequest,
  { keys, policy, random }: Pick<Parts, 'keys' | 'policy' | 'random'>,
): Promise<string | null> {
  if (account.act !== 'create') return null;
  const opened = await unseal(account.temporaryPassword, SealedTemporaryPassword, keys.sealing.ring);
  if (opened?.registrationId !== registrationId) return null;
  const { temporaryPassword } = opened;
  return fitsPasswordRule(temporaryPassword, policy.passwordRule)
    ? hashTemporaryPassword(temporaryPassword, random)
    : null;
}
