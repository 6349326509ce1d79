import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import type { TlsSession } from '../../../src/exchange/exchange.ts';
import { browserCompatibility } from '../../../src/findings/browser-compatibility.ts';
import * as der from '../../../src/playground/der.ts';
import {
  anyPurpose,
  authority,
  bits,
  clientAuth,
  extension,
  type Forged,
  forge,
  freshKeys,
  type Plan,
  rsa,
  server,
} from '../certificate/forge.ts';
import { type Held, judge } from '../certificate/judge.ts';
import { call, now, session } from './build.ts';
import { check } from './check.ts';

/** The session with a server that sends these certificates, judged by the rules. */
function sessionOf(held: Held, changes: Partial<TlsSession> = {}): TlsSession {
  const { path, anchored, faults } = judge(held);
  const errors = [...new Set(faults.filter(({ severity }) => severity === 'error').map(({ code }) => code))];
  return session({
    chain: held.sent.map(({ certificate }) => certificate),
    path,
    anchorStore: anchored ? (held.isPublic ? 'bundled' : 'extra') : null,
    faults,
    trusted: errors.length === 0,
    trustErrors: errors,
    trustError: errors[0] ?? null,
    protocol: held.protocol ?? 'TLSv1.3',
    cipher: held.cipher ?? 'TLS_AES_128_GCM_SHA256',
    serverName: held.host ?? 'shop.test',
    checkedName: held.host ?? 'shop.test',
    ...changes,
  });
}

const root = authority('Root', null);
const issuing = authority('Issuing', root, { pathLength: 0 });
/** A name of a local network: what is private there is not spoken of. */
const host = 'shop.test';
const good: Plan = { names: [`DNS:${host}`] };

const changed = (plan: Plan): Held => ({
  sent: [server(issuing, { ...good, ...plan }), issuing],
  trusted: [root],
  host,
});
const below = (plan: Plan, leaf: Plan = {}): Held => {
  const changedAuthority = authority('Issuing', root, plan);
  return { sent: [server(changedAuthority, { ...good, ...leaf }), changedAuthority], trusted: [root], host };
};

type Case = readonly [title: string, held: Held, ...expected: readonly string[]];
function checkAll(cases: readonly Case[]): void {
  for (const [title, held, ...expected] of cases)
    it(
      title,
      () =>
        void check(
          call({ url: `https://${held.host ?? host}/`, session: sessionOf(held), ...refusal(held) }),
          expected,
        ),
    );
}

/** Where the server is refused, no answer came. */
function refusal(held: Held) {
  const refused = judge(held).faults.some(({ severity }) => severity === 'error');
  return refused
    ? ({
        failure: { code: 'TLS_UNTRUSTED', phase: 'tls', message: '', cause: null, received: null, alert: null },
        written: false,
      } as const)
    : {};
}

describe('nothing is said', () => {
  checkAll([
    ['of a good server', changed({})],
    ['of a good server with RSA', changed({ keys: rsa() })],
  ]);
});

describe('bad-signature', () => {
  checkAll([
    [
      'names the certificate',
      changed({ broken: true }),
      'error bad-signature: The signature on the certificate does not verify',
    ],
    [
      'names an intermediate',
      below({ broken: true }),
      'error bad-signature: The signature on the intermediate certificate “Issuing” does not verify',
    ],
    [
      'says that it cannot be verified here',
      { ...changed({}), signature: (one) => (one.basicConstraints?.isCa ? 'good' : 'unknown') },
      'error bad-signature: The signature on the certificate cannot be verified here',
    ],
    [
      'stands beside self-signed where both are true',
      { sent: [server(null, { ...good, broken: true })], host },
      'error self-signed: The certificate of “shop.example” is self-signed',
      'error bad-signature: The signature on the certificate does not verify',
    ],
  ]);
});

describe('wrong-purpose', () => {
  checkAll([
    [
      'says what the certificate is for',
      changed({ purposes: [clientAuth] }),
      'error wrong-purpose: The certificate is not made for servers: its purpose is clientAuth',
    ],
    [
      'does not take any purpose for it',
      changed({ purposes: [anyPurpose] }),
      'error wrong-purpose: The certificate is not made for servers: its purpose is anyExtendedKeyUsage',
    ],
    [
      'names an authority for other things',
      below({ purposes: [clientAuth] }),
      'error wrong-purpose: The intermediate certificate “Issuing” is not made for servers: its purpose is clientAuth',
    ],
  ]);
});

describe('wrong-key-usage', () => {
  checkAll([
    [
      'says what is missing',
      changed({ usage: bits('keyEncipherment') }),
      'error wrong-key-usage: The key of the certificate may not be used for this: it allows keyEncipherment, not digitalSignature',
    ],
    [
      'says what the RSA key exchange needs',
      { ...changed({ keys: rsa() }), protocol: 'TLSv1.2', cipher: 'TLS_RSA_WITH_AES_128_GCM_SHA256' },
      'error wrong-key-usage: The key of the certificate may not be used for this: it allows digitalSignature, not keyEncipherment',
      'warning weak-cipher: The cipher suite has no forward secrecy',
    ],
  ]);
});

describe('issuer-not-ca', () => {
  checkAll([
    [
      'names an issuer that is none',
      below({ ca: false }),
      'error issuer-not-ca: “Issuing” issued a certificate and is no certification authority',
    ],
    [
      'names one that may not sign',
      below({ usage: bits('cRLSign') }),
      'error issuer-not-ca: “Issuing” may not sign certificates, and signed one',
    ],
  ]);
});

describe('path-length', () => {
  const second = authority('Second', issuing);
  checkAll([
    [
      'counts',
      { sent: [server(second, good), second, issuing], trusted: [root], host },
      'error path-length: More authorities stand below “Issuing” than it allows: 1, not 0',
    ],
  ]);
});

describe('name-constraints', () => {
  checkAll([
    [
      'names the authority and the name',
      below({ permitted: ['DNS:other.test'] }),
      'error name-constraints: The authority “Issuing” may not certify the name shop.test',
    ],
    [
      'tells what is excluded',
      below({ excluded: ['DNS:test'] }),
      'error name-constraints: The authority “Issuing” may not certify the name shop.test',
    ],
    ['says nothing where the name is permitted', below({ permitted: ['DNS:test'] })],
  ]);
});

describe('certificate-policy', () => {
  const policies = (...numbers: readonly string[]): Uint8Array =>
    extension('2.5.29.32', false, der.sequence(...numbers.map((one) => der.sequence(der.objectIdentifier(one)))));
  const demanded = extension('2.5.29.36', true, der.sequence(der.implicit(0, Uint8Array.of(0))));
  const anyEnds = extension('2.5.29.54', true, der.integer(Uint8Array.of(0)));
  const gold = '1.3.6.1.4.1.55555.1';
  const lost =
    'error certificate-policy: The certificate has no policy that holds all the way, which the authority “Issuing” demands';
  checkAll([
    ['tells of none', below({ more: [policies(gold), demanded] }), lost],
    ['tells of another one', below({ more: [policies(gold), demanded] }, { more: [policies('1.2.3')] }), lost],
    [
      'tells of any policy',
      below({ more: [policies(gold), demanded, anyEnds] }, { more: [policies('2.5.29.32.0')] }),
      lost,
    ],
    [
      'tells where it got lost',
      below({ more: [demanded] }, { more: [policies(gold)] }),
      'error certificate-policy: The intermediate certificate “Issuing” has no policy that holds all the way, which it demands',
    ],
    ['says nothing where one holds', below({ more: [policies(gold), demanded] }, { more: [policies(gold)] })],
    ['says nothing where none is demanded', below({ more: [policies(gold)] })],
  ]);
});

describe('identifiers and names of issuers', () => {
  /** An authority key identifier that names the issuer's certificate by its number. */
  const named = (number: string): Uint8Array =>
    extension('2.5.29.35', false, der.sequence(der.implicit(2, Buffer.from(number, 'hex'))));
  const keyed = authority('Keyed', null, { subjectKey: 'aaaa' });
  const same = authority('shop.example', null);
  checkAll([
    [
      'that are those of another certificate are told as wrong-key-identifier',
      { sent: [server(keyed, { ...good, more: [named('4711')] })], trusted: [keyed], host },
      'error wrong-key-identifier: The certificate names another certificate of its issuer than “Keyed” has',
    ],
    [
      'that are those of its certificate are none',
      { sent: [server(keyed, { ...good, more: [named('01')] })], trusted: [keyed], host },
    ],
    [
      'that are those of another key are told as wrong-key-identifier',
      { sent: [server(keyed, { ...good, authorityKey: 'bbbb' })], trusted: [keyed], host },
      'error wrong-key-identifier: The certificate names another key of its issuer than “Keyed” has',
    ],
    [
      'that are those of the certificate are told as named-like-issuer',
      { sent: [server(same, good)], trusted: [same], host },
      'error named-like-issuer: The certificate and its authority have the same subject, “shop.example”',
    ],
  ]);
});

describe('certificate-version', () => {
  checkAll([
    [
      'says the version, and that there are no names',
      changed({ version: 1 }),
      'error wrong-host: The certificate names no host at all',
      'error certificate-version: The certificate is of version 1, not 3',
    ],
  ]);
});

describe('unknown-critical-extension', () => {
  checkAll([
    [
      'names it',
      changed({ more: [extension('1.2.3.4', true, Uint8Array.of(5, 0))] }),
      'error unknown-critical-extension: The certificate has a critical extension that is not understood: 1.2.3.4',
    ],
    [
      'knows a precertificate',
      changed({ more: [extension('1.3.6.1.4.1.11129.2.4.3', true, Uint8Array.of(5, 0))] }),
      'error unknown-critical-extension: The certificate has a critical extension that is not understood: precertificatePoison (1.3.6.1.4.1.11129.2.4.3)',
    ],
  ]);
});

describe('malformed-certificate', () => {
  const twice = extension('1.2.3.4', false, Uint8Array.of(5, 0));
  checkAll([
    [
      'tells an extension that is there twice',
      changed({ more: [twice, twice] }),
      'error malformed-certificate: The certificate has the extension 1.2.3.4 more than once',
    ],
    [
      'tells an extension that cannot be read',
      below({ more: [extension('2.5.29.30', true, Uint8Array.of(2, 1, 1))] }),
      'error malformed-certificate: The intermediate certificate “Issuing” has an extension that cannot be read: nameConstraints',
    ],
    [
      'tells two signature algorithms',
      changed({ otherAlgorithmInside: true }),
      'error malformed-certificate: The certificate names two different signature algorithms',
    ],
    [
      'tells a certificate that cannot be read at all',
      { sent: [], unreadable: 1, host },
      'error malformed-certificate: The server sent a certificate that cannot be read',
    ],
  ]);
});

describe('serial-number', () => {
  checkAll([
    ['tells zero', changed({ serial: [0] }), 'notice serial-number: The serial number of the certificate is zero'],
    [
      'tells a negative one',
      changed({ serial: [0x90] }),
      'notice serial-number: The serial number of the certificate is negative',
    ],
  ]);
});

describe('validity-too-long', () => {
  checkAll([
    [
      'warns of one that browsers refuse',
      { ...changed({ to: 800, more: [timestamps()] }), isPublic: true },
      'warning validity-too-long: The certificate is made for 830 days',
    ],
    [
      'notes one of a public authority',
      { ...changed({ to: 300, more: [timestamps()] }), isPublic: true },
      'notice validity-too-long: The certificate is made for 330 days',
    ],
    [
      'notes one of a private authority',
      changed({ to: 800 }),
      'notice validity-too-long: The certificate is made for 830 days',
    ],
  ]);
});

/** A list of one timestamp of zeros. */
function timestamps(): Uint8Array {
  const list = Buffer.concat([Uint8Array.of(0, 49, 0, 47), Buffer.alloc(47)]);
  return extension('1.3.6.1.4.1.11129.2.4.2', false, Buffer.concat([Uint8Array.of(4, list.length), list]));
}

describe('missing-timestamps', () => {
  checkAll([
    [
      'warns where a public authority issued the certificate',
      { ...changed({}), isPublic: true },
      'warning missing-timestamps: The certificate has no timestamps of certificate transparency',
    ],
    ['does not where they are there', { ...changed({ more: [timestamps()] }), isPublic: true }],
  ]);
});

describe('what was sent', () => {
  const leaf = server(issuing, good);
  const stranger = authority('Stranger', null);
  const other = authority('Issuing', stranger, { keys: issuing.keys });
  const sent = (...certificates: readonly Forged[]): Held => ({ sent: certificates, trusted: [root], host });
  checkAll([
    [
      'in the wrong order is told as chain-order',
      sent(leaf, root, issuing),
      'warning chain-order: The server sends its certificates in the wrong order',
      'notice root-included: The server sends its root “Root” as well',
    ],
    [
      'with the root is told as root-included',
      sent(leaf, issuing, root),
      'notice root-included: The server sends its root “Root” as well',
    ],
    [
      'twice is told as duplicate-certificate',
      sent(leaf, issuing, issuing),
      'notice duplicate-certificate: The server sends the certificate “Issuing” twice',
    ],
    [
      'without need is told as extra-certificate',
      sent(leaf, stranger, issuing),
      'notice extra-certificate: The server sends the certificate “Stranger”, which is not needed here',
    ],
    [
      'for older clients is told as extra-certificate too',
      sent(leaf, issuing, other),
      'notice extra-certificate: The server sends the certificate “Issuing”, which is not needed here',
    ],
    [
      'is not judged where the chain leads nowhere',
      { sent: [leaf, stranger, issuing], trusted: [], host },
      'error unknown-issuer: The chain ends at “Root”, which is not trusted here',
    ],
  ]);
});

describe('an authority that is not a public one', () => {
  const at = (name: string, above: string, trusted = true): Held => {
    const proxy = authority(above, null);
    return {
      sent: [server(proxy, { names: [`DNS:${name}`] }), ...(trusted ? [] : [proxy])],
      trusted: trusted ? [proxy] : [],
      host: name,
    };
  };
  /** The answer has a policy, so that nothing is said about that. */
  checkAll([
    [
      'is told where the name is not local',
      at('shop.example', 'Harbour Ltd Root'),
      'notice private-root: “Harbour Ltd Root” vouches for shop.example and is not among the public authorities that Node.js knows',
    ],
    ['is ordinary where it is', at('shop.internal', 'Harbour Ltd Root')],
    [
      'is one for development',
      at('shop.example', 'mkcert development CA'),
      'notice private-root: “mkcert development CA” vouches for shop.example and is not among the public authorities that Node.js knows',
    ],
    [
      'has the name of a gateway',
      at('shop.example', 'Zscaler Root CA'),
      'notice intercepted: The certificate of shop.example was made by Zscaler, not by a public authority',
    ],
    [
      'has the name of a debugging proxy and is not trusted',
      at('shop.example', 'mitmproxy', false),
      'error unknown-issuer: The chain ends at “mitmproxy”, which is not trusted here',
      'notice intercepted: The certificate of shop.example was made by mitmproxy, not by a public authority',
    ],
    [
      'is a device of one’s own network',
      at('192.168.1.1', 'FortiGate CA'),
      'error wrong-host: The certificate lists 192.168.1.1 as a DNS name, not as an IP address',
    ],
  ]);
});

describe('browser-compatibility', () => {
  const with_ = (changes: Partial<TlsSession>): TlsSession => sessionOf(changed({}), changes);
  const keyed = (type: string, curve: string | null): TlsSession => {
    const plain = sessionOf(changed({}));
    const [leaf, ...rest] = plain.path;
    if (leaf === undefined) throw new Error('There is no leaf.');
    return {
      ...plain,
      path: [{ ...leaf, publicKey: { type, bits: null, curve, exponent: null, factors: null } }, ...rest],
    };
  };
  const cases: readonly (readonly [title: string, session: TlsSession, what: string | null])[] = [
    ['notes Ed25519', keyed('Ed25519', null), 'certificates with an Ed25519 key'],
    ['notes ML-DSA', keyed('ML-DSA-65', null), 'certificates with an ML-DSA-65 key'],
    ['notes P-521', keyed('EC', 'P-521'), 'certificates with a key on the curve P-521'],
    ['says nothing of P-384', keyed('EC', 'P-384'), null],
    ['notes X448', with_({ keyExchange: { name: 'X448', bits: null } }), 'the key exchange X448'],
    [
      'notes an authority on P-224',
      sessionOf(below({ keys: generateKeyPairSync('ec', { namedCurve: 'P-224' }) })),
      'authorities with a key on the curve P-224',
    ],
    [
      'says nothing of an authority on P-521',
      sessionOf(below({ keys: generateKeyPairSync('ec', { namedCurve: 'P-521' }) })),
      null,
    ],
    ['notes P-521 in the key exchange', with_({ keyExchange: { name: 'P-521', bits: 521 } }), 'the key exchange P-521'],
    ['says nothing of X25519MLKEM768', with_({ keyExchange: { name: 'X25519MLKEM768', bits: null } }), null],
    [
      'notes DHE',
      with_({ protocol: 'TLSv1.2', cipher: 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256' }),
      'the cipher suite TLS_DHE_RSA_WITH_AES_128_GCM_SHA256',
    ],
  ];
  for (const [title, one, what] of cases)
    it(
      title,
      () =>
        void check(
          call({ url: `https://${host}/`, session: one }),
          what === null ? [] : [`notice browser-compatibility: Not every client takes ${what}`],
        ),
    );

  const wildcards: readonly (readonly [names: string, host: string, what: string | null])[] = [
    ['*.co.uk', 'shop.co.uk', 'a wildcard over all of co.uk'],
    ['*.COM.AU.', 'shop.com.au', 'a wildcard over all of com.au'],
    ['*.shop.co.uk', 'www.shop.co.uk', null],
    ['*.example.uk', 'www.example.uk', null],
    ['*.example.com', 'www.example.com', null],
    ['shop.co.uk *.co.uk', 'shop.co.uk', null],
  ];
  for (const [names, asked, what] of wildcards)
    it(`${what === null ? 'says nothing' : 'tells'} of ${names} for ${asked}`, () => {
      const plan = { names: names.split(' ').map((name) => `DNS:${name}`) };
      const one = sessionOf({ sent: [server(issuing, plan), issuing], trusted: [root], host: asked });
      assert.deepEqual(
        browserCompatibility(one, { host: asked, port: 443, now }).map(({ title }) => title),
        what === null ? [] : [`Not every client takes ${what}`],
      );
    });
});

describe('leaf-is-authority', () => {
  const own = forge('shop.example', null, { ...good, ca: true, keys: freshKeys() });
  checkAll([
    [
      'notes a server that could issue certificates',
      changed({ ca: true }),
      'notice leaf-is-authority: The certificate of the server is that of a certification authority',
    ],
    ['says nothing of one that is trusted by itself', { sent: [own], trusted: [own], host }],
  ]);
});

describe('lookalike-name', () => {
  const mixed = 'xn--pple-43d.test';
  checkAll([
    [
      'shows the letters',
      { ...changed({ names: [`DNS:${mixed}`] }), host: mixed },
      `notice lookalike-name: The name ${mixed} stands for “аpple.test”, in letters of several scripts`,
    ],
    ['says nothing of one script', { ...changed({ names: ['DNS:xn--bcher-kva.test'] }), host: 'xn--bcher-kva.test' }],
  ]);
});
