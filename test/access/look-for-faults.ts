import { expect, test } from 'vitest';
import { servedOffice } from '../fixtures/served-office.ts';
import { type Chapter, officeOfScenes, type Scene, walk } from '../screens/scene.ts';
import { axeFinds } from './axe.ts';
import { cutOff } from './cut-off.ts';
import { focusIsLost } from './focus.ts';
import { moves } from './motion.ts';

/** Takes note of a fault: in which look of the state, and what. */
export type Found = (where: string, what: string) => void;

/** What may stand in somebody's way on a screen, each with the way to look for it. */
const faults = {
  'axe finds': axeFinds,
  'is cut off': cutOff,
  'loses the focus': focusIsLost,
  'moves against the wish': moves,
} as const satisfies Record<string, (scene: Scene, found: Found) => Promise<void>>;

/** Looks at states for everything that may stand in somebody's way, and keeps what it found by kind. */
function lookForFaults() {
  const found = Object.fromEntries(Object.keys(faults).map((kind) => [kind, [] as string[]]));
  return {
    found,
    async look(name: string, scene: Scene): Promise<void> {
      for (const [kind, lookFor] of Object.entries(faults))
        await lookFor(scene, (where, what) => found[kind]?.push(`${name}, ${where}: ${what}`));
    },
  };
}

/** Goes through chapters at one office; of each state everything that is found is told, by kind. */
export function nothingStandsInTheWay(chapters: Readonly<Record<string, Chapter>>): void {
  const here = servedOffice(officeOfScenes);
  test.each(Object.entries(chapters))('%s', { timeout: 240_000 }, async (_name, chapter) => {
    const { found, look } = lookForFaults();
    await walk(chapter, await here.counter(), look);
    for (const [kind, faults] of Object.entries(found)) expect.soft(faults, kind).toEqual([]);
  });
}
