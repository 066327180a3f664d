import { expect, test } from 'vitest';
import { enterAt } from '../../renderer/registration/cursor.ts';
import { screenKeys } from '../../renderer/registration/screen-keys.ts';
import { step } from '../../renderer/registration/step.ts';
import type { Work } from '../../renderer/registration/work.ts';
import { words } from '../../src/language/index.ts';
import { life, online, workOf } from './works.ts';

const done: string[] = [];
const does = (name: string) => () => void done.push(name);

/** The keys that do something now. */
const keysOf = (work: Work): string[] =>
  screenKeys({
    work,
    situation: online,
    here: enterAt(step(work, online), null, work),
    words: words('ru'),
    hasBack: true,
    press: does('press'),
    back: does('back'),
    home: does('home'),
    goOn: does('goOn'),
    resend: does('resend'),
    choosePaper: does('choosePaper'),
    showPapers: does('showPapers'),
    openCitizenScreen: does('openCitizenScreen'),
    abandon: does('abandon'),
  })
    .filter((key) => key.does)
    .map(({ key }) => key);

test('a key is offered where it does something, and nowhere else', () => {
  expect(keysOf(workOf(life.lookedUp))).toEqual([
    'Enter',
    'Escape',
    'F8',
    'F9',
    'Shift+F9',
    'F12',
    'Shift+F8',
  ]);
  expect(keysOf(workOf(life.sent))).toEqual(['Escape', 'F7', 'F8', 'Shift+F9', 'F12', 'Shift+F8']);
  expect(keysOf(workOf(life.registered))).toEqual(['Enter', 'Escape', 'Shift+F9', 'F12']);
});

test('after a refusal the papers are named for what is due', () => {
  const says = (work: Work): string | undefined =>
    screenKeys({
      work,
      situation: online,
      here: step(work, online),
      words: words('ru'),
      hasBack: true,
      press: null,
      back: does('back'),
      home: does('home'),
      goOn: does('goOn'),
      resend: does('resend'),
      choosePaper: does('choosePaper'),
      showPapers: does('showPapers'),
      openCitizenScreen: null,
      abandon: does('abandon'),
    }).find(({ key }) => key === 'Shift+F9')?.says;
  expect(says(workOf(life.refused))).toBe(words('ru').registration.keys.refusalNotice);
  expect(says(workOf(life.registered))).toBe(words('ru').registration.keys.papers);
});
