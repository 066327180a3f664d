import { posix, win32 } from 'node:path';

/** Where an installed desk's configuration lies: outside the program, so that an update leaves it; only the machine's administrator writes there. */
const places: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: '/Library/Application Support/Tereze',
  linux: '/etc/tereze',
};

const fileName = 'desk.json';

export interface Launch {
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  readonly argv: readonly string[];
  /** The running program. */
  readonly execPath: string;
}

/**
 * The configuration file of this launch. An installed program takes none from its command line: an
 * operator must not be able to point a desk at another centre. Throws where a developer named none.
 */
export function configFileOf({ platform, packaged, argv, execPath }: Launch): string {
  if (!packaged) {
    const given = argv.find((argument) => argument.startsWith('--config='))?.slice('--config='.length);
    if (!given) throw new Error('start the desk with --config=DESK.json, or with "npm start"');
    return given;
  }
  // ProgramData by its name on the program's own drive, as the installer makes it: the variable of that name is the operator's to change.
  if (platform === 'win32') return win32.join(win32.parse(execPath).root, 'ProgramData', 'Tereze', fileName);
  const folder = places[platform];
  if (!folder) throw new Error(`Tereze is not made for ${platform}`);
  return posix.join(folder, fileName);
}
