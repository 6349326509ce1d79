import type { Reference } from './cite.ts';
import { explanationOf } from './entry.ts';
import type { Explanation } from './explanation.ts';
import { type CipherSuite, parseCipherSuite } from './tls/cipher-suite.ts';

const verdicts: Readonly<Record<CipherSuite['verdict'], string>> = {
  recommended: 'Recommended: nothing in it is known to be weak.',
  weak: 'Weak: it still works, but better suites have been there for years.',
  insecure: 'Insecure: it should not be offered by any server.',
};

const exchangeWords: Readonly<Record<string, string>> = {
  ECDHE: 'an elliptic-curve Diffie-Hellman exchange with keys made for this connection (ECDHE)',
  DHE: 'a Diffie-Hellman exchange with keys made for this connection (DHE)',
  ECDH: 'elliptic-curve Diffie-Hellman with the fixed key of the certificate (ECDH)',
  DH: 'Diffie-Hellman with the fixed key of the certificate (DH)',
  RSA: 'a secret that the client encrypts with the RSA key of the server',
  PSK: 'a key that both sides knew before',
  SRP: 'a password that both sides know (SRP)',
  ECCPWD: 'a password that both sides know',
  Kerberos: 'Kerberos',
};

const authenticationWords: Readonly<Record<string, string>> = {
  RSA: 'by a certificate with an RSA key',
  ECDSA: 'by a certificate with an elliptic-curve key (ECDSA or EdDSA)',
  DSS: 'by a certificate with a DSA key',
  PSK: 'by knowing the shared key',
  password: 'by knowing the password',
  anonymous: 'not at all (anonymous)',
  Kerberos: 'by Kerberos',
};

/**
 * What the name of a cipher suite says, part by part, with a verdict. Takes names of the IANA registry and of OpenSSL.
 * Never null: a name that cannot be read is said to be unknown.
 */
export function explainCipherSuite(name: string): Explanation {
  const suite = parseCipherSuite(name);
  if (suite === null) {
    return explanationOf('cipher-suite', name, {
      title: 'Unknown cipher suite',
      summary: 'This is not the name of a cipher suite that we can read.',
      detail: 'Names have a form such as TLS_AES_128_GCM_SHA256 or TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256.',
      advice: ['Look the name up in the registry.'],
      see: ['iana:tls-parameters'],
    });
  }
  return explanationOf('cipher-suite', suite.name, {
    title: `${suite.tls13 ? 'TLS 1.3' : 'TLS 1.2 and older'}, ${cipherWords(suite)}`,
    summary: verdicts[suite.verdict],
    detail: `${agreement(suite)}\n\n${protection(suite)}`,
    advice: adviceOn(suite),
    see: references(suite),
  });
}

function cipherWords(suite: CipherSuite): string {
  if (suite.cipher === 'NULL') {
    return 'no encryption';
  }
  const name = suite.cipher === 'ChaCha20' ? 'ChaCha20-Poly1305' : `${suite.cipher} with ${suite.keyBits} bits`;
  return suite.mode === 'Poly1305' || suite.mode === 'AEAD' || suite.mode === 'stream'
    ? name
    : `${name} in ${suite.mode} mode`;
}

function agreement(suite: CipherSuite): string {
  if (suite.keyExchange === null || suite.authentication === null) {
    return 'Key exchange and authentication are not part of the name in TLS 1.3: the group and the signature are agreed separately. Full handshakes have forward secrecy.';
  }
  const exchange = exchangeWords[suite.keyExchange] ?? suite.keyExchange;
  const authentication = authenticationWords[suite.authentication] ?? suite.authentication;
  const secrecy = suite.forwardSecrecy
    ? 'It has forward secrecy: recorded traffic stays closed even if the key of the server is stolen later.'
    : 'It has no forward secrecy: whoever records the traffic and gets the key of the server later can read all of it.';
  return `The keys come from ${exchange}; the server proves who it is ${authentication}. ${secrecy}`;
}

function protection(suite: CipherSuite): string {
  const encryption =
    suite.cipher === 'NULL'
      ? 'Nothing is encrypted: everyone on the way can read along.'
      : `The data are encrypted with ${cipherWords(suite)}.`;
  const integrity = suite.aead
    ? `It is an AEAD, which detects changes at the same time; ${suite.hash} serves to derive the keys.`
    : suite.hash === 'none'
      ? 'Changes on the way are not detected.'
      : `Changes are detected by a separate HMAC with ${suite.hash}.`;
  return `${encryption} ${integrity}`;
}

function adviceOn(suite: CipherSuite): readonly string[] {
  if (suite.verdict === 'recommended') {
    return [];
  }
  const advice: string[] = [];
  if (suite.authentication === 'anonymous') {
    advice.push('Remove anonymous suites from the server: anyone on the way can pose as it.');
  }
  if (suite.cipher === 'NULL' || suite.verdict === 'insecure') {
    advice.push('Remove this suite from the server.');
  }
  if (!suite.forwardSecrecy) {
    advice.push('Prefer suites that begin with TLS_ECDHE.');
  }
  if (!suite.aead) {
    advice.push('Prefer suites with GCM or ChaCha20-Poly1305.');
  }
  advice.push('Offer TLS 1.3, whose suites are all sound.');
  return advice;
}

function references(suite: CipherSuite): readonly Reference[] {
  const specific: Readonly<Record<string, Reference>> = {
    ChaCha20: suite.tls13 ? 'rfc8446#appendix-B.4' : 'rfc7905',
    RC4: 'rfc7465',
    ARIA: 'rfc6209',
    Camellia: 'rfc6367',
    SM4: 'rfc8998',
  };
  const own = specific[suite.cipher];
  const general: Reference = suite.tls13 ? 'rfc8446#appendix-B.4' : 'rfc9325#4';
  return own === undefined || own === general
    ? [general, 'iana:tls-parameters']
    : [own, general, 'iana:tls-parameters'];
}
