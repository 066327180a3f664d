import { existsSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const file = '.github/workflows/electron.yml';
const program = JSON.parse(readFileSync('package.json', 'utf8'));

const Step = z.strictObject({
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  if: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  env: z.record(z.string(), z.string()).optional(),
});
const Workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.null()),
  permissions: z.strictObject({ contents: z.literal('read') }),
  concurrency: z.object({ group: z.string() }),
  jobs: z.strictObject({
    electron: z.strictObject({
      strategy: z.strictObject({
        'fail-fast': z.literal(false),
        matrix: z.strictObject({
          include: z.array(z.strictObject({ runner: z.string(), packages: z.string() })),
        }),
      }),
      'runs-on': z.string().regex(/matrix\.runner/),
      'timeout-minutes': z.int(),
      env: z.record(z.string(), z.string()),
      steps: z.array(Step),
    }),
  }),
});

describe('the hosted workflow', () => {
  const text = readFileSync(file, 'utf8');
  const { on, jobs } = Workflow.parse(load(text));
  const { steps, strategy, env } = jobs.electron;
  const commands = (system: 'Linux' | 'Windows' | 'macOS'): string[] =>
    steps
      .filter(({ if: when = '' }) => {
        const [, relation, named] = /runner\.os ([!=]=) '(\w+)'/.exec(when) ?? [];
        return !named || (relation === '==') === (named === system);
      })
      .flatMap(({ run }) => run?.trim().split('\n') ?? []);
  const at = (all: readonly string[], pattern: RegExp): number => all.findIndex((each) => pattern.test(each));

  test('runs on one push, on the three systems that the program is packed for', () => {
    expect(Object.keys(on)).toContain('push');
    expect(strategy.matrix.include.map(({ runner }) => runner)).toEqual([
      'ubuntu-24.04',
      expect.stringMatching(/^windows-\d+$/),
      expect.stringMatching(/^macos-\d+$/),
    ]);
  });

  test.each(['Linux', 'Windows', 'macOS'] as const)(
    'on %s fetches the runtime, tests in Electron, and builds the packages, in this order',
    (system) => {
      const all = commands(system);
      const order = [/^npm ci$/, /install-electron/, /electron-run\.test\.ts/, /^npm run package/].map(
        (pattern) => at(all, pattern),
      );
      expect(order).not.toContain(-1);
      expect(order).toEqual(order.toSorted((one, other) => one - other));
    },
  );

  test('on Linux runs under Xvfb with the sandbox, which is allowed and never switched off', () => {
    const all = commands('Linux');
    const tested = all[at(all, /electron-run/)];
    expect(tested).toMatch(/^xvfb-run /);
    expect(at(all, /chmod 4755 node_modules\/electron\/dist\/chrome-sandbox/)).toBeLessThan(
      at(all, /xvfb-run/),
    );
    expect(text).not.toContain('--no-sandbox');
    expect(text).not.toContain('apparmor_restrict_unprivileged_userns=0');
  });

  test('fails where the runtime is missing, instead of skipping its test', () => {
    const [name = ''] = Object.keys(env);
    expect(readFileSync('test/hosts/electron-run.test.ts', 'utf8')).toContain(`process.env['${name}']`);
  });

  test('keeps every kind of package that is built', () => {
    const kept = strategy.matrix.include.flatMap(({ packages }) => packages.trim().split('\n'));
    expect(kept.map((each) => each.split('.').at(-1)).sort()).toEqual(['deb', 'dmg', 'exe', 'zip']);
    const uploads = steps.filter(({ uses }) => uses?.startsWith('actions/upload-artifact'));
    expect(uploads[0]?.with).toMatchObject({
      path: expect.stringContaining('matrix.packages'),
      'if-no-files-found': 'error',
    });
  });

  test('uses actions by their major version, and says that they want to be pinned by commit', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^actions\/[\w-]+@v\d+$/);
    expect(text).toMatch(/# .*pinned by their major version[\s\S]*by commit/);
  });

  test('runs what there is: scripts of the package, files of the project', () => {
    for (const command of (['Linux', 'Windows', 'macOS'] as const).flatMap(commands)) {
      const script = /npm run ([\w-]+)/.exec(command)?.[1];
      if (script) expect(Object.keys(program.scripts)).toContain(script);
      const tested = /test\/\S+\.ts/.exec(command)?.[0];
      if (tested) expect(existsSync(tested)).toBe(true);
    }
  });
});
