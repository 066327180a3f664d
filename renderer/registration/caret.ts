/** How many digits and plus signs stand before a place in a text. */
export const digitsBefore = (text: string, place: number): number =>
  text.slice(0, place).replaceAll(/[^\d+]/g, '').length;

/** The place right after so many digits of a shaped text: where the caret stays while spaces come and go. */
export function caretAfterDigits(text: string, digits: number): number {
  let seen = 0;
  for (const [place, character] of [...text].entries()) {
    if (seen === digits) return place;
    if (/[\d+]/.test(character)) seen += 1;
  }
  return text.length;
}
