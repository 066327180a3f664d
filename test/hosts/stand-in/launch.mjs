import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { becomeReady } from './electron.ts';

// As Electron does: the first argument is the application's folder, its package names the main module, and `ready` comes after that has run.
const folder = process.argv[2] ?? '.';
const { main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
await import(pathToFileURL(join(folder, main)).href);
becomeReady();
