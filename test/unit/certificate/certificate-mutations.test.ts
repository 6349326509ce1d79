import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Certificate } from '../../../src/certificate/certificate.ts';
import { readCertificate } from '../../../src/certificate/read-certificate.ts';
import { examine } from '../../../src/findings/examine.ts';
import { call, exchange, session } from '../findings/build.ts';
import { fixtureDer, fixtureNames } from './fixture.ts';
import { authority, extension, now, server } from './forge.ts';
import { judge } from './judge.ts';

/** Mutants of each kind; more by the environment: `npm run fuzz`. */
const numRuns = Number(process.env['PORTSIDE_FUZZ_RUNS'] ?? 300);
/** Milliseconds for one mutant, generous for a busy machine. */
const patience = 15_000;

const root = authority('Root', null, { subjectKey: 'root', permitted: ['DNS:example', 'IP:192.0.2.0.255.255.255.0'] });
const issuing = authority('Issuing', root, { pathLength: 1, authorityKey: 'root', subjectKey: 'issuing' });
const leaf = server(issuing, {
  names: [
    'DNS:shop.example',
    'DNS:*.shop.example',
    'IP:192.0.2.7',
    'email:a@b.example',
    'URI:https://a.example/',
    'dir:A',
  ],
  authorityKey: 'issuing',
  more: [extension('1.2.3.4', false, Uint8Array.of(5, 0))],
});

const originals = [leaf, issuing, root].map(({ certificate }) => certificate.der);
const others = [...fixtureNames.map(fixtureDer), ...originals];

/** One way to damage octets; the numbers choose the place. */
type Mutation = (der: Uint8Array, at: number, number: number, other: Uint8Array) => Uint8Array;

const mutations: readonly Mutation[] = [
  (der, at, number) => changed(der, at, number % 256),
  (der, at, number) => changed(der, at, (der[at] ?? 0) ^ (1 << (number % 8))),
  (der, at, number) => joined(der.subarray(0, at), der.subarray(at + (number % 20) + 1)),
  (der, at, number, other) => joined(der.subarray(0, at), other.subarray(at, at + (number % 100)), der.subarray(at)),
  (der, at, number, other) => joined(der.subarray(0, at), other.subarray(at, at + number), der.subarray(at + number)),
  (der, at, number) => joined(der.subarray(0, at), der.subarray(at, at + (number % 60)), der.subarray(at)),
  (der, at) => der.subarray(0, at),
];

function changed(der: Uint8Array, at: number, octet: number): Uint8Array {
  const copy = Uint8Array.from(der);
  copy[at] = octet;
  return copy;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

const mutant = (original: Uint8Array) =>
  fc
    .tuple(
      fc.constantFrom(...others),
      fc.array(fc.tuple(fc.nat(mutations.length - 1), fc.nat(2000), fc.nat(400)), { maxLength: 4 }),
    )
    .map(([other, steps]) =>
      steps.reduce<Uint8Array>(
        (der, [which, place, number]) =>
          mutations[which]?.(der, der.length === 0 ? 0 : place % der.length, number, other) ?? der,
        original,
      ),
    );

const chains = fc.tuple(...originals.map(mutant)).chain((ders) => fc.shuffledSubarray(ders, { minLength: 1 }));

describe('damaged chains', function () {
  this.timeout(Math.max(60_000, numRuns * 40));

  it('are read, judged and told of without a throw and without a hang', () => {
    fc.assert(
      fc.property(chains, fc.boolean(), (ders, isPublic) => {
        const began = performance.now();
        const read = ders.map(readCertificate);
        const sent = read
          .filter((one) => one !== null)
          .map((certificate) => ({ certificate, subject: '', keys: leaf.keys }));
        const judgement = judge({ sent, trusted: [root], isPublic, unreadable: read.length - sent.length });
        const { path, anchored, faults } = judgement;
        const errors = faults.filter(({ severity }) => severity === 'error').map(({ code }) => code);
        const examined = session({
          chain: sent.map(({ certificate }) => certificate),
          path,
          anchorStore: anchored ? 'extra' : null,
          faults,
          trusted: errors.length === 0,
          trustErrors: errors,
          trustError: errors[0] ?? null,
        });
        const findings = examine(exchange([call({ session: examined })]), now);
        JSON.stringify(examined);
        assert.ok(performance.now() - began < patience);
        // What the rules refuse has a finding that says so, and only whole and untouched chains pass.
        if (errors.length > 0)
          assert.ok(
            findings.some(({ severity }) => severity === 'error'),
            errors.join(),
          );
        else assert.ok(isGenuine(path), 'what was changed must not be trusted');
      }),
      { numRuns },
    );
  });
});

/** Everything that is signed is as it was made; the mutants may differ in nothing that a signature covers. */
function isGenuine(path: readonly Certificate[]): boolean {
  const subjects = path.map(({ publicKeyPin }) => publicKeyPin);
  const genuine = [leaf, issuing, root].map(({ certificate }) => certificate.publicKeyPin);
  return path.length > 0 && subjects.every((pin) => genuine.includes(pin));
}
