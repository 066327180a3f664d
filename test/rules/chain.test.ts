import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findChain } from '../../src/certificate/chain.ts';
import { type CertificateWish, type Issued, Openssl } from '../fixtures/openssl.ts';

const openssl = new Openssl();
afterAll(() => openssl.close());

const authority = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
const holder = ['keyUsage=critical,digitalSignature,nonRepudiation'];
const now = Date.now();
const day = 86_400_000;

const verify = (child: Uint8Array, issuer: Uint8Array): boolean =>
  new X509Certificate(child).verify(new X509Certificate(issuer).publicKey);

const chainOf = (certificate: Issued, authorities: Issued[], at = now): Uint8Array[] | null =>
  findChain(
    certificate.der,
    authorities.map(({ der }) => der),
    verify,
    at,
  );

let root: Issued;
let issuing: Issued;
let employee: Issued;

const issuedBy = (issuer: Issued, wish: Partial<CertificateWish> = {}): Issued =>
  openssl.issue({ subject: '/CN=СЕРІКОВА АЙГҮЛ', extensions: holder, issuer, ...wish });
const issuingBy = (issuer: Issued, wish: Partial<CertificateWish> = {}): Issued =>
  openssl.issue({ subject: '/CN=ҰКО (RSA)/C=KZ', extensions: authority, issuer, ...wish });

beforeAll(() => {
  root = openssl.issue({ subject: '/CN=НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ/C=KZ', extensions: authority });
  issuing = issuingBy(root);
  employee = issuedBy(issuing);
});

test('finds the chain from a certificate to the pinned root', () => {
  expect(chainOf(employee, [root, issuing])).toEqual([employee.der, issuing.der, root.der]);
});

test('ends at a pinned authority whose own issuer is not pinned', () => {
  expect(chainOf(employee, [issuing])).toEqual([employee.der, issuing.der]);
});

test('finds nothing where the issuer is not pinned, even if its root is', () => {
  expect(chainOf(employee, [root])).toBeNull();
  expect(chainOf(employee, [])).toBeNull();
});

test('refuses an issuer of the right name with another key', () => {
  expect(chainOf(employee, [root, issuingBy(root)])).toBeNull();
});

test('tries every pinned authority of the same name', () => {
  expect(chainOf(employee, [issuingBy(root), root, issuing])).toEqual([employee.der, issuing.der, root.der]);
});

test('refuses an issuing authority whose pinned root did not sign it', () => {
  const otherRoot = openssl.issue({
    subject: '/CN=НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ/C=KZ',
    extensions: authority,
  });
  expect(chainOf(employee, [otherRoot, issuing])).toBeNull();
});

test('compares names as they are encoded: another order of the same parts is another name', () => {
  const swapped = issuingBy(root, { subject: '/C=KZ/CN=ҰКО (RSA)', sameKeyAs: issuing });
  expect(chainOf(employee, [root, swapped])).toBeNull();
});

test('refuses an issuer that is not an authority', () => {
  const holderAsIssuer = issuedBy(employee, { subject: '/CN=ЖАЛҒАН АДАМ' });
  expect(chainOf(holderAsIssuer, [root, issuing, employee])).toBeNull();
});

test('refuses an authority that may not sign certificates', () => {
  const mute = issuingBy(root, {
    extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,cRLSign'],
  });
  expect(chainOf(issuedBy(mute), [root, mute])).toBeNull();
});

test('keeps to the path length of an authority', () => {
  const short = openssl.issue({
    subject: '/CN=ҚЫСҚА',
    extensions: ['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign'],
  });
  const under = issuingBy(short);
  expect(chainOf(issuedBy(short), [short])).not.toBeNull();
  expect(chainOf(issuedBy(under), [short, under])).toBeNull();
});

test('refuses an authority, and what stands under a root, out of its dates', () => {
  const brief = issuingBy(root, { notBefore: new Date(now - day), notAfter: new Date(now + day) });
  const briefEmployee = issuedBy(brief);
  expect(chainOf(briefEmployee, [root, brief])).not.toBeNull();
  expect(chainOf(briefEmployee, [root, brief], now + 2 * day)).toBeNull();
  expect(chainOf(briefEmployee, [root, brief], now - 2 * day)).toBeNull();
  expect(chainOf(employee, [root, issuing], now + 800 * day)).toBeNull();
});

test("leaves the certificate's own dates to the judgement of the signer", () => {
  const expired = issuedBy(issuing, { notBefore: new Date(now - 2 * day), notAfter: new Date(now - day) });
  expect(chainOf(expired, [root, issuing])).not.toBeNull();
});

test('finds nothing for bytes that are no certificate, and for a certificate that issued itself', () => {
  expect(findChain(new Uint8Array([0x30, 0]), [root.der], verify, now)).toBeNull();
  expect(chainOf(openssl.issue({ subject: '/CN=ӨЗІ', extensions: holder }), [root, issuing])).toBeNull();
});

test('does not go round for ever among authorities that issued each other', () => {
  const first = openssl.issue({ subject: '/CN=БІР', extensions: authority });
  const second = openssl.issue({ subject: '/CN=ЕКІ', extensions: authority, issuer: first });
  const firstBySecond = openssl.issue({
    subject: '/CN=БІР',
    extensions: authority,
    issuer: second,
    sameKeyAs: first,
  });
  expect(chainOf(issuedBy(second), [second, firstBySecond])).toBeNull();
  expect(chainOf(issuedBy(second), [second, firstBySecond, first])).toHaveLength(3);
});
