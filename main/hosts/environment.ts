import { cleanEnvironment } from '../../src/environment.ts';

// The first import of every entry: what follows finds a clean environment, and so does every child.

/** Electron says of itself where it runs a developer's program. */
const packaged = process.versions.electron !== undefined && process.defaultApp !== true;

/** What was taken out of this process's environment when it began. */
export const environment = cleanEnvironment(process.env, packaged);

if (environment.line) console.error(environment.line);
