/** How a host keeps a key unreadable to whoever carries the disk away. */
export interface KeyWrapping {
  /** `plain` keeps keys as they are: for the demonstration, where every host opens the same folder. */
  readonly kind: 'plain' | 'system';
  wrap(key: Uint8Array): Promise<Uint8Array>;
  /** Throws where the bytes were not wrapped here. `outdated` asks for them to be wrapped anew: the system's own key has changed. */
  unwrap(wrapped: Uint8Array): Promise<{ readonly key: Uint8Array; readonly outdated: boolean }>;
}

/** Keys as they are. Never for a citizen's data: whoever chooses it has checked that the mode is not production. */
export const plainKeys: KeyWrapping = {
  kind: 'plain',
  wrap: async (key) => key,
  unwrap: async (key) => ({ key, outdated: false }),
};
