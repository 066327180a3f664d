import { citizen as enCitizen } from './en/citizen.ts';
import { faults as enFaults } from './en/faults.ts';
import { history as enHistory } from './en/history.ts';
import { registration as enRegistration } from './en/registration.ts';
import { states as enStates } from './en/states.ts';
import { window as enWindow } from './en/window.ts';
import type { FaultTexts } from './faults.ts';
import type { Language } from './format.ts';
import { citizen as kkCitizen } from './kk/citizen.ts';
import { faults as kkFaults } from './kk/faults.ts';
import { history as kkHistory } from './kk/history.ts';
import { registration as kkRegistration } from './kk/registration.ts';
import { states as kkStates } from './kk/states.ts';
import { window as kkWindow } from './kk/window.ts';
import { citizen } from './ru/citizen.ts';
import { faults } from './ru/faults.ts';
import { history } from './ru/history.ts';
import { registration } from './ru/registration.ts';
import { states } from './ru/states.ts';
import { window } from './ru/window.ts';

/** Every word of the window in one language. Russian gives the shape; the others must fit it. */
export interface Words {
  readonly window: typeof window;
  readonly registration: typeof registration;
  readonly states: typeof states;
  readonly history: typeof history;
  readonly citizen: typeof citizen;
  readonly faults: FaultTexts;
}

const all: Readonly<Record<Language, Words>> = {
  ru: { window, registration, states, history, citizen, faults },
  kk: {
    window: kkWindow,
    registration: kkRegistration,
    states: kkStates,
    history: kkHistory,
    citizen: kkCitizen,
    faults: kkFaults,
  },
  en: {
    window: enWindow,
    registration: enRegistration,
    states: enStates,
    history: enHistory,
    citizen: enCitizen,
    faults: enFaults,
  },
};

/** The words of the window in a language. The words on papers are in `papers.ts`. */
export const words = (language: Language): Words => all[language];
