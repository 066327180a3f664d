/** What a key does now. Where it does nothing yet, `does` is null and the text says what is missing. */
export interface BarKey {
  readonly key: string;
  readonly says: string;
  readonly does: (() => void) | null;
}
