import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { CertificateFault } from '../../../src/certificate/certificate-fault.ts';
import * as der from '../../../src/playground/der.ts';
import { dsaPublicKey } from './dsa-public-key.ts';
import {
  anyPurpose,
  authority,
  bits,
  clientAuth,
  day,
  extension,
  forge,
  freshKeys,
  now,
  type Plan,
  rsa,
  server,
  serverAuth,
} from './forge.ts';
import { type Held, judge as judgeHeld } from './judge.ts';

const judge = (held: Held) => judgeHeld({ trusted: [root], ...held });

/** Every test goes through here: all faults as `CODE subject`, a `notice` or `warning` said; then the names of the path. */
function check(held: Held, faults: readonly string[], path?: readonly string[]): readonly CertificateFault[] {
  const judgement = judge(held);
  const known = [...held.sent, ...(held.trusted ?? [root])];
  const subject = (fingerprint: string): string =>
    known.find(({ certificate }) => certificate.fingerprint256 === fingerprint)?.subject ?? '?';
  assert.deepEqual(
    judgement.faults.map(({ code, severity, fingerprint256 }) =>
      [...(severity === 'error' ? [] : [severity]), code, subject(fingerprint256)].join(' '),
    ),
    faults,
  );
  if (path)
    assert.deepEqual(
      judgement.path.map(({ fingerprint256 }) => subject(fingerprint256)),
      path,
    );
  return judgement.faults;
}

const root = authority('Root', null, { from: -3000, to: 3000 });
const issuing = authority('Issuing', root, { from: -300, to: 700, pathLength: 0 });
const good = server(issuing);

/** One server's certificate below `issuing`, changed. */
const changed = (plan: Plan): Held => ({ sent: [server(issuing, plan), issuing] });
/** A good server's certificate below a changed authority. */
const below = (plan: Plan, leaf: Plan = {}): Held => {
  const changedAuthority = authority('Issuing', root, plan);
  return { sent: [server(changedAuthority, leaf), changedAuthority] };
};

const nameOf = (text: string): der.Der =>
  der.sequence(der.setOfOne(der.sequence(der.objectIdentifier('2.5.4.3'), der.utf8String(text))));

type Case = readonly [title: string, held: Held, ...faults: readonly string[]];
function checkAll(cases: readonly Case[]): void {
  for (const [title, held, ...faults] of cases) it(title, () => void check(held, faults));
}

describe('the path that is built', () => {
  const path = ['shop.example', 'Issuing', 'Root'];
  it('goes from the leaf over what was sent to the anchor', () => void check({ sent: [good, issuing] }, [], path));
  it('does not care for the order of sending', () => void check({ sent: [good, root, issuing] }, [], path));
  it('does not care for certificates that do not belong to it', () => {
    const stranger = authority('Stranger', null, { to: -10 });
    check({ sent: [good, stranger, issuing, issuing] }, [], path);
  });
  it('finds its issuers whatever the case and the spacing of their names', () => {
    const spaced = server(issuing, { issuerName: 'ISSUING' });
    check({ sent: [spaced, issuing] }, [], path);
  });
  it('takes an intermediate from what is trusted here', () =>
    void check({ sent: [good], trusted: [issuing, root] }, [], path));

  it('prefers the shorter way', () => {
    const older = authority('Older', null);
    const cross = forge('Root', older, { ca: true, keys: root.keys });
    check({ sent: [good, issuing, cross], trusted: [older, root] }, [], path);
    check({ sent: [good, issuing, cross], trusted: [older] }, [], ['shop.example', 'Issuing', 'Root', 'Older']);
  });
  it('prefers the way without a fault', () => {
    const older = authority('Older', null, { to: -1 });
    const cross = forge('Issuing', older, { ca: true, keys: issuing.keys });
    check({ sent: [good, cross, issuing], trusted: [older, root] }, [], path);
    check(
      { sent: [good, cross], trusted: [older, root] },
      ['CERT_HAS_EXPIRED Older'],
      ['shop.example', 'Issuing', 'Older'],
    );
  });
  it('leaves a root of the same name aside that did not sign', () => {
    const namesake = authority('Root', null);
    check({ sent: [good, issuing], trusted: [namesake, root] }, [], path);
  });
  it('is the leaf alone where that one is trusted', () => {
    const alone = server(null);
    check({ sent: [alone], trusted: [alone] }, [], ['shop.example']);
  });
  it('ends at an authority below a root only where that is allowed', () => {
    const held = { sent: [good], trusted: [issuing] };
    check({ ...held, mayEndBelowRoot: true }, [], ['shop.example', 'Issuing']);
    check(held, ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY Issuing'], ['shop.example', 'Issuing']);
  });
  it('comes to an end among authorities that all signed each other', () => {
    const keys = freshKeys();
    const ring = Array.from({ length: 30 }, (_, index) =>
      forge('Ring', { subject: 'Ring', keys, certificate: root.certificate }, { ca: true, keys, serial: [index + 1] }),
    );
    const began = performance.now();
    const leaf = server(ring[0] ?? root);
    assert.equal(judge({ sent: [leaf, ...ring] }).anchored, false);
    assert.ok(performance.now() - began < 15_000);
  });
});

describe('a chain that leads to nothing trusted', () => {
  const unknown = authority('Unknown', null);
  const middle = authority('Middle', unknown);
  const leaf = server(middle);
  checkAll([
    ['signs itself', { sent: [server(null)] }, 'DEPTH_ZERO_SELF_SIGNED_CERT shop.example'],
    ['sends its root', { sent: [leaf, middle, unknown] }, 'SELF_SIGNED_CERT_IN_CHAIN Unknown'],
    ['stops at an intermediate', { sent: [leaf, middle] }, 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY Middle'],
    ['stops at the leaf', { sent: [leaf] }, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE shop.example'],
    [
      'is told of with the faults of all that was sent',
      { sent: [server(middle, { to: -1 }), authority('Stray', null, { from: 1 })] },
      'CERT_HAS_EXPIRED shop.example',
      'CERT_NOT_YET_VALID Stray',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE shop.example',
    ],
    [
      'tells all faults at once',
      { sent: [server(null, { to: -1, names: ['DNS:other.example'] })], host: 'shop.example' },
      'CERT_HAS_EXPIRED shop.example',
      'DEPTH_ZERO_SELF_SIGNED_CERT shop.example',
      'ERR_TLS_CERT_ALTNAME_INVALID shop.example',
    ],
    ['is empty', { sent: [] }, 'NO_CERTIFICATE ?'],
    ['has a leaf that cannot be read', { sent: [], unreadable: 1 }, 'CERTIFICATE_UNREADABLE ?'],
    ['has a part that cannot be read and is not needed', { sent: [good, issuing], unreadable: 1 }],
    [
      'has a part that cannot be read and may be the one that is missing',
      { sent: [leaf], unreadable: 1 },
      'CERTIFICATE_UNREADABLE ?',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE shop.example',
    ],
  ]);
});

describe('validity', () => {
  checkAll([
    ['of a leaf that is over', changed({ to: -3 }), 'CERT_HAS_EXPIRED shop.example'],
    ['of a leaf that is to come', changed({ from: 3 }), 'CERT_NOT_YET_VALID shop.example'],
    ['of an intermediate that is over', below({ to: -1 }), 'CERT_HAS_EXPIRED Issuing'],
    ['ends with the last moment, not before', changed({ to: 0 })],
    ['begins with the first moment', changed({ from: 0 })],
  ]);
  it('of a root that is over', () => {
    const old = authority('Old', null, { to: -1 });
    check({ sent: [server(old)], trusted: [old] }, ['CERT_HAS_EXPIRED Old']);
  });
});

describe('signatures', () => {
  checkAll([
    ['of a leaf that is wrong', changed({ broken: true }), 'CERT_SIGNATURE_FAILURE shop.example'],
    [
      'of an intermediate that is wrong',
      (() => {
        const forged = authority('Issuing', root, { broken: true });
        return { sent: [server(forged), forged] };
      })(),
      'CERT_SIGNATURE_FAILURE Issuing',
    ],
    [
      'of a self-signed leaf that is wrong',
      { sent: [server(null, { broken: true })] },
      'DEPTH_ZERO_SELF_SIGNED_CERT shop.example',
      'CERT_SIGNATURE_FAILURE shop.example',
    ],
    ['with SHA-1', changed({ hash: 'sha1' }), 'WEAK_SIGNATURE shop.example'],
    ['with SHA-1 on an intermediate', below({ hash: 'sha1' }), 'WEAK_SIGNATURE Issuing'],
  ]);
  it('with SHA-1 on the anchor do not matter', () => {
    const old = authority('Old', null, { hash: 'sha1' });
    check({ sent: [server(old)], trusted: [old] }, []);
  });
  it('of a kind that cannot be verified here are not trusted', () => {
    check({ sent: [good, issuing], signature: () => 'unknown' }, [
      'UNABLE_TO_DECRYPT_CERT_SIGNATURE shop.example',
      'UNABLE_TO_DECRYPT_CERT_SIGNATURE Issuing',
    ]);
  });
  it('with MD5', () => {
    const old = authority('Old', null, { keys: rsa() });
    check({ sent: [server(old, { hash: 'md5' })], trusted: [old] }, ['WEAK_SIGNATURE shop.example']);
  });
  it('by another authority of the same name are none of the one that is trusted', () => {
    const namesake = authority('Root', null, { subjectKey: 'aaaa' });
    const trusted = authority('Root', null, { subjectKey: 'bbbb' });
    check({ sent: [server(namesake, { authorityKey: 'aaaa' })], trusted: [trusted] }, [
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE shop.example',
    ]);
    check({ sent: [server(namesake)], trusted: [trusted] }, ['CERT_SIGNATURE_FAILURE shop.example']);
  });
  it('with the right key under the wrong identifier', () => {
    const keyed = authority('Keyed', null, { subjectKey: 'aaaa' });
    check({ sent: [server(keyed, { authorityKey: 'bbbb' })], trusted: [keyed] }, [
      'AUTHORITY_KEY_MISMATCH shop.example',
    ]);
    check({ sent: [server(keyed, { authorityKey: 'aaaa' })], trusted: [keyed] }, []);
  });
  it('is found among many that all signed each other, by the shortest way', () => {
    const web = Array.from({ length: 6 }, (_, index) => authority(`W${index}`, null));
    const crossed = web.flatMap((issuer) =>
      web.filter((one) => one !== issuer).map(({ subject, keys }) => authority(subject, issuer, { keys })),
    );
    const [first] = web;
    const last = web.at(-1);
    assert.ok(first !== undefined && last !== undefined);
    const way = authority(last.subject, root, { keys: last.keys });
    check({ sent: [server(first), ...crossed, way] }, [], ['shop.example', 'W0', 'W5', 'Root']);
  });
  it('whose own certificate is named, is the one of that number and issuer', () => {
    const keyed = authority('Keyed', root, { serial: [0, 0x9a] });
    const named = (issuer: string | null, serial: readonly number[] | null): Plan => ({
      more: [
        extension(
          '2.5.29.35',
          false,
          der.sequence(
            ...(issuer === null ? [] : [der.implicitSequence(1, der.explicit(4, nameOf(issuer)))]),
            ...(serial === null ? [] : [der.implicit(2, Uint8Array.from(serial))]),
          ),
        ),
      ],
    });
    const cases: readonly (readonly [Plan, fits: boolean])[] = [
      [named('Root', [0, 0x9a]), true],
      [named('ROOT', null), true],
      [named(null, [0, 0x9a]), true],
      [named('Root', [0x1a]), false],
      [named('Other', [0, 0x9a]), false],
      [named(null, [0]), false],
    ];
    for (const [plan, fits] of cases)
      check({ sent: [server(keyed, plan), keyed] }, fits ? [] : ['AUTHORITY_KEY_MISMATCH shop.example']);
  });
});

describe('the name of the host', () => {
  const named = (host: string, ...names: readonly string[]): Held => ({ ...changed({ names }), host });
  const wrong = 'ERR_TLS_CERT_ALTNAME_INVALID shop.example';
  checkAll([
    ['is another', named('other.example', 'DNS:shop.example'), wrong],
    ['is among several', named('b.example', 'DNS:a.example', 'DNS:B.example.')],
    ['is covered by a wildcard', named('a.shop.example', 'DNS:*.shop.example')],
    ['is too deep for a wildcard', named('a.b.shop.example', 'DNS:*.shop.example'), wrong],
    ['is above a wildcard', named('shop.example', 'DNS:*.shop.example'), wrong],
    ['is not covered by half a wildcard', named('foo.shop.example', 'DNS:f*.shop.example'), wrong],
    ['is an address that is listed', named('192.0.2.7', 'IP:192.0.2.7')],
    ['is an address that is listed as a DNS name', named('192.0.2.7', 'DNS:192.0.2.7'), wrong],
    ['stands in the common name only', { ...changed({ names: null }) }, wrong],
  ]);
});

describe('purposes and usages', () => {
  const mismatch = 'KEY_USAGE_MISMATCH shop.example';
  checkAll([
    ['are for clients only', changed({ purposes: [clientAuth] }), 'INVALID_PURPOSE shop.example'],
    ['are for servers among others', changed({ purposes: [clientAuth, serverAuth] })],
    ['are for anything', changed({ purposes: [anyPurpose] }), 'INVALID_PURPOSE shop.example'],
    ['of an authority are for mail only', below({ purposes: ['1.3.6.1.5.5.7.3.4'] }), 'INVALID_PURPOSE Issuing'],
    ['of an authority are for anything', below({ purposes: [anyPurpose] }), 'INVALID_PURPOSE Issuing'],
    ['of an authority are for servers', below({ purposes: [serverAuth] })],
    ['are missing altogether', changed({ usage: null, purposes: [serverAuth] })],
    ['do not allow to sign in TLS 1.3', changed({ usage: bits('keyEncipherment') }), mismatch],
    [
      'do not allow to sign in TLS 1.2',
      {
        ...changed({ usage: bits('keyAgreement') }),
        protocol: 'TLSv1.2',
        cipher: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
      },
      mismatch,
    ],
    [
      'do not allow to decrypt where the key exchange was RSA',
      { ...changed({}), protocol: 'TLSv1.2', cipher: 'TLS_RSA_WITH_AES_128_GCM_SHA256' },
      mismatch,
    ],
    [
      'allow to decrypt where the key exchange was RSA',
      {
        ...changed({ usage: bits('keyEncipherment') }),
        protocol: 'TLSv1.2',
        cipher: 'TLS_RSA_WITH_AES_128_GCM_SHA256',
      },
    ],
  ]);
});

describe('authorities', () => {
  const middle = authority('Middle', root, { pathLength: 0 });
  const second = authority('Second', middle);
  checkAll([
    ['that are none', below({ ca: false }), 'INVALID_CA Issuing'],
    ['without basic constraints', below({ ca: null }), 'INVALID_CA Issuing'],
    ['that may not sign certificates', below({ usage: bits('cRLSign') }), 'KEY_USAGE_NO_CERT_SIGN Issuing'],
    ['without key usage', below({ usage: null })],
    [
      'beyond the length that one above allows',
      { sent: [server(second), second, middle] },
      'PATH_LENGTH_EXCEEDED Middle',
    ],
    ['within the length that one above allows', { sent: [server(middle), middle] }],
    ['of the first version', below({ version: 1 }), 'INVALID_CA Issuing', 'CERTIFICATE_VERSION Issuing'],
  ]);
  it('of the first version are good where they are trusted themselves', () => {
    const old = authority('Old', null, { version: 1 });
    check({ sent: [server(old)], trusted: [old] }, []);
  });
  it('without basic constraints are good where they are trusted themselves', () => {
    const old = authority('Old', null, { ca: null });
    check({ sent: [server(old)], trusted: [old] }, []);
  });
  it('that say they are none are refused even there', () => {
    const none = authority('None', null, { ca: false });
    check({ sent: [server(none)], trusted: [none] }, ['INVALID_CA None']);
  });
  it('that issue under their own name are taken for the leaf itself', () => {
    const same = authority('shop.example', null, { subjectKey: 'aaaa' });
    check({ sent: [server(same)], trusted: [same] }, ['NAMED_LIKE_ISSUER shop.example']);
    check({ sent: [server(same, { subjectKey: 'bbbb', authorityKey: 'aaaa' })], trusted: [same] }, []);
  });
  it('that are renewed under the same name do not count for the length', () => {
    const renewed = authority('Middle', middle);
    check({ sent: [server(renewed), renewed, middle] }, []);
  });
});

describe('name constraints', () => {
  const violated = 'NAME_CONSTRAINT_VIOLATED shop.example';
  const under = (permitted: readonly string[], excluded: readonly string[], leaf: Plan = {}): Held =>
    below({ ...(permitted.length > 0 && { permitted }), ...(excluded.length > 0 && { excluded }) }, leaf);
  checkAll([
    ['permit the name', under(['DNS:shop.example'], [])],
    ['permit what is below', under(['DNS:example'], [])],
    ['permit another name', under(['DNS:other.example'], []), violated],
    ['permit a name that only ends alike', under(['DNS:hop.example'], []), violated],
    ['exclude the name', under([], ['DNS:example']), violated],
    ['exclude another name', under([], ['DNS:other.example'])],
    ['exclude inside what they permit', under(['DNS:example'], ['DNS:shop.example']), violated],
    ['leave other kinds of names alone', under(['email:example'], [])],
    ['permit addresses', under(['IP:192.0.2.0.255.255.255.0'], [], { names: ['DNS:shop.example', 'IP:192.0.2.9'] })],
    [
      'permit other addresses',
      under(['IP:192.0.2.0.255.255.255.0'], [], { names: ['DNS:shop.example', 'IP:192.0.3.9'] }),
      violated,
    ],
    ['permit a directory', under(['dir:shop.example'], [])],
    ['permit another directory', under(['dir:Harbour'], []), violated],
    [
      'permit mailboxes of a host',
      under(['email:example'], [], { names: ['DNS:shop.example', 'email:a@mail.example'] }),
      violated,
    ],
  ]);
  it('of the root hold for what is two levels below', () => {
    const narrow = authority('Narrow', null, { permitted: ['DNS:other.example'] });
    const middle = authority('Middle', narrow);
    const faults = check({ sent: [server(middle), middle], trusted: [narrow] }, [violated]);
    assert.deepEqual(faults[0]?.values, {
      name: 'shop.example',
      authority: 'CN=Narrow',
      permitted: 'other.example',
    });
  });
});

/** Contents of extensions: one follows what is complete, or is of a kind that is not allowed there. */
const unfinished: readonly (readonly [what: string, oid: string, content: string])[] = [
  ['features and something after them', '1.3.6.1.5.5.7.1.24', '3003020105' + '0500'],
  ['features that are no numbers', '1.3.6.1.5.5.7.1.24', '30020500'],
  ['an authority’s key whose length is too long by an octet', '2.5.29.35', '308103800141'],
];

/** Names besides the right one; whatever is odd about one of them, what the extension says is not known. */
const names: readonly (readonly [what: string, item: string, ...faults: string[]])[] = [
  ['a party of electronic data interchange', 'A506A1040C02686F'],
  ['an X.400 address', 'A3023000'],
  ['an address of three octets', '87030A0000', 'EXTENSION_UNREADABLE shop.example'],
  ['a DNS name that is not in ASCII', '8205736800F670', 'EXTENSION_UNREADABLE shop.example'],
  ['a kind that there is not', '89026869', 'EXTENSION_UNREADABLE shop.example'],
];

function withShop(item: string): Uint8Array {
  return der.sequence(der.implicit(2, Buffer.from('shop.example')), Buffer.from(item, 'hex'));
}

/** Name constraints of the tree, permitted, of one range of addresses. */
const masks: readonly (readonly [what: string, content: string, isFault: boolean])[] = [
  ['a range with a hole in its mask', '300EA00C300A87080A000000FF00FF00', true],
  ['a range without a mask', '300AA00830068704' + '0A000000', true],
  ['a range as it should be', '300EA00C300A87080A000000FFFE0000', false],
];

describe('the encoding', () => {
  const flag = extension('1.2.3.4', true, Uint8Array.of(5, 0));
  checkAll([
    [
      'is of the first version',
      changed({ version: 1 }),
      'ERR_TLS_CERT_ALTNAME_INVALID shop.example',
      'CERTIFICATE_VERSION shop.example',
    ],
    ['has a critical extension nobody knows', changed({ more: [flag] }), 'UNKNOWN_CRITICAL_EXTENSION shop.example'],
    [
      'has a critical extension that must not be critical',
      changed({ more: [extension('2.5.29.14', true, Uint8Array.of(4, 1, 1))] }),
      'UNKNOWN_CRITICAL_EXTENSION shop.example',
    ],
    [
      'has a critical extension that is heeded',
      changed({ more: [extension('1.3.6.1.5.5.7.48.1.5', true, Uint8Array.of(5, 0))] }),
    ],
    ['has an extension nobody knows', changed({ more: [extension('1.2.3.4', false, Uint8Array.of(5, 0))] })],
    [
      'has an extension twice',
      changed({
        more: [extension('1.2.3.4', false, Uint8Array.of(5, 0)), extension('1.2.3.4', false, Uint8Array.of(5, 0))],
      }),
      'DUPLICATE_EXTENSION shop.example',
    ],
    [
      'has name constraints that cannot be read',
      below({ more: [extension('2.5.29.30', true, Uint8Array.of(2, 1, 1))] }),
      'EXTENSION_UNREADABLE Issuing',
    ],
    [
      'has name constraints with a depth',
      below({
        more: [
          extension(
            '2.5.29.30',
            true,
            der.sequence(
              der.implicitSequence(
                0,
                der.sequence(der.implicit(2, Buffer.from('example')), der.implicit(0, Uint8Array.of(1))),
              ),
            ),
          ),
        ],
      }),
      'EXTENSION_UNREADABLE Issuing',
    ],
    [
      'has name constraints that say nothing',
      below({ more: [extension('2.5.29.30', true, der.sequence())] }),
      'EXTENSION_UNREADABLE Issuing',
    ],
    ...['2.5.29.14', '2.5.29.31', '2.5.29.35', '1.3.6.1.5.5.7.1.1', '1.3.6.1.5.5.7.1.24'].map(
      (oid): Case => [
        `has an extension ${oid} that cannot be read`,
        changed({ more: [extension(oid, false, der.utf8String('hello'))] }),
        'EXTENSION_UNREADABLE shop.example',
      ],
    ),
    ...unfinished.map(
      ([what, oid, content]): Case => [
        `has an extension with ${what}`,
        changed({ more: [extension(oid, false, Buffer.from(content, 'hex'))] }),
        'EXTENSION_UNREADABLE shop.example',
      ],
    ),
    ...names.map(
      ([what, item, ...faults]): Case => [
        `has ${what} among its names`,
        changed({ names: null, more: [extension('2.5.29.17', false, withShop(item))] }),
        ...faults,
      ],
    ),
    ...masks.map(
      ([what, base, isFault]): Case => [
        `is limited to ${what}`,
        below({ more: [extension('2.5.29.30', true, Buffer.from(base, 'hex'))] }),
        ...(isFault ? ['EXTENSION_UNREADABLE Issuing'] : []),
      ],
    ),
    [
      'has an extension with a length that is too long by an octet',
      changed({ more: [Buffer.from('308109060355040304020500', 'hex')] }),
      'CERTIFICATE_ENCODING shop.example',
    ],
    [
      'has an extension with more in it than there can be',
      changed({ more: [Buffer.from('300B0603550403040205000500', 'hex')] }),
      'CERTIFICATE_ENCODING shop.example',
    ],
    [
      'has an extension that is critical by 01',
      changed({ more: [Buffer.from('300C06032A0304010101040205 00'.replaceAll(' ', ''), 'hex')] }),
      'CERTIFICATE_ENCODING shop.example',
      'UNKNOWN_CRITICAL_EXTENSION shop.example',
    ],
    [
      'names another algorithm inside than outside',
      changed({ otherAlgorithmInside: true }),
      'SIGNATURE_ALGORITHM_MISMATCH shop.example',
    ],
    ['has the serial number zero', changed({ serial: [0] }), 'notice SERIAL_NUMBER shop.example'],
    ['has a negative serial number', changed({ serial: [0x81, 2] }), 'notice SERIAL_NUMBER shop.example'],
    [
      'has a serial number of 21 octets',
      changed({ serial: new Array<number>(21).fill(3) }),
      'notice SERIAL_NUMBER shop.example',
    ],
    ['has a serial number of 20 octets', changed({ serial: [0, ...new Array<number>(20).fill(0x83)] })],
  ]);
});

describe('keys', () => {
  const short: Plan = { keys: generateKeyPairSync('rsa', { modulusLength: 1024 }) };
  /** To make a pair for it takes long; nothing is signed with the leaf's. */
  const ofExponent3 = createPublicKey({
    key: { ...rsa().publicKey.export({ format: 'jwk' }), e: 'Aw' },
    format: 'jwk',
  });
  checkAll([
    ['of RSA with 1024 bits', changed(short), 'WEAK_KEY shop.example'],
    ['of RSA with 2048 bits', changed({ keys: rsa() })],
    ['of RSA with the exponent 3', changed({ keys: { publicKey: ofExponent3, privateKey: rsa().privateKey } })],
    ['of P-224', changed({ keys: generateKeyPairSync('ec', { namedCurve: 'P-224' }) })],
    ['of P-192', changed({ keys: generateKeyPairSync('ec', { namedCurve: 'P-192' }) }), 'WEAK_KEY shop.example'],
    ['of Ed25519', changed({ keys: generateKeyPairSync('ed25519') })],
    ['of DSA', changed({ keys: { publicKey: dsaPublicKey, privateKey: rsa().privateKey } }), 'WEAK_KEY shop.example'],
    ['of an authority with 1024 bits', below(short), 'WEAK_KEY Issuing'],
  ]);
});

describe('the lifetime', () => {
  const lasting = (days: number, isPublic: boolean, from = -30): Held => ({
    ...changed({ from, to: from + days }),
    isPublic,
  });
  checkAll([
    ['of 398 days of a private authority', lasting(398, false)],
    ['of 825 days of a private authority', lasting(825, false), 'notice VALIDITY_TOO_LONG shop.example'],
    ['of 200 days of a public authority', lasting(200, true)],
    ['of 201 days of a public authority', lasting(201, true), 'notice VALIDITY_TOO_LONG shop.example'],
    ['of 399 days of a public authority', lasting(399, true), 'warning VALIDITY_TOO_LONG shop.example'],
    ['of 398 days of a public authority before 15 March 2026', lasting(398, true, -300)],
  ]);
  it('grows shorter with the day of issue', () => {
    const faults = judge(lasting(150, true, (Date.UTC(2027, 2, 16) - now) / day)).faults;
    assert.equal(faults.find(({ code }) => code === 'VALIDITY_TOO_LONG')?.values['limit'], '100');
  });
});
