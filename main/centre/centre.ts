import type { z } from 'zod';
import {
  type CentralOperationName,
  type Challenge,
  centralOperations,
  type LookupInput,
  type LookupOutput,
  type OneTimePasswordInput1,
  sessionHeader,
} from '../../src/contract/central.ts';
import type { Instant } from '../../src/contract/instant.ts';
import type { Send } from './exchange.ts';
import { CentreError } from './failure.ts';

type Output<Name extends CentralOperationName> = z.infer<(typeof centralOperations)[Name]['output']>;

/** The central API as the desk uses it: one function an operation. Each throws a CentreError, and nothing else. */
export interface Centre {
  health(): Promise<{ time: Instant }>;
  /** The policy in force as a JWS; whoever uses it verifies it. */
  policy(): Promise<string>;
  openSession(statement: Uint8Array): Promise<{ token: string; expiresAt: Instant }>;
  endSession(token: string): Promise<void>;
  lookUp(token: string, input: z.infer<typeof LookupInput>): Promise<LookupOutput>;
  sendOneTimePassword(
    token: string,
    input: z.infer<typeof OneTimePasswordInput1>,
  ): Promise<z.infer<typeof Challenge>>;
  /** The receipt as a JWS; whoever uses it verifies it. */
  submit(requestHash: string, request: Uint8Array): Promise<string>;
}

export function connectCentre(send: Send): Centre {
  const call = async <Name extends CentralOperationName>(
    name: Name,
    more: { path?: string; json?: object; cms?: Uint8Array; token?: string } = {},
  ): Promise<Output<Name>> => {
    const operation = centralOperations[name];
    const json = await send({
      method: operation.method,
      path: more.path ?? operation.path,
      ...(more.json && {
        body: { type: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(more.json)) },
      }),
      ...(more.cms && { body: { type: 'application/cms', bytes: more.cms } }),
      ...(more.token && { headers: { [sessionHeader]: more.token } }),
    });
    const output = operation.output.safeParse(json);
    if (!output.success) throw new CentreError({ kind: 'answer', cause: `${name} breaks the contract` });
    return output.data as Output<Name>;
  };

  return {
    health: () => call('health'),
    policy: async () => (await call('policy')).policy,
    openSession: (statement) => call('openSession', { cms: statement }),
    endSession: async (token) => void (await call('endSession', { token })),
    lookUp: (token, json) => call('lookUp', { json, token }),
    sendOneTimePassword: (token, json) => call('sendOneTimePassword', { json, token }),
    submit: async (requestHash, cms) =>
      (
        await call('submit', {
          cms,
          path: centralOperations.submit.path.replace('{requestHash}', requestHash),
        })
      ).receipt,
  };
}
