/** Servers with which all is well, some of them unusual: nobody is to be alarmed. */

import { distinguishedName } from '../../../src/playground/certificate-factory.ts';
import * as der from '../../../src/playground/der.ts';
import { serving, slowly, tlsServer, usualAnswer } from '../behaviour.ts';
import * as extensions from '../extensions.ts';
import type { KeyKind } from '../keyring.ts';
import { good, type LabCase, labCase } from '../lab-case.ts';
import { commonName } from '../lab-certificate.ts';
import { day, hour } from '../workbench.ts';

export const soundCases: readonly LabCase[] = [
  labCase('good', good(), (bench, host) => ({ behaviour: tlsServer(serving(bench.leaf(host), bench.issuing)) })),
  labCase('good-tls12', good(), (bench, host) => ({
    behaviour: tlsServer({ ...serving(bench.leaf(host), bench.issuing), maxVersion: 'TLSv1.2', ciphers: 'DEFAULT' }),
  })),
  labCase('good-tls13-only', good(), (bench, host) => ({
    behaviour: tlsServer({ ...serving(bench.leaf(host), bench.issuing), minVersion: 'TLSv1.3' }),
  })),
  labCase('good-by-localhost', good(), (bench) => ({
    host: 'localhost',
    behaviour: tlsServer(serving(bench.leaf('localhost'), bench.issuing)),
  })),
  labCase('good-final-dot', good(), (bench, host) => ({
    host: `${host}.`,
    behaviour: tlsServer(serving(bench.leaf(host), bench.issuing)),
  })),
  labCase('host-in-upper-case', good(), (bench, host) => ({
    host: host.toUpperCase(),
    behaviour: tlsServer(serving(bench.leaf(host), bench.issuing)),
  })),
  ...(
    [
      ['organization-validated', 'organization'],
      ['extended-validation', 'extended'],
      ['individual-validated', 'individual'],
    ] as const
  ).map(([name, level]) =>
    labCase(name, good(), (bench, host) => {
      const subject = distinguishedName([
        { type: 'country', value: 'NL' },
        { type: 'organization', value: 'Example B.V.' },
        { type: 'commonName', value: host },
      ]);
      const policies = extensions.certificatePolicies([extensions.validationPolicies[level]]);
      return { behaviour: tlsServer(serving(bench.leaf(host, { subject, extensions: { policies } }), bench.issuing)) };
    }),
  ),
  labCase('no-subject', good(), (bench, host) => {
    const subjectAltName = extensions.subjectAltName([`DNS:${host}`], true);
    const leaf = bench.leaf(host, { subject: der.sequence(), extensions: { subjectAltName } });
    return { behaviour: tlsServer(serving(leaf, bench.issuing)) };
  }),
  labCase('subject-in-latin1', good(), (bench, host) => {
    // TeletexString, as old authorities wrote their names.
    const value = der.element(0x14, Buffer.from('Zürich Käse', 'latin1'));
    const subject = der.sequence(der.setOfOne(der.sequence(der.objectIdentifier('2.5.4.10'), value)));
    return { behaviour: tlsServer(serving(bench.leaf(host, { subject }), bench.issuing)) };
  }),
  labCase('subject-in-utf16', good(), (bench, host) => {
    const value = der.element(0x1e, Buffer.from('Example 例', 'utf16le').swap16());
    const subject = der.sequence(der.setOfOne(der.sequence(der.objectIdentifier('2.5.4.10'), value)));
    return { behaviour: tlsServer(serving(bench.leaf(host, { subject }), bench.issuing)) };
  }),
  labCase('old-key-usage-bits', good(), (bench, host) => {
    const keyUsage = extensions.keyUsage(['digitalSignature', 'nonRepudiation', 'keyAgreement'], false);
    return { behaviour: tlsServer(serving(bench.leaf(host, { extensions: { keyUsage } }), bench.issuing)) };
  }),
  labCase('key-usage-missing', good(), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { extensions: { keyUsage: null } }), bench.issuing)),
  })),
  labCase('extended-key-usage-missing', good(), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { extensions: { extendedKeyUsage: null } }), bench.issuing)),
  })),
  labCase('basic-constraints-missing-in-leaf', good(), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { extensions: { basicConstraints: null } }), bench.issuing)),
  })),
  labCase('key-identifiers-missing', good(), (bench, host) => {
    const none = { subjectKeyIdentifier: null, authorityKeyIdentifier: null };
    return { behaviour: tlsServer(serving(bench.leaf(host, { extensions: none }), bench.issuing)) };
  }),
  labCase('unknown-extension', good(), (bench, host) => {
    const unknown = extensions.unknownExtension(false);
    return { behaviour: tlsServer(serving(bench.leaf(host, { extensions: { unknown } }), bench.issuing)) };
  }),
  labCase('no-signed-timestamps', good(), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { extensions: { timestamps: null } }), bench.issuing)),
  })),
  labCase('serial-number-of-one', good(), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { serialNumber: Uint8Array.of(1) }), bench.issuing)),
  })),
  labCase('a-hundred-names', good(), (bench, host) => {
    const others = Array.from({ length: 99 }, (_, index) => `DNS:other-${index}.lab.test`);
    const subjectAltName = extensions.subjectAltName([...others, `DNS:${host}`]);
    return { behaviour: tlsServer(serving(bench.leaf(host, { extensions: { subjectAltName } }), bench.issuing)) };
  }),
  labCase('certificate-of-sixteen-kilobytes', good(), (bench, host) => {
    const others = Array.from({ length: 600 }, (_, index) => `DNS:a-rather-long-name-${index}.lab.test`);
    const subjectAltName = extensions.subjectAltName([...others, `DNS:${host}`]);
    return { behaviour: tlsServer(serving(bench.leaf(host, { extensions: { subjectAltName } }), bench.issuing)) };
  }),
  labCase('signed-with-rsa-pss', good(), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { scheme: 'rsa-pss-sha256' }, bench.rsaIssuing), bench.rsaIssuing)),
  })),
  labCase('signed-with-sha512', good(), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { scheme: 'rsa-sha512' }, bench.rsaIssuing), bench.rsaIssuing)),
  })),
  ...(['rsa2048', 'rsa3072', 'rsaExponent3', 'ec384'] as const satisfies readonly KeyKind[]).map((key) =>
    labCase(`key-${key.toLowerCase()}`, good(), (bench, host) => ({
      behaviour: tlsServer(serving(bench.leaf(host, { key }), bench.issuing)),
    })),
  ),
  labCase('key-exponent-3-tls12', good(), (bench, host) => ({
    behaviour: tlsServer({
      ...serving(bench.leaf(host, { key: 'rsaExponent3' }), bench.issuing),
      ciphers: 'ECDHE-RSA-AES128-GCM-SHA256',
      maxVersion: 'TLSv1.2',
    }),
  })),
  labCase('chain-of-five', good(), (bench, host) => {
    const first = bench.authority('Portside Lab First');
    const second = bench.authority('Portside Lab Second', {}, first);
    const third = bench.authority('Portside Lab Third', {}, second);
    return { behaviour: tlsServer(serving(bench.leaf(host, {}, third), third, second, first)) };
  }),
  labCase('issued-by-the-root-itself', good(), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, {}, bench.root))),
  })),
  labCase('intermediate-trusted-itself', good(), (bench, host) => ({
    trusted: [bench.issuing, bench.root],
    behaviour: tlsServer(serving(bench.leaf(host))),
  })),
  labCase('self-signed-and-trusted', good(), (bench, host) => {
    const own = bench.leaf(host, {}, null);
    return { trusted: [own], behaviour: tlsServer(serving(own)) };
  }),
  labCase('self-signed-authority-and-trusted', good(), (bench, host) => {
    const own = bench.leaf(
      host,
      {
        extensions: {
          basicConstraints: extensions.basicConstraints(true),
          keyUsage: extensions.keyUsage(['digitalSignature', 'keyCertSign']),
        },
      },
      null,
    );
    return { trusted: [own], behaviour: tlsServer(serving(own)) };
  }),
  labCase('root-signed-with-sha1', good(), (bench, host) => {
    const root = bench.authority('Portside Lab SHA-1 Root', { key: 'otherRsa2048', scheme: 'rsa-sha1' }, null);
    const issuing = bench.authority('Portside Lab Below SHA-1', {}, root);
    return { trusted: [root], behaviour: tlsServer(serving(bench.leaf(host, {}, issuing), issuing)) };
  }),
  labCase('root-of-version-1', good(), (bench, host) => {
    const root = bench.authority('Portside Lab Old Root', { version: 1 }, null);
    const issuing = bench.authority('Portside Lab Below Old', {}, root);
    return { trusted: [root], behaviour: tlsServer(serving(bench.leaf(host, {}, issuing), issuing)) };
  }),
  labCase('expired-cross-signature-beside-a-good-path', good(), (bench, host) => {
    // As when the DST root expired beside the one of Let's Encrypt: a path that is good without it.
    const oldRoot = bench.authority('Portside Lab Oldest Root', {}, null);
    const key = bench.keyring('ec256');
    const root = bench.authority('Portside Lab Newer Root', { key }, null);
    const cross = bench.authority('Portside Lab Newer Root', { key, notAfter: bench.now - day }, oldRoot);
    const issuing = bench.authority('Portside Lab Crossed Issuing', {}, root);
    return { trusted: [root], behaviour: tlsServer(serving(bench.leaf(host, {}, issuing), issuing, cross)) };
  }),
  labCase('cross-signed-by-a-root-nobody-has', good(), (bench, host) => {
    const key = bench.keyring('ec256');
    const root = bench.authority('Portside Lab Known Root', { key }, null);
    const cross = bench.authority('Portside Lab Known Root', { key }, bench.unknownRoot);
    const issuing = bench.authority('Portside Lab Doubly Known', {}, root);
    return { trusted: [root], behaviour: tlsServer(serving(bench.leaf(host, {}, issuing), issuing, cross)) };
  }),
  labCase('valid-since-an-hour', good(), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { notBefore: bench.now - hour }), bench.issuing)),
  })),
  labCase('valid-for-29-days-more', good(), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { notAfter: bench.now + 29 * day }), bench.issuing)),
  })),
  labCase('valid-for-six-days-altogether', good(), (bench, host) => {
    const dates = { notBefore: bench.now - day, notAfter: bench.now + 5 * day };
    return { behaviour: tlsServer(serving(bench.leaf(host, dates), bench.issuing)) };
  }),
  labCase('valid-until-2075', good(), (bench, host) => {
    const until = Date.UTC(2075, 0, 1);
    const root = bench.authority('Portside Lab Far Root', { notAfter: until }, null);
    return {
      trusted: [root],
      behaviour: tlsServer(serving(bench.leaf(host, { notAfter: until }, root))),
    };
  }),
  labCase('valid-for-ever', good(), (bench, host) => {
    // RFC 5280 section 4.1.2.5: the date for "no end".
    const notAfter = der.element(0x18, Buffer.from('99991231235959Z'));
    return { behaviour: tlsServer(serving(bench.leaf(host, { notAfter }), bench.issuing)) };
  }),
  labCase('valid-for-two-years-by-a-private-authority', good(), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { notAfter: bench.now + 730 * day }), bench.issuing)),
  })),
  labCase('answer-byte-by-byte', good(), (bench, host) => ({
    behaviour: slowly(tlsServer(serving(bench.leaf(host), bench.issuing)), { size: 1, pause: 0, count: 40 }),
  })),
  labCase('answer-in-packets-far-away', good(), (bench, host) => ({
    behaviour: slowly(tlsServer(serving(bench.leaf(host), bench.issuing)), { size: 600, pause: 60 }),
  })),
  labCase('no-hsts', good(), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host), bench.issuing), (connection) =>
      connection.write(usualAnswer.replace(/Strict[^\r]*\r\n/, '')),
    ),
  })),
  labCase('closes-after-the-answer', good(), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host), bench.issuing), (connection) =>
      connection.end(usualAnswer.replace('\r\n', '\r\nConnection: close\r\n')),
    ),
  })),
  labCase('one-address-of-two-answers', good(), (bench, host) => ({
    leadsTo: ['::1', '127.0.0.1'],
    behaviour: tlsServer(serving(bench.leaf(host), bench.issuing)),
  })),
  labCase('common-name-of-another', good(), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { subject: commonName('elsewhere.test') }), bench.issuing)),
  })),
  labCase('subject-without-common-name', good(), (bench, host) => {
    const subject = distinguishedName([{ type: 'organization', value: 'Example' }]);
    return { behaviour: tlsServer(serving(bench.leaf(host, { subject }), bench.issuing)) };
  }),
  labCase('names-critical-beside-a-subject', good(), (bench, host) => {
    const subjectAltName = extensions.subjectAltName([`DNS:${host}`], true);
    return { behaviour: tlsServer(serving(bench.leaf(host, { extensions: { subjectAltName } }), bench.issuing)) };
  }),
  labCase('critical-policies', good(), (bench, host) => {
    const policies = extensions.certificatePolicies([extensions.validationPolicies.organization], true);
    return { behaviour: tlsServer(serving(bench.leaf(host, { extensions: { policies } }), bench.issuing)) };
  }),
  labCase('issuer-with-policy-limits', good(), (bench, host) => {
    const policies = extensions.certificatePolicies([extensions.validationPolicies.domain]);
    const issuing = bench.authority('Portside Lab State', {
      extensions: {
        policies,
        policyConstraints: extensions.policyConstraints(null, 0),
        inhibitAnyPolicy: extensions.inhibitAnyPolicy(0),
      },
    });
    return { behaviour: tlsServer(serving(bench.leaf(host, {}, issuing), issuing)) };
  }),
  labCase('leaf-outlives-its-issuer', good(), (bench, host) => {
    const issuing = bench.authority('Portside Lab Shorter', { notAfter: bench.now + 50 * day });
    return { behaviour: tlsServer(serving(bench.leaf(host, {}, issuing), issuing)) };
  }),
];
