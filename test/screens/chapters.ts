import { around } from './around.ts';
import { citizenScreen } from './citizen-screen.ts';
import { outcomes } from './outcomes.ts';
import { troubles } from './troubles.ts';
import { visit } from './visit.ts';

/** Every state of every screen. In this order one office can go through all of them: no citizen comes twice. */
export const chapters = { visit, outcomes, around, troubles, citizenScreen };
