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
import { sealSecret } from './secret.ts';

/** The desk as the screens call it: one function for each operation, its value or a thrown `Fault`. */
export type DeskClient = {
  readonly [Name in DeskOperationName]: (
    input: DeskInput<Name>,
    ...secret: DeskSecret<Name>
  ) => Promise<DeskOutput<Name>>;
};

/** What a call needs of a bridge. */
export type Caller = Pick<Bridge, DeskOperationName>;

export interface Client {
  readonly desk: DeskClient;
  /**
   * Says whether the desk is silent. Then what is awaited, and every further call but `overview`,
   * fails with the Fault desk-silent instead of waiting for an answer that does not come.
   */
  setSilent(isSilent: boolean): void;
}

/** Operations that the desk answers from its own store: their answers come at once or not at all. */
const reads: ReadonlySet<DeskOperationName> = new Set([
  ...([
    'overview',
    'keyFiles',
    'registration',
    'registrations',
    'unfinished',
    'operators',
    'inHand',
  ] as const),
  ...(['shift', 'register', 'queue', 'printers', 'settings', 'saveDraft'] as const),
  ...(['paper', 'previewApplication', 'previewHandout', 'previewRegister'] as const),
]);

/** How long an answer is waited for, in milliseconds; acts may wait for the centre, a printer or a key. */
const limits = { read: 15_000, act: 180_000 } as const;

/**
 * A client over a bridge. Every answer is checked against the contract; a call ends in its value or
 * in a Fault: the desk's own, desk-silent where no answer came, internal where the answer breaks the
 * contract. A secret is sealed to the desk's key for it, and overwritten when the call has ended.
 */
export function makeClient(bridge: Caller): Client {
  const waiting = new Set<() => void>();
  let isSilent = false;

  async function call<Name extends DeskOperationName>(
    name: Name,
    input: DeskInput<Name>,
    secret?: Uint8Array,
  ): Promise<DeskOutput<Name>> {
    const send = bridge[name] as (...given: [DeskInput<Name>, Uint8Array?]) => Promise<unknown>;
    const sendSealed = async (): Promise<unknown> =>
      secret && takesSecret(name)
        ? send(input, await sealSecret(secret, await call('secretKey', { operation: name })))
        : send(input);
    // Only `overview` can tell that the desk is back.
    const endsInSilence = name !== 'overview';
    const unanswered = Promise.withResolvers<never>();
    const end = (): void => unanswered.reject(new Fault('desk-silent'));
    const limit = setTimeout(end, reads.has(name) ? limits.read : limits.act);
    if (endsInSilence) waiting.add(end);
    try {
      if (isSilent && endsInSilence) throw new Fault('desk-silent');
      return readAnswer(name, await Promise.race([sendSealed(), unanswered.promise]));
    } catch (cause) {
      // The bridge itself failed: nobody is at its other end.
      throw cause instanceof Fault ? cause : new Fault('desk-silent', {}, { cause });
    } finally {
      clearTimeout(limit);
      waiting.delete(end);
      secret?.fill(0);
    }
  }
  const names = Object.keys(deskOperations) as DeskOperationName[];
  return {
    desk: Object.fromEntries(
      names.map((name) => [name, (...given: [never, Uint8Array?]) => call(name, ...given)]),
    ) as DeskClient,
    setSilent(silent) {
      isSilent = silent;
      if (silent) for (const end of [...waiting]) end();
    },
  };
}

function readAnswer<Name extends DeskOperationName>(name: Name, answered: unknown): DeskOutput<Name> {
  const answer = DeskAnswer.safeParse(answered);
  if (!answer.success) throw new Fault('internal', {}, { cause: answer.error });
  if (!answer.data.ok) throw new Fault(answer.data.fault.code, answer.data.fault.details);
  const value = deskOperations[name].output.safeParse(answer.data.value);
  if (!value.success) throw new Fault('internal', {}, { cause: value.error });
  return value.data as DeskOutput<Name>;
}

/** A failure as a screen can say it: itself where it is a Fault, else the Fault internal. */
export const faultOf = (failure: unknown): Fault =>
  failure instanceof Fault ? failure : new Fault('internal', {}, { cause: failure });
