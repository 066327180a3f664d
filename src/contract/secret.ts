import { z } from 'zod';

/** No secret is longer (bytes of UTF-8): a password has at most 256 characters. */
export const secretLimit = 1024;

/** Nor is one that is sealed (bytes): a JWE in compact form (RFC 7516). */
export const sealedSecretLimit = 4096;

/** The operations that take a secret beside their input. */
export const SecretOperation = z.enum(['signIn', 'unlock', 'sign', 'showSlip', 'openSecondKey']);
export type SecretOperation = z.infer<typeof SecretOperation>;
