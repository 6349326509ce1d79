import assert from 'node:assert/strict';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Certificate } from '../../../src/certificate/certificate.ts';
import { pemToDer } from '../../../src/certificate/pem-to-der.ts';
import { readCertificate } from '../../../src/certificate/read-certificate.ts';
import { type CertificatePlan, makeCertificate } from '../../../src/playground/certificate-factory.ts';
import { fixtureCertificate, fixtureDer, fixtureNames, fixtureText } from './fixture.ts';
import { inOpensslWords, readOpensslText } from './openssl-text.ts';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const plan: CertificatePlan = {
  subject: [{ type: 'commonName', value: 'plain.example' }],
  publicKey: ec.publicKey,
  notBefore: Date.UTC(2030, 0, 1),
  notAfter: Date.UTC(2031, 0, 1),
  alternativeNames: [{ type: 'dns', value: 'plain.example' }],
  authority: null,
  purposes: ['serverAuth'],
  issuerUrl: null,
  hash: 'sha256',
};

function made(changes: Partial<CertificatePlan>): Certificate {
  const changed = { ...plan, ...changes };
  const pem = makeCertificate(changed, { subject: changed.subject, privateKey: ec.privateKey });
  const certificate = readCertificate(pemToDer(pem)[0] ?? new Uint8Array());
  assert.ok(certificate);
  return certificate;
}

describe('readCertificate', () => {
  for (const name of fixtureNames) {
    it(`reads of ${name} what OpenSSL reads`, () => {
      assert.deepEqual(inOpensslWords(fixtureCertificate(name)), readOpensslText(fixtureText(name, 'txt')));
    });

    it(`agrees with Node about ${name}`, () => {
      const certificate = fixtureCertificate(name);
      const node = new X509Certificate(fixtureDer(name));
      assert.equal(certificate.serialNumber, node.serialNumber);
      assert.equal(certificate.fingerprint1, node.fingerprint);
      assert.equal(certificate.fingerprint256, node.fingerprint256);
      assert.equal(certificate.selfSigned, node.verify(node.publicKey));
    });
  }

  const keys: readonly [Parameters<typeof fixtureCertificate>[0], string, number, string | null, string | null][] = [
    ['web-rsa', 'RSA', 2048, null, '65537'],
    ['pss-rsa', 'RSA', 3072, null, '65537'],
    ['root-p384', 'EC', 384, 'P-384', null],
    ['odd-names', 'EC', 256, 'P-256', null],
    ['brainpool', 'EC', 256, 'brainpoolP256r1', null],
    ['self-ed25519', 'Ed25519', 255, null, null],
    ['dsa', 'DSA', 2048, null, null],
  ];
  for (const [name, type, bits, curve, exponent] of keys) {
    it(`reads the key of ${name} as ${type} of ${bits} bits`, () => {
      assert.deepEqual(fixtureCertificate(name).publicKey, { type, bits, curve, exponent, factors: null });
    });
  }

  it('says which hash was signed, from the parameters where they say it', () => {
    assert.equal(fixtureCertificate('pss-rsa').signatureHash, 'SHA-384');
    assert.equal(fixtureCertificate('weak-sha1').signatureHash, 'SHA-1');
    assert.equal(fixtureCertificate('root-p384').signatureHash, 'SHA-384');
  });

  it('says no hash of an algorithm that has none of its own', () => {
    assert.equal(fixtureCertificate('self-ed25519').signatureHash, null);
  });

  it('tells the validation by the policies of the CA/Browser Forum', () => {
    assert.equal(fixtureCertificate('web-rsa').validation, 'domain');
    assert.equal(fixtureCertificate('odd-names').validation, 'organization');
    assert.equal(fixtureCertificate('root-p384').validation, null);
  });

  it('keeps absent and empty apart', () => {
    const { keyUsage, extendedKeyUsage, basicConstraints, subjectAltNames } = fixtureCertificate('self-ed25519');
    assert.deepEqual(
      { keyUsage, extendedKeyUsage, basicConstraints, subjectAltNames },
      { keyUsage: null, extendedKeyUsage: null, basicConstraints: null, subjectAltNames: [] },
    );
  });

  it('sums extensions up in a line each', () => {
    const summary = (name: Parameters<typeof fixtureCertificate>[0], extension: string): string | null | undefined =>
      fixtureCertificate(name).extensions.find((one) => one.name === extension)?.summary;
    assert.equal(
      summary('root-p384', 'nameConstraints'),
      'permitted DNS:example, IP:192.0.2.0/24; excluded DNS:bad.example',
    );
    assert.equal(
      summary('root-p384', 'basicConstraints'),
      'certificate authority, at most 1 further authority below it',
    );
    assert.equal(summary('staple-ed25519', 'signedCertificateTimestamps'), '2 timestamps, the earliest of 2024-05-03');
    assert.equal(summary('staple-ed25519', 'tlsFeature'), 'status_request (must staple)');
    assert.equal(summary('web-rsa', 'certificatePolicies'), '2.23.140.1.2.1 (domain validated), 1.3.6.1.4.1.99999.2');
  });

  it('lists an extension that nobody knows, with its octets', () => {
    assert.deepEqual(
      fixtureCertificate('odd-names').extensions.find(({ oid }) => oid === '1.3.6.1.4.1.99999.7'),
      {
        oid: '1.3.6.1.4.1.99999.7',
        name: '1.3.6.1.4.1.99999.7',
        critical: true,
        summary: null,
        readable: true,
        value: '0C07756E6B6E6F776E',
      },
    );
  });

  it('gives no octets of an extension that is read', () => {
    const read = fixtureCertificate('web-rsa').extensions.find(({ name }) => name === 'keyUsage');
    assert.deepEqual([read?.value, read?.readable], [null, true]);
  });

  it('reads which names an authority may certify', () => {
    assert.deepEqual(fixtureCertificate('root-p384').nameConstraints, {
      permitted: [
        { kind: 'dns', value: 'example' },
        { kind: 'ip', value: '192.0.2.0/24' },
      ],
      excluded: [{ kind: 'dns', value: 'bad.example' }],
    });
    assert.equal(fixtureCertificate('web-rsa').nameConstraints, null);
  });

  it('reads of each timestamp the log and the moment', () => {
    const { timestamps, timestampCount } = fixtureCertificate('staple-ed25519');
    assert.equal(timestamps.length, timestampCount);
    for (const { logId } of timestamps) assert.equal(Buffer.from(logId, 'base64').length, 32);
    assert.deepEqual(timestamps.map(({ at }) => new Date(at).toISOString().slice(0, 10)).toSorted()[0], '2024-05-03');
    assert.deepEqual(fixtureCertificate('web-rsa').timestamps, []);
  });

  it('tells dates in the form of the standard from others', () => {
    const readable = (start: string): boolean | undefined => {
      const changed = Buffer.from(fixtureDer('root-p384'));
      changed.write(start, changed.indexOf(Buffer.from([0x17, 13])) + 2, 'latin1');
      return readCertificate(changed)?.validityIsReadable;
    };
    for (const start of ['280229000000Z', '491231235959Z']) assert.equal(readable(start), true, start);
    for (const start of [
      '270229000000Z',
      '491399999999Z',
      '480101240000Z',
      '480100000000Z',
      '48010100000+1',
      '4801010000.0Z',
    ])
      assert.equal(readable(start), false, start);
  });

  it('finds that the two statements of the signature algorithm agree, and that they do not', () => {
    const der = fixtureDer('root-p384');
    assert.equal(readCertificate(der)?.signatureAlgorithmsAgree, true);
    // The last ecdsa-with-SHA384 is the one outside; with a 2 at its end it is ecdsa-with-SHA256.
    const changed = Buffer.from(der);
    const at = changed.lastIndexOf(Buffer.from('06082a8648ce3d040303', 'hex'));
    changed[at + 9] = 2;
    assert.equal(readCertificate(changed)?.signatureAlgorithmsAgree, false);
  });

  it('says that a serial number is negative, and of none that has an octet 00 before it', () => {
    const der = Buffer.from(fixtureDer('self-ed25519'));
    const serial = Buffer.from(fixtureCertificate('self-ed25519').serialNumber, 'hex');
    const at = der.indexOf(serial);
    assert.equal(readCertificate(der)?.serialNumberIsNegative, false);
    der[at] = 0x90;
    assert.equal(readCertificate(der)?.serialNumberIsNegative, der[at - 1] !== 0);
  });

  for (const [name, oid] of [
    ['key usage', '0603551d0f'],
    ['basic constraints', '0603551d13'],
    ['alternative names', '0603551d11'],
    ['purposes', '0603551d25'],
  ] as const) {
    it(`says that its ${name} cannot be read`, () => {
      const der = Buffer.from(fixtureDer('web-rsa'));
      const at = der.indexOf(Buffer.from(oid, 'hex')) + 5;
      // Over the BOOLEAN of a critical one, and the OCTET STRING's tag and length.
      const content = at + (der[at] === 1 ? 3 : 0) + 2;
      der[content] = 0x05;
      const unreadable = readCertificate(der)?.extensions.filter(({ readable }) => !readable);
      assert.equal(unreadable?.length, 1);
      assert.equal(unreadable[0]?.summary, null);
      assert.match(unreadable[0]?.value ?? '', /^05/);
    });
  }

  it('takes names apart in the order of the certificate', () => {
    assert.deepEqual(fixtureCertificate('odd-names').subject.parts, [
      { type: 'CN', value: 'first' },
      { type: 'CN', value: '#last, + <"name">\\;' },
      { type: 'O', value: ' Größe 株式会社 ' },
      // One set of two, which DER puts in order of their octets.
      { type: 'STREET', value: 'b' },
      { type: 'OU', value: 'a' },
    ]);
    assert.equal(fixtureCertificate('odd-names').subject.commonName, '#last, + <"name">\\;');
    assert.equal(fixtureCertificate('odd-names').subject.organization, ' Größe 株式会社 ');
  });

  it('reads an empty subject as an empty name', () => {
    assert.deepEqual(made({ subject: [] }).subject, { text: '', parts: [], commonName: null, organization: null });
  });

  const dates: readonly [string, number][] = [
    ['the last year of two digits', Date.UTC(2049, 11, 31, 23, 59, 59)],
    ['the first year of four digits', Date.UTC(2050, 0, 1)],
    ['the day without end of RFC 5280', Date.UTC(9999, 11, 31, 23, 59, 59)],
    ['a day of the last century', Date.UTC(1951, 5, 6, 7, 8, 9)],
  ];
  for (const [name, time] of dates) {
    it(`reads ${name}`, () => {
      assert.equal(made({ notAfter: time }).notAfter, time);
    });
  }

  const hostile: readonly [name: string, value: string, text: string, visible: string][] = [
    ['markup', '<script>alert(1)</script>', 'CN=\\<script\\>alert(1)\\</script\\>', '<script>alert(1)</script>'],
    ['a right-to-left override', 'a\u202Egnp.exe', 'CN=a\\E2\\80\\AEgnp.exe', 'a\\u202Egnp.exe'],
    ['a terminal sequence', '\u001b[2Jgone', 'CN=\\1B[2Jgone', '\\u001B[2Jgone'],
    ['a NUL', 'good.example\0.evil.example', 'CN=good.example\\00.evil.example', 'good.example\\u0000.evil.example'],
    ['line breaks', 'a\r\nb', 'CN=a\\0D\\0Ab', 'a\\u000D\\u000Ab'],
    ['a zero-width space', 'a\u200bb', 'CN=a\\E2\\80\\8Bb', 'a\\u200Bb'],
  ];
  for (const [name, value, text, visible] of hostile) {
    it(`keeps ${name} in a subject as text that shows`, () => {
      const { subject } = made({ subject: [{ type: 'commonName', value }] });
      assert.deepEqual({ text: subject.text, visible: subject.commonName }, { text, visible });
    });
  }

  it('leaves other scripts as they are', () => {
    const value = 'Größe 株式会社 مثال 🚢';
    assert.equal(made({ subject: [{ type: 'organization', value }] }).subject.text, `O=${value}`);
  });

  it('reads a name of 100 kB whole', () => {
    const value = 'x'.repeat(100_000);
    assert.equal(made({ subject: [{ type: 'commonName', value }] }).subject.commonName, value);
  });

  it('reads ten thousand alternative names [slow]', () => {
    const alternativeNames = Array.from({ length: 10_000 }, (_, index) => ({
      type: 'dns' as const,
      value: `host-${index}.example`,
    }));
    const { subjectAltNames } = made({ alternativeNames });
    assert.equal(subjectAltNames.length, 10_000);
    assert.deepEqual(subjectAltNames.at(-1), { kind: 'dns', value: 'host-9999.example' });
  });

  it('gives bytes of its own, not a window on a larger buffer', () => {
    const der = fixtureDer('web-rsa');
    const framed = Buffer.concat([Buffer.alloc(100), der, Buffer.alloc(100)]);
    const certificate = readCertificate(framed.subarray(100, 100 + der.length));
    assert.equal(certificate?.der.buffer.byteLength, der.length);
  });

  for (const [name, bytes] of [
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('-----BEGIN CERTIFICATE-----')],
    ['a sequence of something else', Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x01)],
    ['half a certificate', fixtureDer('web-rsa').subarray(0, 400)],
  ] as const) {
    it(`says of ${name} that it is no certificate`, () => {
      assert.equal(readCertificate(bytes), null);
    });
  }

  it('never throws, whatever octets of a certificate are changed', () => {
    const originals = fixtureNames.map(fixtureDer);
    fc.assert(
      fc.property(
        fc.constantFrom(...originals),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (original, changes) => {
          const der = Uint8Array.from(original);
          for (const [at, octet] of changes) der[at % der.length] = octet;
          const certificate = readCertificate(der);
          if (certificate === null) return;
          for (const time of [certificate.notBefore, certificate.notAfter]) new Date(time).toISOString();
          JSON.stringify(certificate);
        },
      ),
      { numRuns: Number(process.env['PORTSIDE_FUZZ_RUNS'] ?? 120) },
    );
  });

  it('represents an unreadable date by 0 and an unreadable name by its octets', () => {
    const der = fixtureDer('self-ed25519');
    const text = Buffer.from(der).toString('latin1');
    const withDate = Uint8Array.from(der);
    // The first UTCTime becomes letters.
    withDate.set(Buffer.from('XXXX'), text.indexOf('\x17\x0d') + 2);
    assert.equal(readCertificate(withDate)?.notBefore, 0);
    const withName = Uint8Array.from(der);
    // The SET around the common name becomes a SEQUENCE.
    withName[text.indexOf('\x31')] = 0x30;
    const name = readCertificate(withName)?.issuer;
    assert.match(name?.text ?? '', /^#30[0-9A-F]+$/);
    assert.deepEqual(name?.parts, []);
  });

  describe('on the certificates of this system', () => {
    const folder = '/etc/ssl/certs';
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pem')) : [];
    before(function () {
      if (files.length > 0) return;
      console.log(`    skipped: there is no ${folder} with certificates here`);
      this.skip();
    });

    it('agrees with Node about every one of them [slow]', () => {
      for (const file of files) {
        const node = new X509Certificate(readFileSync(join(folder, file)));
        const certificate = readCertificate(node.raw);
        assert.ok(certificate, file);
        assert.equal(certificate.serialNumber.replace(/^00$/, '0'), node.serialNumber, file);
        assert.equal(certificate.notBefore, Date.parse(node.validFrom), file);
        assert.equal(certificate.notAfter, Date.parse(node.validTo), file);
        assert.equal(certificate.fingerprint256, node.fingerprint256, file);
        assert.equal(certificate.publicKey.bits, bitsOf(node) ?? certificate.publicKey.bits, file);
        assert.equal(certificate.selfSigned, true, file);
        assert.doesNotMatch(certificate.signatureAlgorithm, /^\d/, file);
        assert.deepEqual(
          certificate.extensions.filter(({ name, summary }) => /^\d/.test(name) || summary === null).length,
          certificate.extensions.filter(({ summary }) => summary === null).length,
          file,
        );
      }
    });
  });
});

function bitsOf(certificate: X509Certificate): number | undefined {
  return certificate.publicKey.asymmetricKeyDetails?.modulusLength;
}
