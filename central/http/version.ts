import { type ContractVersion, contractHeader, negotiateVersion } from '../../src/contract/version.ts';
import type { CentreRequest } from './fastify.ts';

/** The newest version of the contract that the caller and this centre both speak. */
export function versionOf(request: CentreRequest): ContractVersion {
  const stated = request.headers[contractHeader];
  return negotiateVersion(typeof stated === 'string' ? stated : undefined);
}
