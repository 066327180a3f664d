import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { z } from 'zod';
import { replace } from './bytes.ts';
import type { Command, Scenario, Told } from './scenario.ts';

/** A runtime that stands in for Electron's, and the line to what runs in it. */
export interface StandIn {
  /** A folder with a program `electron`, as ELECTRON_OVERRIDE_DIST_PATH names one. */
  readonly folder: string;
  readonly executable: string;
  /** Says what is to happen, once the program is there; resolves with what came of it. */
  say<Value = unknown>(command: Command): Promise<Value>;
  /** The next message of a kind, from the first one that was not taken yet. */
  hears<Kind extends Told['tell']>(kind: Kind): Promise<Told & { tell: Kind }>;
  /** Calls for every message. */
  onTold(listener: (told: Told) => void): void;
}

/** What `windows` answers. */
export interface SeenWindow {
  readonly id: number;
  readonly options: { readonly title?: string; readonly webPreferences?: Readonly<Record<string, unknown>> };
  readonly isShown: boolean;
  readonly hasFocus: boolean;
  readonly minimized: boolean;
  readonly url: string;
  readonly loads: number;
}

/** Makes a runtime for one test, or until `end` where a whole file uses it. */
export async function standInFor(
  scenario: z.input<typeof Scenario> = {},
  atEnd: (end: () => Promise<void>) => void = onTestFinished,
): Promise<StandIn> {
  const folder = await mkdtemp(join(tmpdir(), 'tereze-stand-in-'));
  const control = join(folder, 'control');
  const executable = join(folder, 'electron');
  await writeFile(
    executable,
    [
      '#!/bin/sh',
      // What this machine tells every Node is no part of the scenario: production would not start with it.
      'unset NODE_EXTRA_CA_CERTS NODE_OPTIONS',
      `export STAND_IN='${JSON.stringify(scenario).replaceAll("'", "'\\''")}' STAND_IN_CONTROL='${control}'`,
      `exec '${process.execPath}' --import '${file('register.mjs')}' '${file('launch.mjs')}' "$@"`,
      '',
    ].join('\n'),
    { mode: 0o755 },
  );

  const told: Told[] = [];
  const listeners = new Set<(one: Told) => void>();
  const answers = new Map<number, (told: Told & { tell: 'answer' }) => void>();
  let there = Promise.withResolvers<Socket>();
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('close', () => {
      there = Promise.withResolvers<Socket>();
    });
    createInterface({ input: socket }).on('line', (line) => {
      const one: Told = JSON.parse(line);
      if (one.tell === 'answer') answers.get(one.id)?.(one);
      else told.push(one);
      for (const listener of listeners) listener(one);
    });
    there.resolve(socket);
  });
  server.listen(control);
  atEnd(async () => {
    server.close();
    await rm(folder, { recursive: true, force: true });
  });

  let next = 0;
  return {
    folder,
    executable,
    async say<Value>(command: Command): Promise<Value> {
      const socket = await there.promise;
      const id = next++;
      const { promise, resolve } = Promise.withResolvers<Told & { tell: 'answer' }>();
      answers.set(id, resolve);
      socket.write(`${JSON.stringify({ id, ...command }, replace)}\n`);
      const { value, error } = await promise;
      if (error) throw new Error(error);
      return value as Value;
    },
    async hears<Kind extends Told['tell']>(kind: Kind) {
      const isIt = (one: Told): one is Told & { tell: Kind } => one.tell === kind;
      const { promise, resolve } = Promise.withResolvers<void>();
      const look = (): void => {
        if (told.some(isIt)) resolve();
      };
      listeners.add(look);
      look();
      await promise;
      listeners.delete(look);
      const [taken] = told.splice(told.findIndex(isIt), 1);
      return taken as Told & { tell: Kind };
    },
    onTold: (listener) => void listeners.add(listener),
  };
}

const file = (name: string): string => join(import.meta.dirname, name);
