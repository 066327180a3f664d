import { electron } from './build/electron.ts';
import { buildFonts } from './build/fonts.ts';
import { makePart } from './build/parts.ts';
import { renderer } from './build/renderer.ts';

/** Builds what has changed of all that Tereze is shipped as: the window, the papers' fonts, Electron's bundles. */
export async function buildAll(): Promise<void> {
  await Promise.all([makePart(renderer), buildFonts(), makePart(electron)]);
}

if (import.meta.main) await buildAll();
