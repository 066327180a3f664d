import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { project } from './parts.ts';

// Bundles released programs from the revisions that they were released at, for the tests that run them
// against today's: `node build/releases.ts`. The bundles are kept in the repository (test/releases/README.md).

/** The revision of each release, and what of it the tests run. */
const releases = [
  { revision: 'eeaa9f0', programs: ['desk'] },
  { revision: '4d274c5', programs: ['desk', 'centre'] },
] as const;

/** What a bundle gives to a test. */
const entries = {
  desk: `
    export { createDesk } from './main/desk.ts';
    export { readDeskConfig } from './main/config.ts';
    export { configureDesk } from './demo/configure.ts';
  `,
  centre: `
    export { startCentre } from './central/centre.ts';
    export { readCentralConfig } from './central/config.ts';
    export { prepareOffice } from './demo/prepare.ts';
    export { configureCentre } from './demo/configure.ts';
  `,
} as const;

async function bundle(program: keyof typeof entries, sources: string, target: string): Promise<void> {
  await build({
    stdin: { contents: entries[program], resolveDir: sources, loader: 'ts' },
    // Paths in the bundle's comments are relative to this.
    absWorkingDir: sources,
    outfile: join(target, `${program}.js`),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
  // Read from beside the program when it starts.
  if (program === 'centre')
    cpSync(join(sources, 'central/database/migrations'), join(target, 'migrations'), { recursive: true });
}

for (const { revision, programs } of releases) {
  const sources = mkdtempSync(join(tmpdir(), 'tereze-release-'));
  const target = join(project, 'test/releases', revision);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const archive = execFileSync('git', ['archive', revision], { cwd: project, maxBuffer: 2 ** 30 });
  execFileSync('tar', ['-x', '-C', sources], { input: archive });
  for (const program of programs) await bundle(program, sources, target);
  rmSync(sources, { recursive: true });
}
