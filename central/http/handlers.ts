import type { z } from 'zod';
import type { ApplicationNumber } from '../../src/application/application-number.ts';
import type { CentralOperationName, centralOperations } from '../../src/contract/central.ts';
import type { Sha256 } from '../../src/contract/request.ts';
import type { ContractVersion } from '../../src/contract/version.ts';
import type { Desk } from '../desks/find.ts';
import type { Session } from '../sessions/session.ts';

type Operations = typeof centralOperations;

/** What an operation is handed: everything in it was checked against the contract. */
export interface Call<Name extends CentralOperationName> {
  readonly input: InputOf<Operations[Name]['input']> | InputOf1<Operations[Name]>;
  readonly desk: Desk;
  readonly session: Operations[Name]['session'] extends true ? Session : null;
  /** The session's token, where the operation takes one that may have ended. */
  readonly token: Operations[Name]['session'] extends 'token' ? string : null;
  /** The caller has sent the request after this moment of the centre's time (milliseconds), however long it was under way. */
  readonly sentAfter: number;
  /** The newest version of the contract that caller and centre both speak. */
  readonly version: ContractVersion;
  readonly parameters: ParametersOf<Operations[Name]['path']>;
}

/** What a caller of version 1 sends, where that differs. */
type InputOf1<Operation> = Operation extends { readonly input1: infer Input } ? InputOf<Input> : never;

type InputOf<Input> = Input extends z.ZodType
  ? z.output<Input>
  : Input extends 'application/cms'
    ? Uint8Array
    : null;

interface PathParameters {
  readonly requestHash: Sha256;
  readonly applicationNumber: ApplicationNumber;
}
type ParametersOf<Path extends string> =
  Path extends `${string}{${infer Name extends keyof PathParameters}}${string}`
    ? Pick<PathParameters, Name>
    : Record<never, never>;

/** What answers each operation of the contract. Throws ProblemError where it declines. */
export type Handlers = {
  readonly [Name in CentralOperationName]: (call: Call<Name>) => Promise<z.input<Operations[Name]['output']>>;
};
