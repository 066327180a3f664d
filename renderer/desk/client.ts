import type { Bridge } from '../../src/contract/bridge.ts';
import {
  DeskAnswer,
  type DeskInput,
  type DeskOperationName,
  type DeskOutput,
  type DeskSecret,
  deskOperations,
  takesSecret,
} from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import type { SecretOperation } from '../../src/contract/secret.ts';
import { sealSecret } from './secret.ts';

/** The desk as the screens call it: one function for each operation, its value or a thrown `Fault`. */
export type DeskClient = {
  readonly [Name in DeskOperationName]: (
    input: DeskInput<Name>,
    ...secret: DeskSecret<Name>
  ) => Promise<DeskOutput<Name>>;
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
 * the desk's `Fault`, or in `DeskGone`. A secret is sealed to the desk's key for it, and overwritten
 * when the call has ended.
 */
export function makeClient(bridge: Caller): DeskClient {
  const names = Object.keys(deskOperations) as DeskOperationName[];
  const functions = names.map((name) => [
    name,
    (...given: [never, Uint8Array?]) => call(bridge, name, ...given),
  ]);
  return Object.fromEntries(functions) as DeskClient;
}

async function call<Name extends DeskOperationName>(
  bridge: Caller,
  name: Name,
  input: DeskInput<Name>,
  secret?: Uint8Array,
): Promise<DeskOutput<Name>> {
  try {
    const send = bridge[name] as (...given: [DeskInput<Name>, Uint8Array?]) => Promise<unknown>;
    const sealed = secret && takesSecret(name) ? [await sealFor(bridge, name, secret)] : [];
    const answer = DeskAnswer.parse(await send(input, ...sealed));
    if (!answer.ok) throw new Fault(answer.fault.code, answer.fault.details);
    return deskOperations[name].output.parse(answer.value) as DeskOutput<Name>;
  } finally {
    secret?.fill(0);
  }
}

const sealFor = async (bridge: Caller, operation: SecretOperation, secret: Uint8Array): Promise<Uint8Array> =>
  sealSecret(secret, await call(bridge, 'secretKey', { operation }));
