import { Agent } from 'node:https';
import axios from 'axios';
import { sessionHeader } from '../../src/contract/central.ts';
import { type ContractVersion, contractHeader } from '../../src/contract/version.ts';

/** What came back: JSON, parsed. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into it as it likes
  readonly body: any;
}

export interface Message {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly json?: unknown;
  readonly cms?: Uint8Array;
  readonly session?: string;
  /** 2 unless said; in version 1 no caller names it. */
  readonly version?: ContractVersion;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, with a type of the test's choosing in `headers`. */
  readonly raw?: string | Uint8Array;
}

export interface Credentials {
  readonly authority: string;
  readonly certificate?: string;
  readonly privateKey?: string;
}

export type Client = (message: Message) => Promise<Answer>;

/** A client over TLS with these credentials. Rejects where the handshake does. */
export function openClient(url: string, { authority, certificate, privateKey }: Credentials): Client {
  const httpsAgent = new Agent({ ca: authority, cert: certificate, key: privateKey, keepAlive: false });
  return async ({ method, path, json, cms, session, version = 2, headers, raw }) => {
    const answer = await axios.request<string>({
      ...{ method, url: url + path, httpsAgent, validateStatus: null, responseType: 'text' },
      ...{ maxBodyLength: Infinity, proxy: false, transformResponse: (text: string) => text },
      data: raw ?? (json === undefined ? cms && Buffer.from(cms) : JSON.stringify(json)),
      headers: {
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(cms && { 'content-type': 'application/cms' }),
        ...(session && { [sessionHeader]: session }),
        ...(version > 1 && { [contractHeader]: String(version) }),
        ...headers,
      },
    });
    const type = String(answer.headers['content-type']).split(';')[0] ?? '';
    return { status: answer.status, type, headers: answer.headers, body: JSON.parse(answer.data) };
  };
}
