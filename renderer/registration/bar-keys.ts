import type { Words } from '../../src/language/index.ts';
import type { Step } from './step.ts';
import type { DeskAct } from './work.ts';

/** What the bar says about Enter: what is under way, else what it does here, else what must be there first. */
export function enterSays(here: Step, doing: DeskAct | null, words: Words): string {
  const texts = words.registration;
  if (doing) return texts.doing[doingText[doing] ?? 'other'];
  return 'act' in here ? texts.enter[here.act] : texts.need[here.need];
}

const doingText: Partial<Record<DeskAct, keyof Words['registration']['doing']>> = {
  'accept-statements': 'look-up',
  'look-up': 'look-up',
  print: 'print',
  'print-again': 'print',
  'signed-and-send': 'send',
  send: 'send',
  'send-new': 'send',
  resend: 'send',
  again: 'send',
  sign: 'sign',
  'print-slip': 'slip',
  'print-confirmation': 'confirmation',
};
