import { Fault } from '../../src/contract/fault.ts';
import type { PublicJwk } from '../../src/contract/jwk.ts';
import type { Policy } from '../../src/contract/policy.ts';
import { verifyPolicy } from '../eds/verify-jws.ts';
import type { PolicyKeeper } from '../parts.ts';
import type { Settings } from '../store/tables.ts';
import type { Centre } from './centre.ts';

const setting = 'policy';

/** Keeps the last policy that was verified; a desk without a line works on with it. */
export async function keepPolicy(
  centre: Centre,
  settings: Settings,
  keys: readonly PublicJwk[],
): Promise<PolicyKeeper> {
  const stored = settings.get(setting);
  let current: Policy | null = stored === null ? null : await verifyPolicy(stored, keys).catch(forget);
  const refresh = async (): Promise<void> => {
    const jws = await centre.policy();
    const policy = await verifyPolicy(jws, keys);
    // An older policy, replayed, must not bring back a withdrawn role or a weaker rule.
    if (current && policy.issuedAt < current.issuedAt) return;
    settings.put(setting, jws);
    current = policy;
  };
  return {
    get current() {
      return current;
    },
    refresh,
    async required() {
      if (!current) await refresh().catch((error: unknown) => raiseMissing(error));
      if (!current) throw new Fault('policy-missing');
      return current;
    },
  };
}

/** A stored policy whose key is no longer pinned counts as none. */
function forget(error: unknown): null {
  if (error instanceof Fault) return null;
  throw error;
}

function raiseMissing(error: unknown): never {
  throw new Fault('policy-missing', {}, { cause: error });
}
