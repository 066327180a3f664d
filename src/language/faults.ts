import type { FaultCode, FaultDetails, StoreFaultCode } from '../contract/fault.ts';

/** What the operator reads: what happened, why, and what to do next. */
export interface FaultText {
  readonly what: string;
  readonly why: string;
  readonly next: string;
}

/** A text for each fault of the desk; some name figures that the fault carries. */
export type FaultTexts = Readonly<Record<FaultCode, FaultText | ((details: FaultDetails) => FaultText)>>;

/** Those of the store, in a file of their own. */
export type StoreFaultTexts = Readonly<Record<StoreFaultCode, FaultText>>;

/** The text of one fault, with its figures filled in. */
export function faultText(texts: FaultTexts, code: FaultCode, details: FaultDetails): FaultText {
  const text = texts[code];
  return typeof text === 'function' ? text(details) : text;
}
