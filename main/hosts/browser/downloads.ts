import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The entry of `user-dirs.dirs` (xdg-user-dirs): `XDG_DOWNLOAD_DIR="$HOME/Загрузки"`. */
const entry = /^XDG_DOWNLOAD_DIR="(?:\$HOME\/([^"]*)|(\/[^"]*))"$/m;

/** Where this user's browser saves files: the folder has another name in every language of a Linux desktop. */
export function downloadsFolder(home: string = homedir(), env: NodeJS.ProcessEnv = process.env): string {
  const found = entry.exec(
    readUserDirs(join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'user-dirs.dirs')),
  );
  if (found?.[1]) return join(home, found[1]);
  return found?.[2] ?? join(home, 'Downloads');
}

/** Empty where there is none: other systems, and desktops that never made one. */
function readUserDirs(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
