import type { DeskOperationName } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import type { Store } from '../store/store.ts';
import type { Recovery } from './recovery.ts';

/** What the window needs to be told what is wrong, and to sign in. */
const always: ReadonlySet<DeskOperationName> = new Set<DeskOperationName>([
  'overview',
  'keyFiles',
  'secretKey',
  'signIn',
  'lock',
  'unlock',
  'cancelOpening',
  'signOut',
  'printers',
]);

/** Writes nothing. Whatever is not named here counts as writing. */
const reading: ReadonlySet<DeskOperationName> = new Set<DeskOperationName>([
  'registration',
  'registrations',
  'unfinished',
  'operators',
  'inHand',
  'shift',
  'register',
  'paper',
  'queue',
  'exportHeld',
  'exportRegister',
  'settings',
]);

/**
 * Whether the store lets an operation of the window begin; waits, off the thread, while another program
 * has the file. Throws a Fault: what the recovery says while it is not done, the one that has sealed the
 * store, store-locked.
 */
export async function admit(
  { health, whenFree }: Pick<Store, 'health' | 'whenFree'>,
  recovery: Recovery,
  operation: DeskOperationName,
): Promise<void> {
  if (always.has(operation)) return;
  if (recovery.fault) throw new Fault(recovery.fault);
  if (reading.has(operation)) return;
  health.assertWritable();
  await whenFree();
}
