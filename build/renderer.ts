import { join } from 'node:path';
import { build } from 'vite';
import { type Part, project } from './parts.ts';

/** The window, by vite.config.ts. */
export const renderer: Part = {
  name: 'renderer',
  inputs: ['renderer', 'src', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'],
  async make(folder) {
    await build({
      configFile: join(project, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: folder, emptyOutDir: true, reportCompressedSize: false },
    });
  },
};
