import { cleanEnvironment } from '../src/environment.ts';

// The first import of every entry: what follows finds a clean environment.

/** What was taken out of this process's environment when it began. */
export const environment = cleanEnvironment(process.env, false);

if (environment.line) console.error(environment.line);
