import { type Iin, parseIin } from '../../src/application/iin.ts';
import { parseSubscriberNumber } from '../../src/application/subscriber-number.ts';

/** The one IIN in a text that says more than that, like `ЖСН: 901123 300258`; null where there is none or several. */
export function iinAmong(text: string): Iin | null {
  if (!/\p{L}/u.test(text)) return null;
  const found = text.match(/(?<!\d)\d{6}[\s-]?\d{6}(?!\d)/g) ?? [];
  const iin = found.length === 1 ? parseIin(found[0]) : null;
  return iin?.ok ? iin.value : null;
}

/** The one number in a text that says more than that, like `тел. 8 (701) 123-45-67`; null where there is none. */
export function numberAmong(text: string): string | null {
  if (!/\p{L}/u.test(text)) return null;
  const number = parseSubscriberNumber(text.replaceAll(/[^\d+]/g, ''));
  return number.ok ? number.value : null;
}
