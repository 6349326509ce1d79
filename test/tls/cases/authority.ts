/** What an authority may do, and what it may be used for: RFC 5280 sections 4.2.1 and 6.1.4. */

import { distinguishedName } from '../../../src/playground/certificate-factory.ts';
import { serving, tlsServer } from '../behaviour.ts';
import * as extensions from '../extensions.ts';
import { type Expectation, good, type LabCase, labCase, refused } from '../lab-case.ts';
import type { LabPlan } from '../lab-certificate.ts';

/** A leaf below an intermediate that is changed so. */
function below(
  name: string,
  expected: Expectation,
  change: Partial<Omit<LabPlan, 'extensions'>> & { readonly extensions?: LabPlan['extensions'] },
  host: string | null = null,
): LabCase {
  return labCase(name, expected, (bench, usual) => {
    const asked = host ?? usual;
    const issuing = bench.authority(`Portside Lab ${name}`, change);
    const names = extensions.subjectAltName([/^[\d.]+$/.test(asked) ? `IP:${asked}` : `DNS:${asked}`]);
    const leaf = bench.leaf(asked, { extensions: { subjectAltName: names } }, issuing);
    return { host: asked, behaviour: tlsServer(serving(leaf, issuing)) };
  });
}

const constrained = (
  permitted: Parameters<typeof extensions.nameConstraints>[0],
  excluded: Parameters<typeof extensions.nameConstraints>[1] = [],
  critical = true,
) => ({ extensions: { nameConstraints: extensions.nameConstraints(permitted, excluded, critical) } });

const notAuthority = refused(['issuer-not-ca']);
const wrongName = refused(['name-constraints'], { says: /name|constrain/i });

export const authorityCases: readonly LabCase[] = [
  below('issuer-no-authority', notAuthority, {
    extensions: { basicConstraints: extensions.basicConstraints(false) },
  }),
  below('issuer-an-end-entity', notAuthority, {
    extensions: {
      basicConstraints: extensions.basicConstraints(false),
      keyUsage: extensions.keyUsage(['digitalSignature']),
    },
  }),
  below('issuer-without-basic-constraints', notAuthority, { extensions: { basicConstraints: null } }),
  below('issuer-of-version-1', refused(['certificate-version', '?issuer-not-ca']), { version: 1 }),
  below('issuer-may-not-sign', refused(['issuer-not-ca']), {
    extensions: { keyUsage: extensions.keyUsage(['cRLSign', 'digitalSignature']) },
  }),
  below('issuer-without-key-usage', good(), { extensions: { keyUsage: null } }),
  below('issuer-with-uncritical-constraints', good(), {
    extensions: { basicConstraints: extensions.basicConstraints(true, null, false) },
  }),
  labCase('path-too-long', refused(['path-length'], { says: /path|below|length/i }), (bench, host) => {
    const upper = bench.authority('Portside Lab Last', {
      extensions: { basicConstraints: extensions.basicConstraints(true, 0) },
    });
    const lower = bench.authority('Portside Lab One Too Many', {}, upper);
    return { behaviour: tlsServer(serving(bench.leaf(host, {}, lower), lower, upper)) };
  }),
  labCase('path-just-long-enough', good(), (bench, host) => {
    const upper = bench.authority('Portside Lab Last But One', {
      extensions: { basicConstraints: extensions.basicConstraints(true, 1) },
    });
    const lower = bench.authority('Portside Lab Lowest', {}, upper);
    return { behaviour: tlsServer(serving(bench.leaf(host, {}, lower), lower, upper)) };
  }),
  labCase(
    'issued-by-another-server',
    // The issuing authority allows none below it, whatever that one is.
    refused(['issuer-not-ca', 'path-length']),
    (bench, host) => {
      // Whoever holds a certificate for one name could else make them for all.
      const other = bench.leaf('other.lab.test', { key: 'ec384' });
      return { behaviour: tlsServer(serving(bench.leaf(host, {}, other), other, bench.issuing)) };
    },
  ),

  below('name-in-permitted-tree', good(), constrained(['DNS:lab.test', 'DNS:other.test'])),
  below('name-in-permitted-tree-with-dot', good(), constrained(['DNS:.lab.test'])),
  below('name-outside-excluded-tree', good(), constrained([], ['DNS:example.com'])),
  below('address-in-permitted-range', good(), constrained(['IP:127.0.0.0/8']), '127.0.0.1'),
  below('names-of-other-kinds-constrained', good(), constrained(['email:example.com'])),
  below('name-outside-permitted-tree', wrongName, constrained(['DNS:example.com'])),
  below('name-like-the-permitted-tree', wrongName, constrained(['DNS:ab.test']), 'lab.test'),
  below('name-in-excluded-tree', wrongName, constrained([], ['DNS:lab.test'])),
  below('name-in-both-trees', wrongName, constrained(['DNS:test'], ['DNS:lab.test'])),
  below('name-outside-uncritical-tree', wrongName, constrained(['DNS:example.com'], [], false)),
  below('address-outside-permitted-range', wrongName, constrained(['IP:10.0.0.0/8']), '127.0.0.1'),
  below('address-in-excluded-range', wrongName, constrained([], ['IP:127.0.0.0/8']), '127.0.0.1'),
  labCase('subject-outside-permitted-tree', wrongName, (bench, host) => {
    const permitted = distinguishedName([{ type: 'organization', value: 'Example' }]);
    const issuing = bench.authority('Portside Lab Organization', constrained([permitted]));
    const subject = distinguishedName([{ type: 'organization', value: 'Somebody Else' }]);
    return { behaviour: tlsServer(serving(bench.leaf(host, { subject }, issuing), issuing)) };
  }),
  labCase('subject-in-permitted-tree', good(), (bench, host) => {
    const permitted = distinguishedName([{ type: 'organization', value: 'Example' }]);
    const issuing = bench.authority('Portside Lab Own Organization', constrained([permitted]));
    const subject = distinguishedName([
      { type: 'organization', value: 'Example' },
      { type: 'commonName', value: host },
    ]);
    return { behaviour: tlsServer(serving(bench.leaf(host, { subject }, issuing), issuing)) };
  }),
  below('name-constraints-that-say-nothing', refused(['malformed-certificate']), constrained([])),
  labCase('one-name-of-two-outside-permitted-tree', wrongName, (bench, host) => {
    const issuing = bench.authority('Portside Lab Half', constrained(['DNS:lab.test']));
    const subjectAltName = extensions.subjectAltName([`DNS:${host}`, 'DNS:www.example.com']);
    return {
      behaviour: tlsServer(serving(bench.leaf(host, { extensions: { subjectAltName } }, issuing), issuing)),
    };
  }),
  labCase('wildcard-into-excluded-tree', wrongName, (bench) => {
    const issuing = bench.authority('Portside Lab Wild', constrained([], ['DNS:wilder.test']));
    const subjectAltName = extensions.subjectAltName(['DNS:*.wilder.test']);
    const leaf = bench.leaf('any', { extensions: { subjectAltName } }, issuing);
    return { host: 'a.wilder.test', behaviour: tlsServer(serving(leaf, issuing)) };
  }),
  labCase('constraint-two-levels-up', wrongName, (bench, host) => {
    const upper = bench.authority('Portside Lab Constrained Upper', constrained(['DNS:example.com']));
    const lower = bench.authority('Portside Lab Unaware Lower', {}, upper);
    return { behaviour: tlsServer(serving(bench.leaf(host, {}, lower), lower, upper)) };
  }),

  below('issuer-for-clients-only', refused(['wrong-purpose']), {
    extensions: { extendedKeyUsage: extensions.extendedKeyUsage(['clientAuth']) },
  }),
  // An application may ask for the particular purpose (RFC 5280 section 4.2.1.12), and the TLS libraries do.
  below('issuer-for-any-purpose', refused(['wrong-purpose']), {
    extensions: { extendedKeyUsage: extensions.extendedKeyUsage(['any']) },
  }),
  below('issuer-without-purpose', good(), { extensions: { extendedKeyUsage: null } }),
  below('issuer-with-unknown-critical-extension', refused(['unknown-critical-extension']), {
    extensions: { unknown: extensions.unknownExtension(true) },
  }),
  below('issuer-with-unknown-extension', good(), { extensions: { unknown: extensions.unknownExtension(false) } }),
];
