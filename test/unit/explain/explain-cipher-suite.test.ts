import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { explainCipherSuite } from '../../../src/explain/explain-cipher-suite.ts';
import { parseCipherSuite } from '../../../src/explain/tls/cipher-suite.ts';
import { checkExplanation } from './check-explanation.ts';

/** Name of the registry, name of OpenSSL, then what is read: key exchange, authentication, cipher, bits, mode, hash, forward secrecy, verdict. */
const suites = `
TLS_AES_128_GCM_SHA256 = TLS_AES_128_GCM_SHA256: - - AES 128 GCM SHA-256 yes recommended
TLS_AES_256_GCM_SHA384 = TLS_AES_256_GCM_SHA384: - - AES 256 GCM SHA-384 yes recommended
TLS_CHACHA20_POLY1305_SHA256 = TLS_CHACHA20_POLY1305_SHA256: - - ChaCha20 256 Poly1305 SHA-256 yes recommended
TLS_AES_128_CCM_SHA256 = TLS_AES_128_CCM_SHA256: - - AES 128 CCM SHA-256 yes recommended
TLS_AES_128_CCM_8_SHA256 = TLS_AES_128_CCM_8_SHA256: - - AES 128 CCM_with_a_short_tag SHA-256 yes weak
TLS_SM4_GCM_SM3 = TLS_SM4_GCM_SM3: - - SM4 128 GCM SM3 yes recommended
TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 = ECDHE-ECDSA-AES256-GCM-SHA384: ECDHE ECDSA AES 256 GCM SHA-384 yes recommended
TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 = ECDHE-RSA-AES128-GCM-SHA256: ECDHE RSA AES 128 GCM SHA-256 yes recommended
TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 = ECDHE-RSA-CHACHA20-POLY1305: ECDHE RSA ChaCha20 256 Poly1305 SHA-256 yes recommended
TLS_DHE_RSA_WITH_AES_256_GCM_SHA384 = DHE-RSA-AES256-GCM-SHA384: DHE RSA AES 256 GCM SHA-384 yes recommended
TLS_ECDHE_RSA_WITH_ARIA_256_GCM_SHA384 = ECDHE-ARIA256-GCM-SHA384: ECDHE RSA ARIA 256 GCM SHA-384 yes recommended
TLS_ECDHE_ECDSA_WITH_AES_128_CCM = ECDHE-ECDSA-AES128-CCM: ECDHE ECDSA AES 128 CCM SHA-256 yes recommended
TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8 = ECDHE-ECDSA-AES256-CCM8: ECDHE ECDSA AES 256 CCM_with_a_short_tag SHA-256 yes weak
TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384 = ECDHE-RSA-AES256-SHA384: ECDHE RSA AES 256 CBC SHA-384 yes weak
TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA = ECDHE-RSA-AES128-SHA: ECDHE RSA AES 128 CBC SHA-1 yes weak
TLS_DHE_DSS_WITH_AES_128_GCM_SHA256 = DHE-DSS-AES128-GCM-SHA256: DHE DSS AES 128 GCM SHA-256 yes weak
TLS_RSA_WITH_AES_256_GCM_SHA384 = AES256-GCM-SHA384: RSA RSA AES 256 GCM SHA-384 no weak
TLS_RSA_WITH_AES_128_CBC_SHA = AES128-SHA: RSA RSA AES 128 CBC SHA-1 no weak
TLS_RSA_WITH_CAMELLIA_256_CBC_SHA256 = CAMELLIA256-SHA256: RSA RSA Camellia 256 CBC SHA-256 no weak
TLS_PSK_WITH_AES_128_CCM_8 = PSK-AES128-CCM8: PSK PSK AES 128 CCM_with_a_short_tag SHA-256 no weak
TLS_PSK_DHE_WITH_AES_128_CCM_8 = DHE-PSK-AES128-CCM8: DHE PSK AES 128 CCM_with_a_short_tag SHA-256 yes weak
TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256 = ECDHE-PSK-CHACHA20-POLY1305: ECDHE PSK ChaCha20 256 Poly1305 SHA-256 yes recommended
TLS_SRP_SHA_RSA_WITH_AES_256_CBC_SHA = SRP-RSA-AES-256-CBC-SHA: SRP RSA AES 256 CBC SHA-1 yes weak
TLS_DH_anon_WITH_AES_128_GCM_SHA256 = ADH-AES128-GCM-SHA256: DHE anonymous AES 128 GCM SHA-256 yes insecure
TLS_ECDH_anon_WITH_NULL_SHA = AECDH-NULL-SHA: ECDHE anonymous NULL 0 none SHA-1 yes insecure
TLS_RSA_WITH_3DES_EDE_CBC_SHA = DES-CBC3-SHA: RSA RSA 3DES 168 CBC SHA-1 no insecure
TLS_RSA_WITH_RC4_128_SHA = RC4-SHA: RSA RSA RC4 128 stream SHA-1 no insecure
TLS_RSA_WITH_RC4_128_MD5 = RC4-MD5: RSA RSA RC4 128 stream MD5 no insecure
TLS_RSA_WITH_NULL_SHA256 = NULL-SHA256: RSA RSA NULL 0 none SHA-256 no insecure
TLS_RSA_WITH_IDEA_CBC_SHA = IDEA-CBC-SHA: RSA RSA IDEA 128 CBC SHA-1 no weak`
  .trim()
  .split('\n')
  .map((line) => line.split(/ = |: /) as [iana: string, openssl: string, read: string]);

function read(name: string): string | null {
  const suite = parseCipherSuite(name);
  if (suite === null) return null;
  return [
    suite.keyExchange ?? '-',
    suite.authentication ?? '-',
    suite.cipher,
    suite.keyBits,
    suite.mode.replaceAll(' ', '_'),
    suite.hash,
    suite.forwardSecrecy ? 'yes' : 'no',
    suite.verdict,
  ].join(' ');
}

describe('Explaining a cipher suite', () => {
  for (const [iana, openssl, expected] of suites) {
    it(`takes ${iana} apart`, () => {
      equal(read(iana), expected);
      checkExplanation(explainCipherSuite(iana));
      deepEqual([explainCipherSuite(iana).kind, explainCipherSuite(iana).key], ['cipher-suite', iana]);
    });

    it(`knows it by the name of OpenSSL, ${openssl}`, () => {
      equal(explainCipherSuite(openssl).key, iana);
    });
  }

  it('says what follows from it', () => {
    match(explainCipherSuite('TLS_RSA_WITH_AES_128_CBC_SHA').detail, /no forward secrecy/);
    match(explainCipherSuite('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256').detail, /It has forward secrecy/);
    match(explainCipherSuite('TLS_RSA_WITH_NULL_SHA256').detail, /Nothing is encrypted/);
    match(explainCipherSuite('TLS_DH_anon_WITH_AES_128_GCM_SHA256').advice[0] ?? '', /anonymous/);
    ok(explainCipherSuite('TLS_RSA_EXPORT_WITH_RC4_40_MD5').summary.startsWith('Insecure'));
    ok(explainCipherSuite('TLS_RSA_WITH_3DES_EDE_CBC_SHA').summary.startsWith('Insecure'));
  });

  it('gives advice on the weak, and none on the recommended', () => {
    for (const [iana] of suites) {
      const recommended = parseCipherSuite(iana)?.verdict === 'recommended';
      equal(explainCipherSuite(iana).advice.length === 0, recommended, iana);
    }
  });

  for (const name of [
    '',
    'TLS_',
    'AES',
    'TLS_AES_128_GCM',
    'TLS_FOO_WITH_AES_128_GCM_SHA256',
    'TLS_RSA_WITH_ROT13_SHA',
    'TLSv1.3',
    'HIGH',
    'GCM-SHA256',
  ]) {
    it(`says that ${JSON.stringify(name)} is unknown`, () => {
      equal(parseCipherSuite(name), null);
      equal(explainCipherSuite(name).title, 'Unknown cipher suite');
      ok(explainCipherSuite(name).citations.length > 0);
    });
  }
});
