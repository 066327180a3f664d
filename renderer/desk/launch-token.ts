/** What this needs of the browser, so that a test can stand in for it. */
export interface TokenPlace {
  readonly hash: string;
  /** Shows the address without its fragment, leaving no trace in the history. */
  clearHash(): void;
  read(): string | null;
  keep(token: string): void;
}

/**
 * The token of this launch: from the fragment of the first load, afterwards from the tab's own
 * memory. The fragment goes at once, so that the token is in no address, history or screenshot.
 * Null where there is none; the host then refuses every call.
 */
export function takeLaunchToken(place: TokenPlace): string | null {
  const token = /^#token=([0-9a-f]{64})$/.exec(place.hash)?.[1];
  if (!token) return place.read();
  place.keep(token);
  place.clearHash();
  return token;
}
