import { figure } from '../format.ts';
import type { shift as shape } from '../ru/shift.ts';

/** The shift: what this window did on a day, and the day's register. */
export const shift: typeof shape = {
  title: 'Shift',
  registered: 'registered',
  accountsCreated: 'accounts created',
  refusals: 'refusals by clause 9',
  lapses: 'codes no longer valid',
  median: 'usual time',
  slowest: 'longest',
  none: '—',
  minutes: (minutes: number, seconds: number) =>
    minutes > 0 ? `${figure('en', minutes)} min ${figure('en', seconds)} s` : `${figure('en', seconds)} s`,
  byHour: 'Registered by hour',
  byHourTotal: (count: number) => `${figure('en', count)} in all`,
  hour: 'Hour',
  count: 'How many',
  byOutcome: 'What became of them',
  byRefusal: 'Refusals by reason',
  noRefusals: 'No refusals.',
  byLapse: 'Codes that were no longer valid',
  noLapses: 'There were none.',
  byOperator: 'Employees',
  operator: 'Employee',
  counted: {
    registered: 'registered',
    replacements: 'numbers replaced',
    lookUpsWithoutRequest: 'look-ups without a request',
  },
  lookUpsNote:
    'A look-up without a request: the centre was asked about a person, and no request is signed so far.',
  nobody: 'Nobody has done anything yet.',
  me: 'you',
  nothing: 'No applications on this day.',
  register: {
    title: 'Daily register',
    note: 'Every number issued on the day, with its outcome. The employee signs the register on paper.',
    language: 'Language of the register',
    preview: 'Show',
    print: 'print the register',
    printAgain: 'print a duplicate',
    confirm: 'the register came out of the printer',
    notYet: 'Not printed yet.',
    printed: 'Printed, the employee confirmed.',
    handed: 'Handed to the printer. Did it come out?',
    failed: 'Did not come out of the printer.',
    saveAs: 'Save as a table',
    saved: (path: string) => `Saved: ${path}`,
    empty: 'nothing to print for this day',
  },
};
