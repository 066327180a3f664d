import type { z } from 'zod';
import {
  type CentralOperationName,
  type Challenge,
  centralOperations,
  type DeskRecord,
  type JournalEntry,
  type JournalUpload,
  type LookupInput,
  type LookupOutput,
  type OneTimePasswordInput,
  sessionHeader,
} from '../../src/contract/central.ts';
import type { Instant } from '../../src/contract/instant.ts';
import type { JournalHead } from '../../src/contract/request.ts';
import { type ContractVersion, contractVersion, journalHeader } from '../../src/contract/version.ts';
import type { Send } from './exchange.ts';
import { isProblem } from './failure.ts';
import type { SpokenVersion } from './version.ts';

type Output<Name extends CentralOperationName> = z.infer<(typeof centralOperations)[Name]['output']>;

/** The central API as the desk uses it: one function an operation. Each throws a CentreError, and nothing else. */
export interface Centre {
  /** The version that the centre spoke last; null while this program has never had an answer. */
  readonly version: ContractVersion | null;
  /**
   * Does work that is written in a version of the contract: in the one that the centre spoke last, and
   * once more where the centre takes it for malformed and turns out to speak another one.
   */
  inItsVersion<Value>(work: (version: ContractVersion) => Promise<Value>): Promise<Value>;
  /** Asks for the centre's time, in the session that was opened last. */
  health(): Promise<{ time: Instant }>;
  /** The policy in force as a JWS; whoever uses it verifies it. */
  policy(): Promise<string>;
  openSession(
    statement: Uint8Array,
    version: ContractVersion,
  ): Promise<{ token: string; expiresAt: Instant }>;
  endSession(token: string): Promise<void>;
  lookUp(token: string, input: z.infer<typeof LookupInput>): Promise<LookupOutput>;
  /** A centre of contract version 1 gets the part of the input that it knows. */
  sendOneTimePassword(token: string, input: z.infer<typeof OneTimePasswordInput>): Promise<Challenge>;
  /** The receipt as a JWS; whoever uses it verifies it. */
  submit(requestHash: string, request: Uint8Array): Promise<string>;
  /** The receipt of the request as a JWS: of the withdrawal, or of the decision before it. Version 2. */
  withdraw(requestHash: string, withdrawal: Uint8Array): Promise<string>;
  /** The receipts of every decision under an application number, as JWS; empty where there is none. */
  receipts(applicationNumber: string): Promise<string[]>;
  /** What the centre knows of this desk. Version 2. */
  deskRecord(): Promise<DeskRecord>;
  /** Entries of one of this desk's journals after a sequence number; none where it has ended. Version 2. */
  readJournal(
    token: string,
    input: { journal: string; after: number; limit: number },
  ): Promise<JournalEntry[]>;
  /** Version 2. */
  uploadJournal(upload: JournalUpload): Promise<Output<'uploadJournal'>>;
}

interface Message {
  readonly path?: string;
  readonly json?: object;
  readonly cms?: Uint8Array;
  readonly token?: string | null;
  readonly version?: ContractVersion;
}

/**
 * The operations over a sender; the version that each answer states is noted. `head` gives where the desk's
 * journal stands now: every call says so.
 */
export function connectCentre(send: Send, spoken: SpokenVersion, head: () => JournalHead): Centre {
  /** Of the session that was opened last: it proves that the desk itself says where its journal stands. */
  let lastToken: string | null = null;
  const call = async <Name extends CentralOperationName>(
    name: Name,
    { path, json, cms, token, version = contractVersion }: Message = {},
  ): Promise<Output<Name>> => {
    const operation = centralOperations[name];
    const { journal, sequence } = head();
    const answer = await send({
      method: operation.method,
      path: path ?? operation.path,
      version,
      // A statement opens one session; everything else is done once, however often it is asked for.
      repeatable: name !== 'openSession',
      output: operation.output,
      ...(json && {
        body: { type: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(json)) },
      }),
      ...(cms && { body: { type: 'application/cms', bytes: cms } }),
      headers: {
        ...(token && { [sessionHeader]: token }),
        [journalHeader]: `${journal} ${sequence}`,
      },
    });
    // A request in version 1 is answered in it by a newer centre too.
    if (version === contractVersion) spoken.heard(answer.version);
    return answer.value as Output<Name>;
  };
  const inItsVersion: Centre['inItsVersion'] = async (work) => {
    const version = spoken.current ?? contractVersion;
    try {
      return await work(version);
    } catch (error) {
      if (!isProblem(error, 'malformed')) throw error;
      // A problem may come without the version; this answer states it.
      await call('health');
      if (spoken.current === null || spoken.current === version) throw error;
      return work(spoken.current);
    }
  };

  return {
    get version() {
      return spoken.current;
    },
    inItsVersion,
    health: () => call('health', { token: lastToken }),
    policy: async () => (await call('policy')).policy,
    async openSession(cms, version) {
      const session = await call('openSession', { cms, version });
      lastToken = session.token;
      return session;
    },
    async endSession(token) {
      if (token === lastToken) lastToken = null;
      await call('endSession', { token });
    },
    lookUp: (token, json) => call('lookUp', { json, token }),
    sendOneTimePassword(token, input) {
      const { applicationNumber: _, attempt: __, ...input1 } = input;
      return inItsVersion((version) =>
        call('sendOneTimePassword', { json: version === 1 ? input1 : input, token, version }),
      );
    },
    submit: async (requestHash, cms) =>
      (await call('submit', { cms, path: pathOf('submit', { requestHash }) })).receipt,
    withdraw: async (requestHash, cms) =>
      (await call('withdraw', { cms, path: pathOf('withdraw', { requestHash }) })).receipt,
    async receipts(applicationNumber) {
      try {
        return (await call('status', { path: pathOf('status', { applicationNumber }) })).receipts;
      } catch (error) {
        if (isProblem(error, 'not-found')) return [];
        throw error;
      }
    },
    deskRecord: () => call('deskRecord'),
    readJournal: async (token, json) => (await call('readJournal', { json, token })).entries,
    uploadJournal: (json) => call('uploadJournal', { json }),
  };
}

/** The path of an operation with its parameters filled in. */
const pathOf = (name: CentralOperationName, parameters: Readonly<Record<string, string>>): string =>
  centralOperations[name].path.replaceAll(/\{(\w+)\}/g, (_, parameter) => parameters[parameter] ?? '');
