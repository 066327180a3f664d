import { type ContractVersion, contractVersions } from '../../src/contract/version.ts';
import type { Settings } from '../store/tables.ts';

const setting = 'contract-version';

/** The newest version of the contract that desk and centre both speak, by the centre's last answer. */
export interface SpokenVersion {
  /** Null while this program has never had an answer. */
  readonly current: ContractVersion | null;
  /** Takes the version that an answer stated; it is remembered over the next start. */
  heard(version: ContractVersion): void;
}

/** Remembers the version: a desk without a line signs its requests by it. `failed` hears where it can't be kept. */
export function keepVersion(settings: Settings, failed: (error: unknown) => void): SpokenVersion {
  const stored = Number(settings.get(setting));
  let current = contractVersions.find((version) => version === stored) ?? null;
  return {
    get current() {
      return current;
    },
    heard(version) {
      if (version === current) return;
      current = version;
      try {
        settings.put(setting, String(version));
      } catch (error) {
        failed(error);
      }
    },
  };
}
