import { electron } from './build/electron.ts';
import { buildFonts } from './build/fonts.ts';
import { icons } from './build/icons.ts';
import { makePart } from './build/parts.ts';
import { renderer } from './build/renderer.ts';

/** Builds what a desk needs that has changed: the window and the papers' fonts. */
export async function buildDesk(): Promise<void> {
  await Promise.all([makePart(renderer), buildFonts()]);
}

/** Builds all that Tereze is shipped as: besides, Electron's bundles and the icons. */
export async function buildAll(): Promise<void> {
  await Promise.all([buildDesk(), makePart(electron), makePart(icons)]);
}

if (import.meta.main) await buildAll();
