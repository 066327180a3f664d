import type { PaperLanguage } from '../../src/application/application.ts';
import type { PaperStyle } from '../../src/application/paper-style.ts';
import type { RegisterView } from '../../src/contract/views.ts';
import type { Paper } from '../../src/registration/state.ts';
import type { PaperChoice } from '../registration/paper-choice.ts';

/** How a choice of languages is asked of the desk. */
export function registerStyle(choice: PaperChoice): { language: PaperLanguage; style: PaperStyle } {
  const bilingual = choice === 'both';
  return { language: bilingual ? 'kk' : choice, style: { bilingual, largePrint: false } };
}

/** The register that was last asked for, if any. */
export const lastRegister = ({ papers }: RegisterView): Paper | undefined => papers.at(-1);

/** What Enter does with the register now: it is never said to be printed before the operator has it in hand. */
export type RegisterStep = 'print' | 'confirm' | 'print-again' | 'nothing';

export function registerStep(view: RegisterView, issued: number): RegisterStep {
  const last = lastRegister(view);
  if (last?.progress === 'handed-to-printer') return 'confirm';
  if (last?.progress === 'confirmed') return 'print-again';
  return issued > 0 ? 'print' : 'nothing';
}
