import { z } from 'zod';

/** An elliptic-curve public key as JWK (RFC 7517), P-256, with the key id that messages name. */
export const PublicJwk = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.base64url(),
  y: z.base64url(),
  kid: z.string().min(1).max(100),
});
export type PublicJwk = z.infer<typeof PublicJwk>;
