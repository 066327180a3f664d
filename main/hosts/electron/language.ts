import { type Language, languages } from '../../../src/language/format.ts';

/** The window's own first language, for a system in none of ours. */
const fallback: Language = 'kk';

/**
 * The first of the user's languages that this program speaks: `kk-KZ`, `ru_RU.UTF-8`, `en`. Given
 * `app.getPreferredSystemLanguages()`; `app.getLocale()` names only languages that Chromium is translated
 * into, and Kazakh is not among them (electron/electron#23272).
 */
export function languageOf(preferred: readonly string[]): Language {
  const spoken = preferred.map((tag) => tag.toLowerCase().split(/[-_.]/)[0]);
  return spoken.flatMap((one) => languages.filter((language) => language === one))[0] ?? fallback;
}
