import type { DeskIdentity } from '../src/contract/request.ts';

/** The counter window of the demonstration. `desk` is the name in its TLS certificate. */
export const deskIdentity = {
  desk: 'desk-0123-04',
  office: '0123',
  window: '04',
} as const satisfies DeskIdentity;
