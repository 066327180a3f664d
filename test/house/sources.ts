import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the project that is written by hand, with its path from the root, in `/`. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

const elsewhere = new Set(['node_modules', 'dist', 'office', 'coverage', '.git']);

/** Bundles of released programs: made, not written. */
const made = /^test\/releases\/\w+\//;

/** Every source file in TypeScript or JavaScript. */
export const sources: readonly Source[] = readdirSync('.', { withFileTypes: true })
  .filter((entry) => !elsewhere.has(entry.name))
  .flatMap((entry) =>
    entry.isDirectory()
      ? readdirSync(entry.name, { recursive: true, withFileTypes: true })
          .filter((inner) => inner.isFile())
          .map((inner) => join(inner.parentPath, inner.name))
      : [entry.name],
  )
  .filter((path) => /\.(ts|tsx|js|mjs)$/.test(path))
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !made.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

export interface Import {
  /** As written: `node:fs`, `zod`, `../iin.ts`. */
  readonly of: string;
  /** Nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

const statement = /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]/gm;
const dynamic = /\b(?:import|require|resolve)\(\s*['"]([^'"]+)['"]/g;

/** Everything that a file imports. */
export const importsOf = ({ text }: Source): Import[] => [
  ...[...text.matchAll(statement)].map(([, type, of]) => ({
    of: of as string,
    typeOnly: type !== undefined,
  })),
  ...[...text.matchAll(dynamic)].map(([, of]) => ({ of: of as string, typeOnly: false })),
];

/** `zod` of `zod/v4`, `@fontsource-variable/inter` of `@fontsource-variable/inter/index.css`. */
export const packageOf = (of: string): string =>
  of
    .split('/')
    .slice(0, of.startsWith('@') ? 2 : 1)
    .join('/');
