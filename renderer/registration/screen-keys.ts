import type { Words } from '../../src/language/index.ts';
import type { BarKey } from '../frame/bar-key.ts';
import { enterSays } from './bar-keys.ts';
import { nextPaperChoice, type PaperChoice, paperChoiceOf } from './paper-choice.ts';
import { hasOutcome, hasPapers, isEditable, isReadOnly, mayAbandon, mayGoOn, mayResend } from './possible.ts';
import type { Situation, Step } from './step.ts';
import type { Work } from './work.ts';

/** What the keys of the registration screen depend on, and what they do. */
export interface ScreenKeys {
  readonly work: Work;
  readonly situation: Situation;
  /** What Enter does where the cursor stands. */
  readonly here: Step;
  readonly words: Words;
  /** Whether there is a place to go back to; else back leads home. */
  readonly hasBack: boolean;
  /** Null for the moment in which Enter is deaf. */
  readonly press: (() => void) | null;
  readonly back: () => void;
  readonly home: () => void;
  readonly goOn: (registrationId: string) => void;
  readonly resend: () => void;
  readonly choosePaper: (choice: PaperChoice) => void;
  readonly showPapers: () => void;
  /** Null while there is one already. */
  readonly openCitizenScreen: (() => void) | null;
  readonly abandon: () => void;
}

/** Every key of the registration screen: what it says in the bar, and what it does now, if anything. */
export function screenKeys(on: ScreenKeys): BarKey[] {
  const { work, here, words } = on;
  const texts = words.registration;
  const earlier = mayGoOn(work);
  const choice = paperChoiceOf(work.draft);
  const key = (name: string, says: string, isPossible: boolean, does: (() => void) | null): BarKey => ({
    key: name,
    says,
    does: isPossible ? does : null,
  });
  return [
    key('Enter', enterSays(here, work.doing, words), 'act' in here, on.press),
    key('Escape', on.hasBack ? words.window.back : words.window.home, true, on.back),
    key('Shift+F2', texts.keys.goOn, earlier !== null, () => earlier && on.goOn(earlier)),
    key('F7', texts.keys.resend, mayResend(work, on.situation), on.resend),
    key('F8', texts.keys.aside, work.view !== null && !hasOutcome(work), on.home),
    key('F9', texts.keys.paperLanguage, mayChooseByKey(work), () => on.choosePaper(nextPaperChoice(choice))),
    key('Shift+F9', papersSay(work, texts), hasPapers(work), on.showPapers),
    key('F12', texts.keys.citizenScreen, true, on.openCitizenScreen),
    key('Shift+F8', texts.keys.abandon, mayAbandon(work), on.abandon),
  ];
}

/** What stands first among the citizen's papers. */
function papersSay(work: Work, { keys }: Words['registration']): string {
  const phase = isReadOnly(work) ? null : work.view?.state.phase;
  if (phase === 'refused') return keys.refusalNotice;
  return phase === 'lapsed' ? keys.lapseNotice : keys.papers;
}

/** Once the application is signed, another language is another paper to sign: no single key asks for that. */
const mayChooseByKey = (work: Work): boolean => {
  const phase = work.view?.state.phase ?? 'open';
  return isEditable(work) && (phase === 'open' || phase === 'returned');
};
