/** Whose name the certificate holds: RFC 9525 section 6 and RFC 5280 section 4.2.1.6. */

import { serving, tlsServer } from '../behaviour.ts';
import * as extensions from '../extensions.ts';
import { type Expectation, good, type LabCase, labCase, refused } from '../lab-case.ts';
import { commonName } from '../lab-certificate.ts';

/** `host` `null`: the case's own. */
function named(name: string, expected: Expectation, host: string | null, names: readonly string[]): LabCase {
  return labCase(name, expected, (bench, usual) => {
    const subjectAltName = names.length === 0 ? null : extensions.subjectAltName(names);
    const asked = host ?? usual;
    return {
      host: asked,
      leadsTo: ['127.0.0.1'],
      behaviour: tlsServer(
        serving(bench.leaf(asked, { subject: commonName('any'), extensions: { subjectAltName } }), bench.issuing),
      ),
    };
  });
}

const wrong = refused(['wrong-host']);
/** Names are in ASCII, and addresses have 4 or 16 octets (RFC 5280 section 4.2.1.6). */
const wrongAndMalformed = refused(['wrong-host', 'malformed-certificate']);

export const identityCases: readonly LabCase[] = [
  named('wildcard', good(), 'a.wild.test', ['DNS:*.wild.test']),
  named('wildcard-over-a-registry', good({ notices: ['browser-compatibility'] }), 'a.co.uk', ['DNS:*.co.uk']),
  named('wildcard-below-a-registry', good(), 'a.wild.co.uk', ['DNS:*.wild.co.uk']),
  named('wildcard-beside-the-name', good(), 'b.wild.test', ['DNS:wild.test', 'DNS:*.wild.test']),
  named('name-in-upper-case', good(), 'upper.lab.test', ['DNS:UPPER.Lab.TEST']),
  named('idn', good(), 'xn--bcher-kva.test', ['DNS:xn--bcher-kva.test']),
  named('idn-under-a-wildcard', good(), 'xn--bcher-kva.names.test', ['DNS:*.names.test']),
  named('address', good(), '127.0.0.1', ['IP:127.0.0.1']),
  named('several-kinds-of-names', good(), 'kinds.test', [
    'email:someone@lab.test',
    'URI:https://kinds.test/',
    'IP:192.0.2.1',
    'DNS:kinds.test',
  ]),
  labCase('address-of-version-6', good(), (bench) => {
    const subjectAltName = extensions.subjectAltName(['IP:0:0:0:0:0:0:0:1']);
    return {
      host: '::1',
      listensAt: ['::1'],
      behaviour: tlsServer(serving(bench.leaf('any', { extensions: { subjectAltName } }), bench.issuing)),
    };
  }),

  named('wrong-host', refused(['wrong-host'], { says: /other\.lab\.test/ }), null, ['DNS:other.lab.test']),
  named('wrong-host-of-many', wrong, null, ['DNS:a.test', 'DNS:b.test', 'DNS:*.c.test', 'IP:127.0.0.1']),
  named('parent-of-the-host', wrong, null, ['DNS:lab.test']),
  named('www-missing', wrong, 'www.shop.test', ['DNS:shop.test']),
  named('www-only', wrong, 'shop.test', ['DNS:www.shop.test']),
  named('wildcard-depth', wrong, 'a.b.deep.test', ['DNS:*.deep.test']),
  named('wildcard-for-the-apex', wrong, 'apex.test', ['DNS:*.apex.test']),
  named('wildcard-at-the-top', wrong, 'topmost.test', ['DNS:*.test']),
  named('wildcard-alone', wrong, 'single.test', ['DNS:*']),
  named('wildcard-in-a-part', wrong, 'foo.part.test', ['DNS:f*.part.test']),
  named('wildcard-in-the-middle', wrong, 'a.b.middle.test', ['DNS:a.*.middle.test']),
  named('wildcard-twice', wrong, 'a.b.twice.test', ['DNS:*.*.twice.test']),
  named('wildcard-of-an-address', wrong, '127.0.0.1', ['DNS:*.0.0.1']),
  named('name-with-leading-dot', wrong, 'a.dotted.test', ['DNS:.dotted.test']),
  named('name-with-nul', wrong, 'nul.test', ['DNS:nul.test\u0000.evil.test']),
  named('name-with-prefix', wrong, 'prefix.test', ['DNS:prefix.test.evil.test']),
  named('name-with-suffix', wrong, 'suffix.test', ['DNS:evilsuffix.test']),
  named('name-in-unicode', wrongAndMalformed, 'xn--mnchen-3ya.test', ['DNS:m\u00fcnchen.test']),
  named('name-as-uri', wrong, 'uri.test', ['URI:https://uri.test/']),
  named('name-as-email', wrong, 'email.test', ['email:email.test']),
  named('name-with-port', wrong, 'port.test', ['DNS:port.test:443']),
  named('name-with-scheme', wrong, 'scheme.test', ['DNS:https://scheme.test']),
  named('address-as-name', refused(['wrong-host'], { says: /127\.0\.0\.1/ }), '127.0.0.1', ['DNS:127.0.0.1']),
  named('address-of-another', wrong, '127.0.0.1', ['IP:127.0.0.2']),
  named('address-mapped-into-version-6', wrong, '127.0.0.1', ['IP:0:0:0:0:0:ffff:7f00:1']),
  named('address-for-a-name', wrong, 'only-address.test', ['IP:127.0.0.1']),
  named('address-as-uri', wrong, '127.0.0.1', ['URI:https://127.0.0.1/']),
  labCase('no-san', refused(['wrong-host']), (bench, host) => ({
    behaviour: tlsServer(serving(bench.leaf(host, { extensions: { subjectAltName: null } }), bench.issuing)),
  })),
  labCase('no-san-for-an-address', refused(['wrong-host']), (bench) => ({
    host: '127.0.0.1',
    behaviour: tlsServer(serving(bench.leaf('127.0.0.1', { extensions: { subjectAltName: null } }), bench.issuing)),
  })),
  labCase('common-name-right-and-san-wrong', wrong, (bench, host) => {
    const subjectAltName = extensions.subjectAltName(['DNS:elsewhere.test']);
    return { behaviour: tlsServer(serving(bench.leaf(host, { extensions: { subjectAltName } }), bench.issuing)) };
  }),
  // An empty list is not allowed either (RFC 5280 section 4.2.1.6: at least one).
  labCase('san-empty', refused(['wrong-host', '?untrusted-certificate|malformed-certificate']), (bench, host) => {
    const subjectAltName = extensions.subjectAltName([]);
    return { behaviour: tlsServer(serving(bench.leaf(host, { extensions: { subjectAltName } }), bench.issuing)) };
  }),
  labCase('address-of-five-octets', wrongAndMalformed, (bench) => {
    const subjectAltName = extensions.rawAddressName(Uint8Array.of(127, 0, 0, 1, 0));
    return {
      host: '127.0.0.1',
      behaviour: tlsServer(serving(bench.leaf('127.0.0.1', { extensions: { subjectAltName } }), bench.issuing)),
    };
  }),
  labCase('server-name-unknown-default-certificate', wrong, (bench) => ({
    behaviour: tlsServer({
      ...serving(bench.leaf('known.lab.test'), bench.issuing),
      SNICallback: (_, done) => done(null),
    }),
  })),
  labCase('trusted-itself-for-another-host', wrong, (bench, host) => {
    const own = bench.leaf('other.lab.test', { subject: commonName(host) }, null);
    return { trusted: [own], behaviour: tlsServer(serving(own)) };
  }),
];
