import { z } from 'zod';
import { PasswordRule } from '../application/temporary-password.ts';
import { Instant } from './instant.ts';
import { PublicJwk } from './jwk.ts';

const text = z.strictObject({ kk: z.string().min(1), ru: z.string().min(1), en: z.string().min(1) });

const someParagraphs = z.array(z.string().min(1).max(4000)).min(1).max(200);
const paragraphs = z.strictObject({ kk: someParagraphs, ru: someParagraphs, en: someParagraphs });

/**
 * What the centre decides for every desk: limits, roles, wordings. It arrives as a JWS signed by the
 * centre; a desk works on with the last one it verified.
 */
export const Policy = z.strictObject({
  version: z.string().min(1).max(40),
  issuedAt: Instant,
  oneTimePassword: z.strictObject({
    length: z.int().min(4).max(10),
    lifeSeconds: z.int().min(30).max(3600),
    resendAfterSeconds: z.int().min(0).max(3600),
    tries: z.int().min(1).max(10),
  }),
  passwordRule: PasswordRule,
  /** Extended key usage OIDs, one of which the operator's certificate must carry. */
  operatorRoles: z.array(z.string().regex(/^[\d.]+$/)).min(1),
  /** The corporation's BIN and those of its branches. */
  organisationBins: z.array(z.string().regex(/^\d{12}$/)).min(1),
  /** Wording of the appendix's two statements, printed and accepted under this version. */
  statements: z.strictObject({ version: z.string().min(1).max(40), agreement: text, information: text }),
  /** The Agreement that the first statement speaks of, as a paper for the citizen: its title and its paragraphs. */
  agreement: z.strictObject({ version: z.string().min(1).max(40), title: text, paragraphs }).optional(),
  /** A signed request that arrives later than this is returned, however right it is. */
  requestLifeHours: z.int().min(1).max(720),
  clock: z.strictObject({
    warnSeconds: z.int().positive(),
    refuseSeconds: z.int().positive(),
    /** How long after its clock was last compared with the centre's a desk may sign. */
    measuredWithinSeconds: z.int().positive().default(3600),
  }),
  /**
   * A number that is connected to somebody else's account: `move` it to the applicant, whose it is by the
   * one-time password (the Rules know no ground of refusal but clause 9), or `refuse`.
   */
  numberConnectedElsewhere: z.enum(['move', 'refuse']).default('move'),
  /** Whether a request that replaces a connected number needs the signature of a second employee. */
  replacement: z.strictObject({ secondSignature: z.boolean() }).default({ secondSignature: false }),
  /** A temporary password (clause 8) that was not changed by then is good for nothing. */
  temporaryPasswordLifeHours: z.int().min(1).max(720).default(72),
  /** One-time and temporary passwords are sealed to this key. */
  sealingKey: PublicJwk,
});
export type Policy = z.infer<typeof Policy>;

/** The policy as a desk of contract version 1 reads it. */
export const Policy1 = Policy.omit({
  numberConnectedElsewhere: true,
  replacement: true,
  temporaryPasswordLifeHours: true,
}).extend({ clock: Policy.shape.clock.omit({ measuredWithinSeconds: true }) });
export type Policy1 = z.infer<typeof Policy1>;
