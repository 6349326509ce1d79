import assert from 'node:assert/strict';
import type { GeneralName } from '../../../src/certificate/certificate.ts';
import { matchesHost } from '../../../src/certificate/matches-host.ts';
import { fixtureCertificate } from './fixture.ts';

/** `DNS:a.example IP:::1`: the names of a certificate whose common name is `self.example`. */
function check(names: string, host: string, matched: string | null): void {
  const subjectAltNames = names
    .split(' ')
    .filter((name) => name !== '')
    .map((name): GeneralName => {
      const [kind = '', ...rest] = name.split(':');
      const kinds = { DNS: 'dns', IP: 'ip', URI: 'uri', email: 'email' } as const;
      return { kind: kinds[kind as keyof typeof kinds], value: rest.join(':') };
    });
  assert.deepEqual(matchesHost({ ...fixtureCertificate('self-ed25519'), subjectAltNames }, host), { matched });
}

const cases: readonly [title: string, names: string, host: string, matched: string | null][] = [
  ['covers the name it lists', 'DNS:a.example', 'a.example', 'a.example'],
  ['does not cover another name', 'DNS:a.example', 'b.example', null],
  ['does not cover a name below the listed one', 'DNS:a.example', 'x.a.example', null],
  ['does not care for case', 'DNS:A.Example', 'a.eXAMPLE', 'A.Example'],
  ['does not care for a final dot', 'DNS:a.example', 'a.example.', 'a.example'],
  ['takes the entry that fits among many', 'DNS:a.example DNS:b.example IP:192.0.2.1', 'b.example', 'b.example'],
  ['lets a wildcard stand for one label', 'DNS:*.a.example', 'x.a.example', '*.a.example'],
  ['does not let a wildcard stand for two labels', 'DNS:*.a.example', 'x.y.a.example', null],
  ['does not let a wildcard stand for no label', 'DNS:*.a.example', 'a.example', null],
  ['does not let a wildcard cover a top-level domain', 'DNS:*.example', 'a.example', null],
  ['does not take an asterisk alone for any name', 'DNS:*', 'example', null],
  ['does not accept a wildcard beside other characters', 'DNS:x*.a.example', 'xy.a.example', null],
  ['does not accept a wildcard in another place', 'DNS:a.*.example', 'a.b.example', null],
  ['does not accept two wildcards', 'DNS:*.*.a.example', 'x.y.a.example', null],
  ['compares A-labels as they are', 'DNS:xn--bcher-kva.example', 'xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ['does not take the common name', '', 'self.example', null],
  ['does not take the common name beside other names', 'DNS:a.example', 'self.example', null],
  ['covers an IPv4 address by an IP entry', 'IP:192.0.2.1', '192.0.2.1', '192.0.2.1'],
  ['does not cover an address by a DNS entry', 'DNS:192.0.2.1', '192.0.2.1', null],
  ['does not cover an address by a wildcard', 'DNS:*.0.2.1', '192.0.2.1', null],
  ['covers an IPv6 address in any spelling', 'IP:2001:db8::1', '2001:0DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['covers an IPv6 address in brackets', 'IP:::1', '[::1]', '::1'],
  ['does not cover another address', 'IP:192.0.2.1', '192.0.2.2', null],
  ['does not cover a host by a URI', 'URI:https://a.example/', 'a.example', null],
  ['does not cover an empty host', 'DNS:', '', null],
  ['does not stop at a name with a NUL', 'DNS:a.example\\u0000.evil.example', 'a.example', null],
];

describe('matchesHost', () => {
  for (const [title, names, host, matched] of cases) it(title, () => check(names, host, matched));
});
