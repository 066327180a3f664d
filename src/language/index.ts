import { citizen as enCitizen } from './en/citizen.ts';
import { citizenScreen as enCitizenScreen } from './en/citizen-screen.ts';
import { faults as enFaults } from './en/faults.ts';
import { history as enHistory } from './en/history.ts';
import { day as enDay, journal as enJournal, sheet as enSheet } from './en/journal.ts';
import { queue as enQueue } from './en/queue.ts';
import { readiness as enReadiness } from './en/readiness.ts';
import { registration as enRegistration } from './en/registration.ts';
import { settings as enSettings } from './en/settings.ts';
import { shift as enShift } from './en/shift.ts';
import { states as enStates } from './en/states.ts';
import { window as enWindow } from './en/window.ts';
import type { FaultTexts } from './faults.ts';
import type { Language } from './format.ts';
import { citizen as kkCitizen } from './kk/citizen.ts';
import { citizenScreen as kkCitizenScreen } from './kk/citizen-screen.ts';
import { faults as kkFaults } from './kk/faults.ts';
import { history as kkHistory } from './kk/history.ts';
import { day as kkDay, journal as kkJournal, sheet as kkSheet } from './kk/journal.ts';
import { queue as kkQueue } from './kk/queue.ts';
import { readiness as kkReadiness } from './kk/readiness.ts';
import { registration as kkRegistration } from './kk/registration.ts';
import { settings as kkSettings } from './kk/settings.ts';
import { shift as kkShift } from './kk/shift.ts';
import { states as kkStates } from './kk/states.ts';
import { window as kkWindow } from './kk/window.ts';
import { citizen } from './ru/citizen.ts';
import { citizenScreen } from './ru/citizen-screen.ts';
import { faults } from './ru/faults.ts';
import { history } from './ru/history.ts';
import { day, journal, sheet } from './ru/journal.ts';
import { queue } from './ru/queue.ts';
import { readiness } from './ru/readiness.ts';
import { registration } from './ru/registration.ts';
import { settings } from './ru/settings.ts';
import { shift } from './ru/shift.ts';
import { states } from './ru/states.ts';
import { window } from './ru/window.ts';

/** Every word of the window in one language. Russian gives the shape; the others must fit it. */
export interface Words {
  readonly window: typeof window;
  readonly registration: typeof registration;
  readonly states: typeof states;
  readonly history: typeof history;
  readonly citizen: typeof citizen;
  readonly citizenScreen: typeof citizenScreen;
  readonly journal: typeof journal;
  readonly day: typeof day;
  readonly sheet: typeof sheet;
  readonly queue: typeof queue;
  readonly readiness: typeof readiness;
  readonly shift: typeof shift;
  readonly settings: typeof settings;
  readonly faults: FaultTexts;
}

const all: Readonly<Record<Language, Words>> = {
  ru: {
    window,
    registration,
    states,
    history,
    citizen,
    citizenScreen,
    faults,
    journal,
    day,
    sheet,
    queue,
    readiness,
    shift,
    settings,
  },
  kk: {
    window: kkWindow,
    registration: kkRegistration,
    states: kkStates,
    history: kkHistory,
    citizen: kkCitizen,
    citizenScreen: kkCitizenScreen,
    faults: kkFaults,
    journal: kkJournal,
    day: kkDay,
    sheet: kkSheet,
    queue: kkQueue,
    readiness: kkReadiness,
    shift: kkShift,
    settings: kkSettings,
  },
  en: {
    window: enWindow,
    registration: enRegistration,
    states: enStates,
    history: enHistory,
    citizen: enCitizen,
    citizenScreen: enCitizenScreen,
    faults: enFaults,
    journal: enJournal,
    day: enDay,
    sheet: enSheet,
    queue: enQueue,
    readiness: enReadiness,
    shift: enShift,
    settings: enSettings,
  },
};

/** The words of the window in a language. The words on papers are in `papers.ts`. */
export const words = (language: Language): Words => all[language];
