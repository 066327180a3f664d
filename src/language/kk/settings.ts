import type { settings as shape } from '../ru/settings.ts';

/** The settings of this window. */
export const settings: typeof shape = {
  title: 'Баптаулар',
  saved: 'Бірден сақталады.',
  look: 'Экраны',
  language: 'Терезенің тілі',
  theme: 'Көрінісі',
  textSize: 'Мәтін өлшемі',
  textSizeHint: 'Бүкіл экран өзгереді.',
  papers: 'Құжаттар',
  paperLanguageOfWindow: 'терезе тілінде',
  paperLanguage: 'Құжаттар қай тілден басталады',
  paperLanguageHint: 'Әр өтініш берушіге тілін ауыстыруға болады: F9.',
  printer: 'Принтер',
  printerHint: 'Келесі құжаттан бастап осы принтерде басылады.',
  printerOfTheSystem: 'әкімші баптаған принтер',
  noPrinter: 'табылмады',
  keys: 'ЭЦҚ кілттері',
  keyFolders: 'Кілт файлдарын тағы қайдан іздеу керек',
  keyFoldersHint: 'Әдеттегі орындардан басқа. Кілттің өзі көшірілмейді.',
  noFolders: 'Басқа қалта жоқ.',
  addFolder: 'Қалта',
  add: 'Қосу',
  remove: (folder: string) => `${folder} алып тастау`,
  removeShort: 'Алып тастау',
  version: (version: string) => `${version} нұсқасы`,
};
