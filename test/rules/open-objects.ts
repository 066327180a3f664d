import { z } from 'zod';

/** Every object inside a schema that would let a key in that it doesn't name, by its path. */
export function openObjects(schema: z.ZodType): string[] {
  const walk = (node: unknown, path: string): string[] => {
    if (typeof node !== 'object' || node === null) return [];
    const isOpen =
      'properties' in node && (node as { additionalProperties?: unknown }).additionalProperties !== false;
    const inner = Object.entries(node).flatMap(([key, value]) => walk(value, `${path}/${key}`));
    return isOpen ? [path, ...inner] : inner;
  };
  return walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), '');
}
