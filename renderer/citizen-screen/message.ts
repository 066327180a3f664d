import { z } from 'zod';
import { PaperLanguage } from '../../src/application/application.ts';

/** What the citizen's screen can be about. */
export const Face = z.enum([
  'welcome',
  'checking',
  'signing',
  'code',
  'deciding',
  'wrong-code',
  'lapsed',
  'waiting',
  'held',
  'returned',
  'registered',
  'registered-slip',
]);
export type Face = z.infer<typeof Face>;

/** All that the citizen's screen ever learns: it is read by whoever stands behind the citizen. */
export const CitizenView = z.strictObject({
  language: PaperLanguage,
  face: Face,
  /** Surname and initials. */
  name: z.string().max(400).nullable(),
  /** The number to be connected, as people read it. */
  number: z.string().max(20).nullable(),
  /** The connected number that this one replaces or replaced, masked; null for none. */
  replaces: z.string().max(20).nullable(),
});
export type CitizenView = z.infer<typeof CitizenView>;

/** From the operator's window: what to show; null is nothing at all. Said again and again, so that silence means an end. */
export const ToCitizen = z.strictObject({ say: z.literal('show'), view: CitizenView.nullable() });

/** From the citizen's screen: it opened, it is still there, it closes. */
export const FromCitizen = z.strictObject({ say: z.enum(['hello', 'here', 'bye']) });

/** The name under which the two pages of one window hear each other. */
export const channelName = 'citizen-screen';

/** How often the operator's window repeats what is to be shown, in milliseconds. */
export const repeatAfter = 2_000;

/** After this long without a word the other page is taken to be gone, in milliseconds. */
export const silence = 7_000;
