import { z } from 'zod';

/** An e-mail address as the appendix asks for it: optional, at most 254 characters (RFC 5321 §4.5.3.1.3). */
export const Email = z.email({ pattern: z.regexes.unicodeEmail }).max(254).brand<'Email'>();
export type Email = z.infer<typeof Email>;

/** `email-form` where the text is there but is no address; null for an address and for nothing at all. */
export function emailFault(text: string): 'email-form' | null {
  const typed = text.trim();
  return typed === '' || (typed.includes('.') && Email.safeParse(typed).success) ? null : 'email-form';
}
