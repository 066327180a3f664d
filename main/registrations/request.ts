import { makeTemporaryPassword } from '../../src/application/temporary-password.ts';
import type { Policy } from '../../src/contract/policy.ts';
import {
  type AnyRegistrationRequest,
  type JournalHead,
  RegistrationRequest,
  RegistrationRequest1,
  type SealedTemporaryPassword,
} from '../../src/contract/request.ts';
import type { ContractVersion } from '../../src/contract/version.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import type { SigningTime } from '../centre/signing-time.ts';
import { seal } from '../eds/sealing.ts';
import type { DeskParts } from '../parts.ts';

/** A request that lacks nothing but the moment of its signature and the journal before it. */
export type PreparedRequest = (time: SigningTime, journal: JournalHead) => AnyRegistrationRequest;

/** Clause 8: only where there is no account. A second try keeps the password of the first: the citizen gets one slip. */
export function temporaryPasswordFor(
  parts: Pick<DeskParts, 'store' | 'chance'>,
  state: RegistrationState,
  policy: Policy,
): string | null {
  if (state.lookup?.account.state !== 'none') return null;
  const kept = parts.store.temporaryPasswords.get(state.registrationId);
  return kept ?? makeTemporaryPassword(policy.passwordRule, parts.chance.below);
}

/**
 * Prepares the request of clause 7.2 in the version of the contract that the centre speaks; where this
 * program has never heard it, in the one of the one-time password. `sealed` is the one-time password as a
 * JWE to the centre; the temporary password is sealed here.
 */
export async function prepareRequest(
  parts: Pick<DeskParts, 'config' | 'centre'>,
  state: RegistrationState,
  policy: Policy,
  sealed: string,
  temporaryPassword: string | null,
): Promise<PreparedRequest> {
  const { registrationId, applicationNumber, application, challenge, announcedReplacement } = state;
  const created = temporaryPassword && (await sealPassword(registrationId, temporaryPassword, policy));
  const account = created ? { act: 'create', temporaryPassword: created } : { act: 'connect' };
  const content = {
    kind: 'registration-request',
    registrationId,
    applicationNumber,
    application,
    oneTimePassword: { challengeId: challenge?.challengeId, sealed },
    from: parts.config.from,
    policyVersion: policy.version,
  };
  if ((parts.centre.version ?? versionOf(state)) === 1)
    return (time) => RegistrationRequest1.parse({ ...content, account, ...time });
  const replacing = created ? account : { ...account, replaces: announcedReplacement };
  return (time, journal) =>
    RegistrationRequest.parse({ version: 2, ...content, account: replacing, ...time, journal });
}

/** The version of the centre that sent the one-time password: in version 1 it did not say what is replaced. */
const versionOf = ({ challenge }: RegistrationState): ContractVersion =>
  challenge?.replaces === undefined ? 1 : 2;

function sealPassword(registrationId: string, temporaryPassword: string, policy: Policy): Promise<string> {
  const content: SealedTemporaryPassword = { registrationId, temporaryPassword };
  return seal(content, policy.sealingKey);
}
