import { verify, X509Certificate } from 'node:crypto';
import { CompactSign, compactDecrypt, exportJWK, generateKeyPair } from 'jose';
import { Certificate, ContentInfo, SignedData } from 'pkijs';
import { PublicJwk } from '../../src/contract/jwk.ts';
import type { Receipt } from '../../src/contract/receipt.ts';
import { signCades } from './cades.ts';
import type { KeyProcess } from './key-process/key-process.ts';
import { openKeyFile } from './open-key-file.ts';
import { seal, sealSecret } from './sealing.ts';
import { modernTestKeyFile, ncaTestKeyFile, testPassword } from './self-test/test-keys.ts';
import { verifyReceipt } from './verify-jws.ts';

/** One thing that must work here; `run` throws where it doesn't. */
export interface SelfCheck {
  readonly check: string;
  readonly run: () => Promise<void>;
}

export interface SelfCheckResult {
  readonly check: string;
  readonly ok: boolean;
  /** What went wrong, or null. */
  readonly reason: string | null;
}

/**
 * Tries out everything that depends on the runtime's cryptography, since Electron's differs from
 * Node's: key files, signatures, sealing, receipts; then the checks that other parts of the desk add.
 * Never throws: one failed check doesn't hide the others.
 */
export async function selfTest(others: readonly SelfCheck[] = []): Promise<SelfCheckResult[]> {
  const results: SelfCheckResult[] = [];
  for (const { check, run } of [...edsChecks, ...others]) {
    const reason = await run().then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    results.push({ check, ok: reason === null, reason });
  }
  return results;
}

const edsChecks: readonly SelfCheck[] = [
  { check: 'key-file-nca', run: () => opens(ncaTestKeyFile) },
  { check: 'key-file-modern', run: () => opens(modernTestKeyFile) },
  { check: 'signature', run: signsAndVerifies },
  { check: 'sealing', run: sealsAndUnseals },
  { check: 'receipt', run: verifiesReceipts },
];

async function opens(file: Uint8Array): Promise<void> {
  const key = await openKeyFile(file, testPassword);
  key.close();
  must(key.profile.name === 'СЫНАҚОВ СЫНАҚ', 'the name in the certificate is garbled');
}

/** A key is opened in a process of its own, which this runtime must be able to start. */
export const keyProcessCheck = (start: () => KeyProcess): SelfCheck => ({
  check: 'key-process',
  run: async () => {
    const keyProcess = start();
    try {
      const secret = await sealSecret(testPassword, await keyProcess.secretKey);
      const key = await keyProcess.open(ncaTestKeyFile, secret);
      const { publicKey } = new X509Certificate(key.certificate);
      const signature = await key.sign(testPassword);
      must(verify('sha256', testPassword, publicKey, signature), 'the signature does not verify');
    } finally {
      await keyProcess.end();
    }
  },
});

/** pkijs, which shares nothing with our signing, verifies. */
async function signsAndVerifies(): Promise<void> {
  const key = await openKeyFile(ncaTestKeyFile, testPassword);
  const content = new TextEncoder().encode('Терезе');
  const signed = await signCades(content, key, [], new Date(0));
  key.close();
  const { content: schema } = ContentInfo.fromBER(new Uint8Array(signed));
  const trustedCerts = [Certificate.fromBER(new Uint8Array(key.certificate))];
  const valid = await new SignedData({ schema }).verify({ signer: 0, trustedCerts, checkChain: false });
  must(valid, 'the signature does not verify');
}

async function sealsAndUnseals(): Promise<void> {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256' });
  const content = { registrationId, temporaryPassword: 'self-test' };
  const sealed = await seal(content, await pinned(publicKey));
  const { plaintext } = await compactDecrypt(sealed, privateKey);
  must(new TextDecoder().decode(plaintext) === JSON.stringify(content), 'unsealing gives something else');
}

async function verifiesReceipts(): Promise<void> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const receipt = {
    kind: 'receipt',
    requestHash: '0'.repeat(64),
    registrationId,
    applicationNumber: '0000-00-000001-95',
    decidedAt: new Date(0).toISOString(),
    decision: { outcome: 'registered', accountCreated: false },
  } satisfies Record<keyof Receipt, unknown>;
  const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(receipt)))
    .setProtectedHeader({ alg: 'ES256', kid })
    .sign(privateKey);
  await verifyReceipt(jws, [await pinned(publicKey)]);
}

const kid = 'self-test';
const registrationId = '00000000-0000-4000-8000-000000000000';

const pinned = async (key: CryptoKey): Promise<PublicJwk> =>
  PublicJwk.parse({ ...(await exportJWK(key)), kid });

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
