import type { z } from 'zod';

/**
 * Reads an answer by a strict schema and passes over members that the schema does not know: a newer
 * sender may have added them. Everything else is as strict as the schema; null where it does not fit.
 */
export function readTolerantly<Schema extends z.ZodType>(
  schema: Schema,
  answer: unknown,
): z.output<Schema> | null {
  const value = structuredClone(answer);
  for (;;) {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const unknown = parsed.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
    if (unknown.length === 0) return null;
    for (const { path, keys } of unknown) if (!removeMembers(value, path, keys)) return null;
  }
}

/** False where there was nothing to remove: the same issue would come back for ever. */
function removeMembers(value: unknown, path: readonly PropertyKey[], keys: readonly string[]): boolean {
  const holder = path.reduce<unknown>((inner, step) => (isObject(inner) ? inner[step] : undefined), value);
  if (!isObject(holder)) return false;
  const present = keys.filter((key) => Object.hasOwn(holder, key));
  for (const key of present) delete holder[key];
  return present.length > 0;
}

const isObject = (value: unknown): value is Record<PropertyKey, unknown> =>
  typeof value === 'object' && value !== null;
