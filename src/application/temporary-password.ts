import { z } from 'zod';

/** Printable ASCII without the space: what every keyboard types, every paper shows, and one code unit holds. */
const characters = z
  .string()
  .max(100)
  .regex(/^[!-~]+$/)
  .refine((text) => new Set(text).size >= 2);

/** How the portal wants a temporary password made; the centre's policy carries it. */
export const PasswordRule = z
  .strictObject({
    length: z.int().min(8).max(64),
    /** Each group's characters, and how many of them the password holds at the least. */
    groups: z
      .array(z.strictObject({ characters, atLeast: z.int().min(0).max(64) }))
      .min(1)
      .max(8),
  })
  .refine((rule) => rule.groups.reduce((sum, group) => sum + group.atLeast, 0) <= rule.length);
export type PasswordRule = z.infer<typeof PasswordRule>;

/**
 * A temporary password (clause 8) by the rule. `randomBelow(n)` gives an even random integer from 0
 * to n - 1; on the desk it is the system's random source. A character that the rule names twice is
 * no likelier than the others.
 */
export function makeTemporaryPassword(rule: PasswordRule, randomBelow: (limit: number) => number): string {
  const pick = (count: number, characters: string): string[] => {
    const different = [...new Set(characters)];
    return Array.from({ length: count }, () => different[randomBelow(different.length)] as string);
  };
  const required = rule.groups.flatMap((group) => pick(group.atLeast, group.characters));
  const rest = pick(rule.length - required.length, rule.groups.map((group) => group.characters).join(''));
  return shuffle([...required, ...rest], randomBelow).join('');
}

/** True where the password is as long as the rule says, of its characters only, with enough from each group. */
export function fitsPasswordRule(password: string, rule: PasswordRule): boolean {
  const every = rule.groups.map((group) => group.characters).join('');
  return (
    password.length === rule.length &&
    [...password].every((character) => every.includes(character)) &&
    rule.groups.every(
      (group) =>
        [...password].filter((character) => group.characters.includes(character)).length >= group.atLeast,
    )
  );
}

/** Fisher-Yates; every order is as likely as any other. */
function shuffle<Item>(items: Item[], randomBelow: (limit: number) => number): Item[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = randomBelow(last + 1);
    [items[last], items[other]] = [items[other] as Item, items[last] as Item];
  }
  return items;
}
