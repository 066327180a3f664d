import program from '../../package.json' with { type: 'json' };

/** The program's version, as the window shows it. */
export const version: string = program.version;
