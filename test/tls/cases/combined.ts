/** Servers with several faults at once: all of them are to be named. */

import { distinguishedName } from '../../../src/playground/certificate-factory.ts';
import { serving, tlsServer } from '../behaviour.ts';
import * as extensions from '../extensions.ts';
import { type LabCase, labCase, refused, warned } from '../lab-case.ts';
import { day } from '../workbench.ts';

const otherName = extensions.subjectAltName(['DNS:other.lab.test']);
const wrongPurpose = 'wrong-purpose';
const gone = (now: number) => ({ notBefore: now - 90 * day, notAfter: now - 4 * day });

export const combinedCases: readonly LabCase[] = [
  labCase(
    'self-signed-expired-wrong-host',
    refused(['self-signed', 'certificate-expired', 'wrong-host']),
    (bench, host) => ({
      behaviour: tlsServer(
        serving(bench.leaf(host, { ...gone(bench.now), extensions: { subjectAltName: otherName } }, null)),
      ),
    }),
  ),
  labCase('self-signed-wrong-host', refused(['self-signed', 'wrong-host']), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { extensions: { subjectAltName: otherName } }, null))),
  })),
  labCase('self-signed-expired', refused(['self-signed', 'certificate-expired']), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, gone(bench.now), null))),
  })),
  labCase('self-signed-not-yet-valid', refused(['self-signed', 'certificate-not-yet-valid']), (bench, host) => ({
    behaviour: tlsServer(
      serving(bench.leaf(host, { notBefore: bench.now + 5 * day, notAfter: bench.now + 95 * day }, null)),
    ),
  })),
  labCase('self-signed-weak-key', refused(['self-signed', 'weak-key']), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { key: 'rsa1024' }, null))),
  })),
  labCase('self-signed-without-san', refused(['self-signed', 'wrong-host']), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { extensions: { subjectAltName: null } }, null))),
  })),
  labCase('self-signed-for-clients', refused(['self-signed', wrongPurpose]), (bench, host) => {
    const extendedKeyUsage = extensions.extendedKeyUsage(['clientAuth']);
    return { behaviour: tlsServer(serving(bench.leaf(host, { extensions: { extendedKeyUsage } }, null))) };
  }),
  labCase('expired-wrong-host', refused(['certificate-expired', 'wrong-host']), (bench, host) => ({
    behaviour: tlsServer(
      serving(bench.leaf(host, { ...gone(bench.now), extensions: { subjectAltName: otherName } }), bench.issuing),
    ),
  })),
  labCase('expired-without-san', refused(['certificate-expired', 'wrong-host']), (bench, host) => ({
    behaviour: tlsServer(
      serving(bench.leaf(host, { ...gone(bench.now), extensions: { subjectAltName: null } }), bench.issuing),
    ),
  })),
  labCase('expired-weak-key', refused(['certificate-expired', 'weak-key']), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { ...gone(bench.now), key: 'rsa1024' }), bench.issuing)),
  })),
  labCase('expired-signed-with-sha1', refused(['certificate-expired', 'weak-signature']), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { ...gone(bench.now), scheme: 'ecdsa-sha1' }), bench.issuing)),
  })),
  labCase('expired-of-an-unknown-issuer', refused(['certificate-expired', 'unknown-issuer']), (bench, host) => ({
    behaviour: tlsServer(
      serving(bench.leaf(host, gone(bench.now), bench.unknownIssuing), bench.unknownIssuing, bench.unknownRoot),
    ),
  })),
  labCase(
    'expired-and-intermediate-missing',
    refused(['certificate-expired', 'missing-intermediate|unknown-issuer']),
    (bench, host) => ({ behaviour: tlsServer(serving(bench.leaf(host, gone(bench.now)))) }),
  ),
  labCase(
    'wrong-host-and-intermediate-missing',
    refused(['wrong-host', 'missing-intermediate|unknown-issuer']),
    (bench, host) => ({
      behaviour: tlsServer(serving(bench.leaf(host, { extensions: { subjectAltName: otherName } }))),
    }),
  ),
  labCase('wrong-host-of-an-unknown-issuer', refused(['wrong-host', 'unknown-issuer']), (bench, host) => ({
    behaviour: tlsServer(
      serving(
        bench.leaf(host, { extensions: { subjectAltName: otherName } }, bench.unknownIssuing),
        bench.unknownIssuing,
      ),
    ),
  })),
  labCase('wrong-host-for-clients', refused(['wrong-host', wrongPurpose]), (bench, host) => {
    const extendedKeyUsage = extensions.extendedKeyUsage(['clientAuth']);
    const leaf = bench.leaf(host, { extensions: { subjectAltName: otherName, extendedKeyUsage } });
    return { behaviour: tlsServer(serving(leaf, bench.issuing)) };
  }),
  labCase('wrong-host-weak-key-sha1', refused(['wrong-host', 'weak-key', 'weak-signature']), (bench, host) => {
    const leaf = bench.leaf(
      host,
      { key: 'rsa1024', scheme: 'ecdsa-sha1', extensions: { subjectAltName: otherName } },
      bench.issuing,
    );
    return { behaviour: tlsServer(serving(leaf, bench.issuing)) };
  }),
  labCase('leaf-and-intermediate-weak', refused(['weak-key', 'weak-signature']), (bench, host) => {
    const issuing = bench.authority('Portside Lab Weak In Two Ways', { key: 'rsa1024', scheme: 'ecdsa-sha1' });
    return { behaviour: tlsServer(serving(bench.leaf(host, {}, issuing), issuing)) };
  }),
  labCase('no-authority-and-expired', refused(['issuer-not-ca', 'certificate-expired']), (bench, host) => {
    const issuing = bench.authority('Portside Lab Neither', {
      notAfter: bench.now - day,
      extensions: { basicConstraints: extensions.basicConstraints(false) },
    });
    return { behaviour: tlsServer(serving(bench.leaf(host, {}, issuing), issuing)) };
  }),
  labCase('name-constrained-and-expired', refused(['name-constraints', 'certificate-expired']), (bench, host) => {
    const nameConstraints = extensions.nameConstraints(['DNS:example.com']);
    const issuing = bench.authority('Portside Lab Elsewhere', { extensions: { nameConstraints } });
    return { behaviour: tlsServer(serving(bench.leaf(host, gone(bench.now), issuing), issuing)) };
  }),
  labCase('for-clients-and-weak-signature', refused([wrongPurpose, 'weak-signature']), (bench, host) => {
    const extendedKeyUsage = extensions.extendedKeyUsage(['clientAuth']);
    const leaf = bench.leaf(host, { scheme: 'ecdsa-sha1', extensions: { extendedKeyUsage } });
    return { behaviour: tlsServer(serving(leaf, bench.issuing)) };
  }),
  labCase('path-too-long-and-wrong-host', refused(['path-length', 'wrong-host']), (bench, host) => {
    const upper = bench.authority('Portside Lab Last Again', {
      extensions: { basicConstraints: extensions.basicConstraints(true, 0) },
    });
    const lower = bench.authority('Portside Lab Too Many Again', {}, upper);
    const leaf = bench.leaf(host, { extensions: { subjectAltName: otherName } }, lower);
    return { behaviour: tlsServer(serving(leaf, lower, upper)) };
  }),
  labCase('bad-signature-and-wrong-host', refused(['bad-signature', 'wrong-host']), (bench, host) => {
    const leaf = bench.leaf(host, { damaged: true, extensions: { subjectAltName: otherName } });
    return { behaviour: tlsServer(serving(leaf, bench.issuing)) };
  }),
  labCase(
    'expired-with-rsa-key-exchange',
    refused(['certificate-expired'], { warnings: ['weak-cipher'] }),
    (bench, host) => ({
      behaviour: tlsServer({
        ...serving(bench.leaf(host, { ...gone(bench.now), key: 'rsa2048' }), bench.issuing),
        ciphers: 'AES128-GCM-SHA256',
        maxVersion: 'TLSv1.2',
      }),
    }),
  ),
  labCase('expires-soon-in-reverse-order', warned(['certificate-expires-soon', 'chain-order']), (bench, host) => {
    const leaf = bench.leaf(host, { notBefore: bench.now - 85 * day, notAfter: bench.now + 5 * day });
    return { behaviour: tlsServer(serving(leaf, bench.root, bench.issuing)) };
  }),
  labCase('expires-soon-with-cbc', warned(['certificate-expires-soon', 'weak-cipher']), (bench, host) => {
    const leaf = bench.leaf(host, { notBefore: bench.now - 85 * day, notAfter: bench.now + 5 * day });
    return {
      behaviour: tlsServer({
        ...serving(leaf, bench.issuing),
        ciphers: 'ECDHE-ECDSA-AES128-SHA',
        maxVersion: 'TLSv1.2',
      }),
    };
  }),
  labCase('captive-portal', refused(['wrong-host', 'self-signed']), (bench) => {
    // A network that answers in everybody's name until one has signed in.
    const host = 'www.example.info';
    const subject = distinguishedName([{ type: 'commonName', value: 'login.hotspot.lan' }]);
    const subjectAltName = extensions.subjectAltName(['DNS:login.hotspot.lan']);
    return {
      host,
      behaviour: tlsServer(serving(bench.leaf(host, { subject, extensions: { subjectAltName } }, null))),
    };
  }),
];
