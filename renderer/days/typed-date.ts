import { PlainDate } from '../../src/contract/instant.ts';

/** A date as it is being typed, `22.11.2026`: dots come by themselves, and go when one deletes back over them. */
export function typedDate(text: string, before: string): string {
  const digits = text.replaceAll(/\D/g, '').slice(0, 8);
  const parts = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter((part) => part !== '');
  const isDeleting = text.length < before.length;
  const isPartFull = digits.length === 2 || digits.length === 4;
  return parts.join('.') + (isPartFull && !isDeleting ? '.' : '');
}

/** The plain date that figures like `22.11.2026` say, or null where there is no such day. */
export function readDate(text: string): PlainDate | null {
  const [day, month, year] = text.split('.');
  const read = PlainDate.safeParse(`${year}-${month}-${day}`);
  return read.success ? read.data : null;
}
