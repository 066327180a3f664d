import { sessionHeader } from '../../src/contract/central.ts';
import {
  contractHeader,
  contractVersions,
  exchangeHeader,
  journalHeader,
} from '../../src/contract/version.ts';

const version = { type: 'integer', enum: contractVersions };
const exchangeId = { type: 'string', format: 'uuid' };

/** What callers may say of themselves and of the exchange. */
export const headerParameters = {
  Contract: {
    ...{ name: contractHeader, in: 'header', schema: version },
    description: 'The newest version of this API that the caller speaks. Without it, 1.',
  },
  Exchange: {
    ...{ name: exchangeHeader, in: 'header', schema: exchangeId },
    description: 'An id that the answer repeats, so that it can not be taken for another one.',
  },
  Journal: {
    ...{ name: journalHeader, in: 'header' },
    schema: { type: 'string', pattern: '^[0-9a-fA-F-]{36} (0|[1-9][0-9]{0,9})$' },
    description:
      "Where the desk's journal stands: its id, a space, and the sequence number of its last entry. It counts with the token of an open session; look-ups and one-time passwords need it from a desk that has enrolled a journal.",
  },
} as const;

/** What every answer says, also one that declines. */
export const responseHeaders = {
  Contract: { schema: version, description: 'The version of this API that the answer is in.' },
  Exchange: { schema: exchangeId, description: 'The id of the exchange, where the caller has named one.' },
} as const;

/** References to the header parameters of every operation. */
export const parameters = Object.keys(headerParameters).map((name) => ({
  $ref: `#/components/parameters/${name}`,
}));

/** References to the headers of every answer, by their names. */
export const answerHeaders = {
  [contractHeader]: { $ref: '#/components/headers/Contract' },
  [exchangeHeader]: { $ref: '#/components/headers/Exchange' },
};

/** The token of a session as a security scheme. */
export const sessionScheme = {
  ...{ type: 'apiKey', in: 'header', name: sessionHeader },
  description: 'The token of a session that an operator opened on this desk.',
};
