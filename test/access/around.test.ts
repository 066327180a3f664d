import { describe } from 'vitest';
import { hasBrowser } from '../fixtures/served-office.ts';
import { around } from '../screens/around.ts';
import { citizenScreen } from '../screens/citizen-screen.ts';
import { troubles } from '../screens/troubles.ts';
import { nothingStandsInTheWay } from './look-for-faults.ts';

describe.skipIf(!hasBrowser)(
  'nothing stands in the way of those who see, hear or move otherwise (WCAG 2.2 AA)',
  () =>
    nothingStandsInTheWay({
      'on the screens around a registration': around,
      'where something goes wrong': troubles,
      "on the citizen's screen": citizenScreen,
    }),
);
