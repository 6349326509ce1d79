/** Keys and signatures: Baseline Requirements 6.1.5 and 7.1.3.2, RFC 8446 section 4.4.2.4. */

import { createHash, createPublicKey } from 'node:crypto';
import { anyCipher, serving, tlsServer } from '../behaviour.ts';
import type { KeyKind } from '../keyring.ts';
import { type Expectation, good, type LabCase, labCase, refused } from '../lab-case.ts';
import type { SchemeName } from '../signature-scheme.ts';

function keyed(name: string, expected: Expectation, key: KeyKind): LabCase {
  return labCase(name, expected, (bench, host) => ({
    behaviour: tlsServer({ ...serving(bench.leaf(host, { key }), bench.issuing), ciphers: `DEFAULT:${anyCipher}` }),
  }));
}

/** The leaf good, the intermediate with that key. */
function issuedBy(name: string, expected: Expectation, key: KeyKind): LabCase {
  return labCase(name, expected, (bench, host) => {
    const issuing = bench.authority(`Portside Lab ${name}`, { key });
    return { behaviour: tlsServer(serving(bench.leaf(host, {}, issuing), issuing)) };
  });
}

function signed(name: string, expected: Expectation, scheme: SchemeName): LabCase {
  return labCase(name, expected, (bench, host) => {
    const issuing = scheme.startsWith('rsa') ? bench.rsaIssuing : bench.issuing;
    return { behaviour: tlsServer(serving(bench.leaf(host, { scheme }, issuing), issuing)) };
  });
}

const weakKey = refused(['weak-key']);
const weakSignature = refused(['weak-signature']);
const unusual = good({ notices: ['browser-compatibility'] });

export const keyCases: readonly LabCase[] = [
  keyed('rsa-1024', refused(['weak-key'], { says: /1024/ }), 'rsa1024'),
  keyed('rsa-2047', weakKey, 'rsa2047'),
  keyed('ed25519', unusual, 'ed25519'),
  keyed('ed448', unusual, 'ed448'),
  keyed('ml-dsa-65', unusual, 'mlDsa65'),
  keyed('p-521', unusual, 'ec521'),
  issuedBy('issuer-rsa-1024', weakKey, 'rsa1024'),
  issuedBy('issuer-p-192', weakKey, 'ec192'),
  issuedBy('issuer-p-224', unusual, 'ec224'),
  issuedBy('issuer-p-521', good(), 'ec521'),
  issuedBy('issuer-secp256k1', unusual, 'koblitz256'),
  issuedBy('issuer-brainpool', unusual, 'brainpool256'),
  issuedBy('issuer-rsa-exponent-3', good(), 'rsaExponent3'),
  labCase('root-rsa-1024', weakKey, (bench, host) => {
    const root = bench.authority('Portside Lab Weak Root', { key: 'rsa1024' }, null);
    const issuing = bench.authority('Portside Lab Below Weak', {}, root);
    return { trusted: [root], behaviour: tlsServer(serving(bench.leaf(host, {}, issuing), issuing)) };
  }),
  labCase('issuer-rsa-exponent-1', refused(['weak-key']), (bench, host) => {
    const { privateKey, publicKey } = bench.keyring('rsa2048');
    const { n = '' } = publicKey.export({ format: 'jwk' });
    const exponentOne = createPublicKey({ key: { kty: 'RSA', n, e: 'AQ' }, format: 'jwk' });
    const issuing = bench.authority('Portside Lab Exponent One', { key: { publicKey: exponentOne, privateKey } });
    return { behaviour: tlsServer(serving(bench.leaf(host, { forge: paddedHash }, issuing), issuing)) };
  }),

  signed('signed-with-sha1', refused(['weak-signature'], { says: /SHA-1/ }), 'ecdsa-sha1'),
  signed('signed-with-rsa-and-sha1', weakSignature, 'rsa-sha1'),
  signed('signed-with-md5', refused(['weak-signature'], { says: /MD5/ }), 'rsa-md5'),
  labCase('issuer-signed-with-sha1', weakSignature, (bench, host) => {
    const issuing = bench.authority('Portside Lab Old Signature', { scheme: 'ecdsa-sha1' });
    return { behaviour: tlsServer(serving(bench.leaf(host, {}, issuing), issuing)) };
  }),
  labCase('bad-signature', refused(['bad-signature'], { says: /signature/i }), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { damaged: true }), bench.issuing)),
  })),
  labCase('bad-signature-of-the-issuer', refused(['bad-signature'], { says: /signature/i }), (bench, host) => {
    const issuing = bench.authority('Portside Lab Forged', { damaged: true });
    return { behaviour: tlsServer(serving(bench.leaf(host, {}, issuing), issuing)) };
  }),
  labCase('forged-root', refused(['bad-signature|unknown-issuer|untrusted-certificate']), (bench, host) => {
    // Its name is the trusted root's, its key is not.
    const forged = bench.authority('Portside Lab Root', {}, null);
    const issuing = bench.authority('Portside Lab Issuing', {}, forged);
    return { behaviour: tlsServer(serving(bench.leaf(host, {}, issuing), issuing, forged)) };
  }),
  labCase('signature-algorithms-differ', refused(['malformed-certificate']), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { claimedScheme: 'ecdsa-sha384' }), bench.issuing)),
  })),
];

/** EMSA-PKCS1-v1_5 of SHA-256 (RFC 8017 section 9.2) in 256 octets: with the exponent 1, whoever can write this can sign. */
function paddedHash(toBeSigned: Uint8Array): Uint8Array {
  const information = Buffer.from('3031300d060960864801650304020105000420', 'hex');
  const hash = createHash('sha256').update(toBeSigned).digest();
  const padding = Buffer.alloc(256 - 3 - information.length - hash.length, 0xff);
  return Buffer.concat([Buffer.from([0, 1]), padding, Buffer.from([0]), information, hash]);
}
