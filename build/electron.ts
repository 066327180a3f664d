import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { type DeskOperationName, deskOperations, takesSecret } from '../src/contract/desk.ts';
import { type Part, project } from './parts.ts';

/** Stays outside the bundles: the runtime itself, and the one package with a binary. */
const external = ['electron', 'better-sqlite3'];

const common: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  external,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: project,
};

/** What packages in CommonJS expect to find around them, and a module of ECMAScript has not. */
const commonJsNames = `
import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;
`;

const operationNames = Object.keys(deskOperations) as DeskOperationName[];

/** Electron's main side, the desk's worker and the key processes' entry as modules; the preload as CommonJS, the only form a sandboxed one may have. */
export const electron: Part = {
  name: 'electron',
  inputs: ['main', 'src', 'forms', 'build/electron.ts', 'package.json', 'package-lock.json'],
  async make(folder) {
    await Promise.all([
      build({
        ...common,
        entryPoints: {
          main: 'main/hosts/electron/main.ts',
          worker: 'main/hosts/thread/worker.ts',
          examination: 'main/store/examination/worker.ts',
          'key-process': 'main/eds/key-process/entry.ts',
        },
        outdir: folder,
        format: 'esm',
        banner: { js: commonJsNames },
      }),
      build({
        ...common,
        entryPoints: { preload: 'main/hosts/electron/preload.ts' },
        outdir: folder,
        outExtension: { '.js': '.cjs' },
        format: 'cjs',
        define: {
          deskOperationNames: JSON.stringify(operationNames),
          secretOperationNames: JSON.stringify(operationNames.filter(takesSecret)),
        },
        outbase: join(project, 'main/hosts/electron'),
      }),
    ]);
  },
};
