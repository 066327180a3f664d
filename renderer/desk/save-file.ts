import type { Bridge } from '../../src/contract/bridge.ts';
import { Fault } from '../../src/contract/fault.ts';
import { type FileToSave, SaveOutcome } from '../../src/contract/save-file.ts';

/** Saves a file: its path once it is there, null where the operator cancelled. Throws a Fault. */
export type SaveFile = (file: FileToSave) => Promise<string | null>;

/** Saving over a bridge, with the outcome checked against the contract. */
export const makeSaver =
  (bridge: Pick<Bridge, 'saveFile'>): SaveFile =>
  async (file) => {
    const outcome = SaveOutcome.parse(
      await bridge.saveFile(file).catch((cause: unknown) => {
        throw new Fault('desk-silent', {}, { cause });
      }),
    );
    if (outcome.result === 'failed') throw new Fault(outcome.fault.code, outcome.fault.details);
    return outcome.result === 'saved' ? outcome.path : null;
  };
