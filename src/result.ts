/** What a parser answers: a value that needs no further check, or the one fault that stands in its way. */
export type Result<Value, Fault extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: Fault };

export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });
export const fault = <Fault extends string>(code: Fault): { ok: false; fault: Fault } => ({
  ok: false,
  fault: code,
});
