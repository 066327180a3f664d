import type { settings as shape } from '../ru/settings.ts';

/** The settings of this window. */
export const settings: typeof shape = {
  title: 'Settings',
  saved: 'Kept at once.',
  look: 'Screen',
  language: 'Language of the window',
  theme: 'Look',
  textSize: 'Text size',
  textSizeHint: 'The whole screen follows.',
  papers: 'Papers',
  paperLanguageOfWindow: 'as the window',
  paperLanguage: 'Which language papers begin in',
  paperLanguageHint: 'It can be changed for each citizen: F9.',
  printer: 'Printer',
  printerHint: 'Papers go to this printer from the next one on.',
  printerOfTheSystem: 'as the administrator set it up',
  noPrinter: 'not found',
  keys: 'EDS keys',
  keyFolders: 'Where else to look for key files',
  keyFoldersHint: 'Besides the usual places. The key itself is not copied.',
  noFolders: 'No other folders.',
  addFolder: 'Folder',
  add: 'Add',
  remove: (folder: string) => `Remove ${folder}`,
  removeShort: 'Remove',
  version: (version: string) => `Version ${version}`,
};
