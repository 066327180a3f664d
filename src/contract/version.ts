/**
 * Versions of the central API. A desk names the newest one that it speaks in `contractHeader`; a centre
 * answers in the newest that both know and names it in the same header. A caller, or an answer, without
 * the header speaks version 1. Requests are read strictly by their version; answers are read tolerantly
 * (`tolerant.ts`), so that a newer centre may add members to them.
 */
export const contractHeader = 'tereze-contract';

export const contractVersions = [1, 2] as const;
export type ContractVersion = (typeof contractVersions)[number];

/** The version that this program speaks. */
export const contractVersion: ContractVersion = 2;

/** The newest version that both sides know; `stated` is the other side's header. */
export function negotiateVersion(stated: string | undefined): ContractVersion {
  const known = contractVersions.filter((version) => version <= Number(stated ?? 1));
  return known.at(-1) ?? 1;
}

/** A UUID of the desk for each exchange; the centre repeats it, so that an answer belongs to its request. */
export const exchangeHeader = 'tereze-exchange';

/** Where the desk's journal stands: `<journal> <sequence>`; sent with every call. It counts with the token of an open session. */
export const journalHeader = 'tereze-journal';
