import { describe } from 'vitest';
import { hasBrowser } from '../fixtures/served-office.ts';
import { outcomes } from '../screens/outcomes.ts';
import { visit } from '../screens/visit.ts';
import { nothingStandsInTheWay } from './look-for-faults.ts';

describe.skipIf(!hasBrowser)(
  'nothing stands in the way of those who see, hear or move otherwise (WCAG 2.2 AA)',
  () => nothingStandsInTheWay({ 'on the way of a registration': visit, 'at its other ends': outcomes }),
);
