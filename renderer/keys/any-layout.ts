/** What a field takes: digits alone, a telephone number, or what a document's scanner types. */
export type Takes = 'digits' | 'telephone' | 'document';

const takes: Readonly<Record<Takes, RegExp>> = {
  digits: /^\d$/,
  telephone: /^[\d+() -]$/,
  document: /^[\dA-Za-z< ]$/,
};

/** The keys whose character is not in their name, without and with Shift (United States layout). */
const signs: Readonly<Record<string, readonly [string, string]>> = {
  Comma: [',', '<'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Digit9: ['9', '('],
  Digit0: ['0', ')'],
};

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/**
 * The character that a key was meant for in a field where only some make sense: the one that is printed
 * on the key, whatever layout is active. The Kazakh layout has letters on the digits' keys, and a
 * scanner presses the keys of an English keyboard. Null where the layout's own character is right.
 */
export function meantCharacter(key: Key, field: Takes): string | null {
  if (key.key.length !== 1 || key.ctrlKey || key.altKey || key.metaKey) return null;
  if (takes[field].test(key.key)) return null;
  const printed = printedOn(key.code, key.shiftKey);
  return printed !== null && takes[field].test(printed) ? printed : null;
}

function printedOn(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shift ? letter : letter.toLowerCase();
  const sign = signs[code];
  if (sign) return sign[shift ? 1 : 0];
  return shift ? null : (/^Digit(\d)$/.exec(code)?.[1] ?? null);
}

/** Types into a field that says what it takes (`data-takes`) what the key was meant for. For `keydown`. */
export function typeAsMeant(input: HTMLInputElement, event: KeyboardEvent): void {
  const field = input.dataset['takes'] as Takes | undefined;
  const character = field && !event.isComposing ? meantCharacter(event, field) : null;
  if (character === null || input.readOnly) return;
  event.preventDefault();
  const end = input.value.length;
  input.setRangeText(character, input.selectionStart ?? end, input.selectionEnd ?? end, 'end');
  input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: character }));
}
