import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CertificateReader, openCertificateReader } from '../../../src/exchange/tls/certificate-reader.ts';
import { fixture, openLoopback } from './loopback.ts';
import { type Heard, overhear, retell } from './overheard.ts';

/** More by the environment: `npm run fuzz`. */
const numRuns = Number(process.env['PORTSIDE_FUZZ_RUNS'] ?? 300);

/** Damage to what a log hears; the numbers choose the place. */
type Damage = (octets: Buffer, at: number, value: number) => Buffer;

const damages: readonly Damage[] = [
  (octets, at, value) => {
    const changed = Buffer.from(octets);
    changed[at % octets.length] = value;
    return changed;
  },
  (octets, at) => octets.subarray(0, at % octets.length),
  (octets, at, value) => {
    const from = at % octets.length;
    return Buffer.concat([octets.subarray(0, from), octets.subarray(from + value)]);
  },
  (octets, at, value) => {
    const from = at % octets.length;
    return Buffer.concat([octets.subarray(0, from), octets.subarray(from, from + value), octets.subarray(from)]);
  },
  (octets, at, value) => {
    const changed = Buffer.from(octets);
    // Into a length: of a record, a message or a vector.
    changed[3 + (at % 8)] = value;
    return changed;
  },
];

describe('handshakes that are damaged on the way', function () {
  this.timeout(Math.max(20_000, numRuns * 20));
  const net = openLoopback();
  const handshakes: (readonly Heard[])[] = [];
  let read: CertificateReader;

  before(async () => {
    read = await openCertificateReader()();
    const asking = { requestCert: true, rejectUnauthorized: false, ca: fixture('other-ca.pem') };
    for (const options of [asking, { ecdhCurve: 'P-384' }, { ...asking, maxVersion: 'TLSv1.2' }] as const)
      handshakes.push(await overhear(await net.secure(options, () => undefined)));
  });
  after(() => net.close());

  it('are read without a throw, and give a record', () => {
    const step = fc.tuple(fc.nat(40), fc.nat(damages.length - 1), fc.nat(4000), fc.nat(255));
    fc.assert(
      fc.property(fc.nat(2), fc.array(step, { minLength: 1, maxLength: 4 }), fc.boolean(), (which, steps, failed) => {
        const heard = [...(handshakes[which] ?? [])];
        assert.ok(heard.length > 3);
        for (const [place, how, at, value] of steps) {
          const one = heard[place % heard.length];
          if (one === undefined || one.kind === 'done' || one.octets.length === 0) continue;
          const octets = damages[how]?.(one.octets, at, value) ?? one.octets;
          heard[place % heard.length] = { kind: one.kind, octets };
        }
        const log = retell(failed ? heard.filter(({ kind }) => kind !== 'done') : heard);
        if (failed) log.end('failed');
        const record = log.record(read);
        assert.ok(record.flights.length <= 64 && record.alerts.length <= 32);
        assert.ok(JSON.stringify({ ...log.facts(), record }).length > 0);
      }),
      { numRuns },
    );
  });

  it('do not take longer, in however small pieces a message of some size comes', () => {
    // A long certificate message in records of one octet each.
    const message = Buffer.alloc(128 * 1024);
    message.writeUInt32BE(0x0b_01_ff_f0);
    const records = Buffer.alloc(message.length * 6);
    for (const [index, octet] of message.entries()) {
      records.writeUIntBE(0x16_03_03_00_01, index * 6, 5);
      records[index * 6 + 5] = octet;
    }
    const began = performance.now();
    const log = retell([{ kind: 'received', octets: records }]);
    assert.ok(log.facts().bytesReceived === records.length);
    assert.ok(performance.now() - began < 15_000);
  });
});
