import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateToPem } from '../../../src/certificate/certificate-to-pem.ts';
import * as der from '../../../src/playground/der.ts';
import { authority, extension, type Forged, server } from './forge.ts';
import { judge } from './judge.ts';

/** What one certificate of a path says of policies. `gold`, `silver`, `any` are policies. */
interface Rung {
  readonly names?: string;
  /** requireExplicitPolicy, inhibitPolicyMapping, inhibitAnyPolicy. */
  readonly explicit?: number;
  readonly noMapping?: number;
  readonly noAny?: number;
  /** `gold=silver`: below, silver stands for gold. */
  readonly maps?: string;
  /** It has the name of its issuer. */
  readonly selfIssued?: true;
  readonly more?: readonly Uint8Array[];
}

const oids: Readonly<Record<string, string>> = {
  any: '2.5.29.32.0',
  gold: '1.3.6.1.4.1.55555.1',
  silver: '1.3.6.1.4.1.55555.2',
  tin: '1.3.6.1.4.1.55555.3',
};
const oid = (name: string): der.Der => der.objectIdentifier(oids[name] ?? '');
const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');
const policiesOf = (names: string): Uint8Array =>
  extension('2.5.29.32', false, der.sequence(...words(names).map((name) => der.sequence(oid(name)))));
const constraints = (...contents: readonly der.Der[]): Uint8Array =>
  extension('2.5.29.36', true, der.sequence(...contents));
const mappings = (text: string): Uint8Array =>
  extension('2.5.29.33', true, der.sequence(...words(text).map((one) => der.sequence(...one.split('=').map(oid)))));
const count = (tag: number, value: number | undefined): der.Der[] =>
  value === undefined ? [] : [der.implicit(tag, Uint8Array.of(value))];

function extensionsOf({ names, explicit, noMapping, noAny, maps, more }: Rung): readonly Uint8Array[] {
  return [
    ...(names === undefined ? [] : [policiesOf(names)]),
    ...((explicit ?? noMapping) === undefined ? [] : [constraints(...count(0, explicit), ...count(1, noMapping))]),
    ...(noAny === undefined ? [] : [extension('2.5.29.54', true, der.integer(Uint8Array.of(noAny)))]),
    ...(maps === undefined ? [] : [mappings(maps)]),
    ...(more ?? []),
  ];
}

const root = authority('Root', null, { subjectKey: 'key 0' });

/** From below the root to the server. A self-issued authority has the name of the one above it. */
function pathOf(rungs: readonly Rung[]): readonly Forged[] {
  const path: Forged[] = [];
  for (const [index, rung] of rungs.entries()) {
    const above = path[0] ?? root;
    // Without these, OpenSSL takes what is self-issued for a root.
    const plan = { more: extensionsOf(rung), authorityKey: `key ${index}`, subjectKey: `key ${index + 1}` };
    const name = rung.selfIssued ? above.subject : `A${index + 1}`;
    path.unshift(index === rungs.length - 1 ? server(above, plan) : authority(name, above, plan));
  }
  return path;
}

/** What OpenSSL says, which looks at policies when it is told to; `null` where the program is missing. */
function opensslAccepts(path: readonly Forged[]): boolean | null {
  const folder = mkdtempSync(join(tmpdir(), 'portside-policies-'));
  try {
    const write = (name: string, all: readonly Forged[]): string => {
      const file = join(folder, name);
      writeFileSync(file, all.map(({ certificate }) => certificateToPem(certificate.der)).join(''));
      return file;
    };
    const given = [
      '-CAfile',
      write('root', [root]),
      '-untrusted',
      write('between', path.slice(1)),
      write('leaf', path.slice(0, 1)),
    ];
    const when = String(Math.floor(Date.UTC(2026, 10, 23, 12) / 1000));
    const done = spawnSync(
      'openssl',
      ['verify', '-policy_check', '-policy', oids['any'] ?? '', '-attime', when, ...given],
      { encoding: 'utf8' },
    );
    return done.error === undefined ? done.status === 0 : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Case = readonly [title: string, rungs: readonly Rung[], ...faults: readonly string[]];

const lost = (who: string, how: string): string => `NO_EXPLICIT_POLICY ${who} ${how}`;
const unreadable = (who: string, what: string): string => `EXTENSION_UNREADABLE ${who} ${what}`;

/** The faults as `CODE subject how` or `CODE subject extension`. */
const cases: readonly Case[] = [
  ['nobody demands one', [{}, {}]],
  ['nobody demands one, and they differ', [{ names: 'gold' }, { names: 'silver' }]],
  ['demanded, and missing in the leaf', [{ names: 'gold', explicit: 0 }, {}], lost('shop.example', 'none')],
  ['demanded, and there', [{ names: 'gold', explicit: 0 }, { names: 'gold' }]],
  ['demanded, and one of several', [{ names: 'gold silver', explicit: 0 }, { names: 'tin silver' }]],
  ['demanded, and another one', [{ names: 'gold', explicit: 0 }, { names: 'silver' }], lost('shop.example', 'other')],
  ['demanded by who has none itself', [{ explicit: 0 }, { names: 'gold' }], lost('A1', 'none')],
  ['any policy above, some below', [{ names: 'any', explicit: 0 }, { names: 'gold' }]],
  ['some above, any policy below', [{ names: 'gold', explicit: 0 }, { names: 'any' }]],
  ['any policy all the way', [{ names: 'any', explicit: 0 }, { names: 'any' }]],
  ['lost in the middle', [{ names: 'gold', explicit: 0 }, {}, { names: 'gold' }], lost('A2', 'none')],
  ['lost before it is demanded', [{}, { names: 'gold', explicit: 0 }, { names: 'gold' }], lost('A1', 'none')],
  ['demanded after one more, and missing in the leaf', [{ explicit: 1 }, {}], lost('A1', 'none')],
  ['demanded after two more, of which there is one', [{ explicit: 2 }, {}]],
  ['demanded after two more, of which there are two', [{ explicit: 2 }, {}, {}], lost('A1', 'none')],
  [
    'demanded after three, and sooner by the next',
    [{ names: 'gold', explicit: 3 }, { names: 'gold', explicit: 0 }, {}],
    lost('shop.example', 'none'),
  ],
  [
    'demanded at once, and later by the next',
    [{ names: 'gold', explicit: 0 }, { names: 'gold', explicit: 5 }, {}],
    lost('shop.example', 'none'),
  ],
  ['demanded by the leaf of itself', [{}, { explicit: 0 }], lost('A1', 'none')],
  ['demanded by the leaf of itself, and there', [{ names: 'gold' }, { names: 'gold', explicit: 0 }]],
  ['demanded by the leaf of what would be below it', [{}, { explicit: 1 }]],
  ['a self-issued authority does not count', [{ explicit: 2 }, { selfIssued: true }, {}]],
  [
    'a self-issued authority has to have it as well',
    [{ names: 'gold', explicit: 0 }, { selfIssued: true }, { names: 'gold' }],
    lost('A1', 'none'),
  ],
  ['mapped', [{ names: 'gold', explicit: 0, maps: 'gold=silver' }, { names: 'silver' }]],
  [
    'mapped, and the old one no longer counts',
    [{ names: 'gold', explicit: 0, maps: 'gold=silver' }, { names: 'gold' }],
    lost('shop.example', 'other'),
  ],
  ['mapped to two', [{ names: 'gold', explicit: 0, maps: 'gold=silver gold=tin' }, { names: 'tin' }]],
  ['two mapped crosswise', [{ names: 'gold silver', explicit: 0, maps: 'gold=silver silver=gold' }, { names: 'gold' }]],
  [
    'mapped though it is not there',
    [{ names: 'tin', explicit: 0, maps: 'gold=silver' }, { names: 'silver' }],
    lost('shop.example', 'other'),
  ],
  ['mapped out of any policy', [{ names: 'any', explicit: 0, maps: 'gold=silver' }, { names: 'silver' }]],
  [
    'mapped where one above forbids it',
    [{ names: 'gold', explicit: 0, noMapping: 0 }, { names: 'gold', maps: 'gold=silver' }, { names: 'silver' }],
    lost('A2', 'mapping'),
  ],
  [
    'one mapped where it is forbidden, another kept',
    [{ names: 'gold tin', explicit: 0, noMapping: 0 }, { names: 'gold tin', maps: 'gold=silver' }, { names: 'tin' }],
  ],
  [
    'mapped while it is not yet forbidden',
    [{ names: 'gold', explicit: 0, noMapping: 1 }, { names: 'gold', maps: 'gold=silver' }, { names: 'silver' }],
  ],
  [
    'mapped where it forbids it itself',
    [{ names: 'gold', explicit: 0, noMapping: 0, maps: 'gold=silver' }, { names: 'silver' }],
  ],
  [
    'any policy where one above no longer counts it',
    [{ names: 'gold', explicit: 0, noAny: 0 }, { names: 'any' }],
    lost('shop.example', 'any'),
  ],
  ['any policy while it still counts', [{ names: 'gold', explicit: 0, noAny: 1 }, { names: 'any' }]],
  [
    'any policy and a named one where it no longer counts',
    [{ names: 'gold', explicit: 0, noAny: 0 }, { names: 'any gold' }],
  ],
  [
    'any policy of a self-issued authority, where it no longer counts',
    [{ names: 'gold', explicit: 0, noAny: 0 }, { selfIssued: true, names: 'any' }, { names: 'gold' }],
  ],
  ['limits where nobody demands a policy', [{ names: 'gold', noMapping: 0, noAny: 0 }, {}]],
];

/** What no program has to understand. */
const malformed: readonly Case[] = [
  ['a policy twice', [{}, { names: 'gold gold' }], unreadable('shop.example', 'certificatePolicies')],
  ['no policy in the list', [{}, { names: '' }], unreadable('shop.example', 'certificatePolicies')],
  ['constraints that say nothing', [{ more: [constraints()] }, {}], unreadable('A1', 'policyConstraints')],
  [
    'a negative count',
    [{ more: [constraints(der.implicit(0, Uint8Array.of(0xff)))] }, {}],
    unreadable('A1', 'policyConstraints'),
  ],
  ['any policy mapped', [{ names: 'any', maps: 'any=gold' }, {}], unreadable('A1', 'policyMappings')],
  ['mapped to any policy', [{ names: 'gold', maps: 'gold=any' }, {}], unreadable('A1', 'policyMappings')],
  ['no mapping in the list', [{ maps: '' }, {}], unreadable('A1', 'policyMappings')],
  [
    'a negative number of certificates for any policy',
    [{ more: [extension('2.5.29.54', true, Uint8Array.of(2, 1, 0x80))] }, {}],
    unreadable('A1', 'inhibitAnyPolicy'),
  ],
  [
    'text in place of a number',
    [{ more: [extension('2.5.29.54', true, der.utf8String('0'))] }, {}],
    unreadable('A1', 'inhibitAnyPolicy'),
  ],
  [
    'policies twice over',
    [{ names: 'gold' }, { names: 'gold', more: [policiesOf('silver')] }],
    'DUPLICATE_EXTENSION shop.example certificatePolicies',
  ],
  [
    'constraints twice over',
    [{ names: 'gold', explicit: 0, more: [constraints(...count(0, 5))] }, { names: 'gold' }],
    'DUPLICATE_EXTENSION A1 policyConstraints',
  ],
];

function check(path: readonly Forged[], expected: readonly string[]): void {
  const { faults } = judge({ sent: path, trusted: [root] });
  const subject = (fingerprint: string): string =>
    path.find(({ certificate }) => certificate.fingerprint256 === fingerprint)?.subject ?? '?';
  assert.deepEqual(
    faults.map(
      ({ code, fingerprint256, values }) =>
        `${code} ${subject(fingerprint256)} ${values['how'] ?? values['extension']}`,
    ),
    expected,
  );
}

describe('certificate policies', () => {
  for (const [title, rungs, ...expected] of [...cases, ...malformed]) it(title, () => check(pathOf(rungs), expected));

  it('of the root itself bind nobody', () => {
    const strict = authority('Strict', null, { more: extensionsOf({ names: 'gold', explicit: 0 }) });
    assert.deepEqual(judge({ sent: [server(strict)], trusted: [strict] }).faults, []);
  });

  it('are looked at also where the path leads to no anchor', () => {
    const [leaf, issuing] = pathOf([{ names: 'gold', explicit: 0 }, {}]);
    assert.ok(leaf !== undefined && issuing !== undefined);
    assert.deepEqual(
      judge({ sent: [leaf, issuing], trusted: [] }).faults.map(({ code }) => code),
      ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'NO_EXPLICIT_POLICY'],
    );
  });

  it('are judged as OpenSSL judges them [slow]', function () {
    this.timeout(30_000);
    const differing = cases.filter(([, rungs, ...expected]) => {
      const accepts = opensslAccepts(pathOf(rungs));
      return accepts !== null && accepts !== (expected.length === 0);
    });
    assert.deepEqual(
      differing.map(([title]) => title),
      [],
    );
  });

  it('by the thousand take no time [slow]', () => {
    const numbers = Array.from({ length: 2000 }, (_, index) => `1.3.6.1.4.1.55555.9.${index}`);
    const many = extension(
      '2.5.29.32',
      false,
      der.sequence(...numbers.map((one) => der.sequence(der.objectIdentifier(one)))),
    );
    const all = extension(
      '2.5.29.33',
      true,
      der.sequence(
        ...numbers.flatMap((one, index) => [
          der.sequence(der.objectIdentifier(one), der.objectIdentifier(numbers[(index * 7) % 2000] ?? one)),
        ]),
      ),
    );
    const rung = { more: [many, all], explicit: 0 };
    const path = pathOf([rung, rung, rung, { more: [many] }]);
    const before = performance.now();
    assert.deepEqual(judge({ sent: path, trusted: [root] }).faults, []);
    assert.ok(performance.now() - before < 500);
  });
});
