/** What was typed, as a call takes it: UTF-8 bytes, which are overwritten after the call. The text itself can't be. */
export const secretOf = (typed: string): Uint8Array => new TextEncoder().encode(typed);
