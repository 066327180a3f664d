import { z } from 'zod';

// Dot-atom of RFC 5321 §4.1.2 with letters of any script (RFC 6531 §3.3), at most 64 characters; no quoted form.
const local = /(?=[^@]{1,64}@)[^\s@".,:;<>()[\]\\\p{C}]+(?:\.[^\s@".,:;<>()[\]\\\p{C}]+)*/u.source;
// Labels of at most 63 letters, digits and inner hyphens (RFC 1035 §2.3.4); the last begins with a letter.
const label = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?/u.source;
const top = /\p{L}[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}]/u.source;

/** An e-mail address as the appendix asks for it: optional, at most 254 characters (RFC 5321 §4.5.3.1.3). */
export const Email = z
  .email({ pattern: new RegExp(`^${local}@(?:${label}\\.)+${top}$`, 'u') })
  .max(254)
  .brand<'Email'>();
export type Email = z.infer<typeof Email>;

/** `email-form` where the text is there but is no address; null for an address and for nothing at all. */
export function emailFault(text: string): 'email-form' | null {
  const typed = text.trim();
  return typed === '' || Email.safeParse(typed).success ? null : 'email-form';
}
