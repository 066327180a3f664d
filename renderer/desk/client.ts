import type { Bridge } from '../../src/contract/bridge.ts';
import {
  DeskAnswer,
  type DeskInput,
  type DeskOperationName,
  type DeskOutput,
  deskOperations,
} from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';

/** The desk as the screens call it: one function for each operation, its value or a thrown `Fault`. */
export type DeskClient = {
  readonly [Name in DeskOperationName]: (input: DeskInput<Name>) => Promise<DeskOutput<Name>>;
};

/** The desk itself can't be reached: its process ended, or the window's page outlived it. */
export class DeskGone extends Error {
  constructor(options?: ErrorOptions) {
    super('the desk does not answer', options);
    this.name = 'DeskGone';
  }
}

/** What a call needs of a bridge. */
export type Caller = Pick<Bridge, DeskOperationName>;

/**
 * A client over a bridge. Every answer is checked against the contract; a call ends in its value, in
 * the desk's `Fault`, or in `DeskGone`.
 */
export function makeClient(bridge: Caller): DeskClient {
  const names = Object.keys(deskOperations) as DeskOperationName[];
  const functions = names.map((name) => [name, (input: never) => call(bridge, name, input)]);
  return Object.fromEntries(functions) as DeskClient;
}

async function call<Name extends DeskOperationName>(
  bridge: Caller,
  name: Name,
  input: DeskInput<Name>,
): Promise<DeskOutput<Name>> {
  const send = bridge[name] as (input: DeskInput<Name>) => Promise<unknown>;
  const answer = DeskAnswer.parse(await send(input));
  if (!answer.ok) throw new Fault(answer.fault.code, answer.fault.details);
  return deskOperations[name].output.parse(answer.value) as DeskOutput<Name>;
}
