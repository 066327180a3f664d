import type { Draft } from '../../src/application/draft.ts';

/** In which languages a citizen's papers can be: one, or both side by side. */
export const paperChoices = ['kk', 'ru', 'both'] as const;
export type PaperChoice = (typeof paperChoices)[number];

export const paperChoiceOf = ({ language, style }: Pick<Draft, 'language' | 'style'>): PaperChoice =>
  style.bilingual ? 'both' : language;

/** A draft with its papers in the chosen language; both together keep the language that led before. */
export const withPaperChoice = (draft: Draft, choice: PaperChoice): Draft => ({
  ...draft,
  language: choice === 'both' ? draft.language : choice,
  style: { ...draft.style, bilingual: choice === 'both' },
});

/** The choice after this one, round and round: what F9 does. */
export const nextPaperChoice = (choice: PaperChoice): PaperChoice =>
  paperChoices[(paperChoices.indexOf(choice) + 1) % paperChoices.length] ?? 'kk';
