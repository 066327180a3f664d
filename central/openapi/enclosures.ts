/** Where a string of the contract encloses something, which the schemas themselves can't say. */
interface Enclosure {
  /** The way to the string, from the name of a schema on. */
  readonly at: readonly string[];
  readonly format: 'jws' | 'jwe';
  /** The name of the schema of what is inside. */
  readonly inside: string;
}

const enclosures: readonly Enclosure[] = [
  { at: ['PolicyOutput', 'properties', 'policy'], format: 'jws', inside: 'Policy' },
  { at: ['SubmitOutput', 'properties', 'receipt'], format: 'jws', inside: 'Receipt' },
  { at: ['WithdrawOutput', 'properties', 'receipt'], format: 'jws', inside: 'Receipt' },
  { at: ['UploadJournalInput', 'properties', 'proof'], format: 'jws', inside: 'JournalProof' },
  { at: ['StatusOutput', 'properties', 'receipts', 'items'], format: 'jws', inside: 'Receipt' },
  {
    at: ['RegistrationRequest', 'properties', 'oneTimePassword', 'properties', 'sealed'],
    format: 'jwe',
    inside: 'SealedOneTimePassword',
  },
  {
    at: ['RegistrationRequest', 'properties', 'account', 'oneOf', '1', 'properties', 'temporaryPassword'],
    format: 'jwe',
    inside: 'SealedTemporaryPassword',
  },
];

const headers = {
  jws: { description: 'A JWS in compact form (RFC 7515).', type: 'application/jose', alg: 'ES256' },
  jwe: {
    description: 'A JWE in compact form (RFC 7516), A256GCM.',
    type: 'application/jose',
    alg: 'ECDH-ES',
  },
} as const;

/**
 * Adds to the schemas what is inside their strings, as header and content (JSON Schema 2020-12
 * validation §8.5). Throws a TypeError where the contract has no such string any more.
 */
export function describeEnclosures(schemas: Readonly<Record<string, object>>): void {
  for (const { at, format, inside } of enclosures) {
    const { description, type, alg } = headers[format];
    Object.assign(stringAt(schemas, at), {
      description,
      contentMediaType: type,
      contentSchema: { prefixItems: [{ properties: { alg: { const: alg } } }, schemaReference(inside)] },
    });
  }
}

/** The schema of signed bytes whose content is of the schema named. */
export const signedBytes = (inside: string): object => ({
  description:
    'CMS SignedData (RFC 5652) in DER, CAdES-BES; its content, inside, is canonical JSON (RFC 8785).',
  contentMediaType: 'application/cms',
  contentSchema: schemaReference(inside),
});

export const schemaReference = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });

function stringAt(schemas: object, at: readonly string[]): object {
  const found = at.reduce<unknown>(
    (place, key) => (place as Record<string, unknown> | undefined)?.[key],
    schemas,
  );
  if ((found as { type?: string } | undefined)?.type !== 'string')
    throw new TypeError(`the contract has no string at ${at.join('.')}`);
  return found as object;
}
