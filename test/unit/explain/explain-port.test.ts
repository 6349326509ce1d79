import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { explainPort, knownPorts } from '../../../src/explain/explain-port.ts';
import { checkExplanation } from './check-explanation.ts';

const expected = [
  80, 443, 8080, 8443, 3000, 3001, 4200, 5000, 5001, 5173, 7071, 8000, 8008, 8081, 8888, 9000, 9090, 9200, 9443, 10443,
  1337, 4000, 4443, 6443, 2375, 2376, 15672, 21, 22, 25, 53, 110, 143, 389, 465, 587, 636, 993, 995, 1433, 1521, 3306,
  3389, 5432, 5672, 6379, 11211, 27017,
];

/** The ports that the Fetch Standard has browsers refuse, written down by hand. */
const refusedByBrowsers = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
  6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

const everyPort = /any port can carry HTTP or HTTPS/;

describe('Explaining a port', () => {
  for (const port of knownPorts()) {
    it(`explains ${port} in full and says that any port can carry either protocol`, () => {
      const explanation = explainPort(port);
      checkExplanation(explanation);
      deepEqual([explanation.kind, explanation.key], ['port', String(port)]);
      match(explanation.detail, everyPort);
      equal(/browsers refuse/.test(explanation.detail), refusedByBrowsers.has(port));
    });
  }

  for (const port of expected) {
    it(`knows ${port}`, () => {
      ok(knownPorts().includes(port));
    });
  }

  for (const [port, custom] of [
    [80, /plain HTTP/],
    [443, /HTTPS, so HTTP inside TLS/],
    [8080, /plain HTTP/],
    [8443, /HTTPS, so HTTP inside TLS/],
    [9200, /plain HTTP as well as with HTTPS/],
    [5432, /another protocol than HTTP\./],
    [5671, /TLS with another protocol than HTTP inside/],
  ] as const) {
    it(`says what ${port} speaks by custom`, () => {
      match(explainPort(port).detail, custom);
    });
  }

  for (const [port, range] of [
    [1000, /system port/],
    [1024, /user port/],
    [49151, /user port/],
    [49152, /dynamic port/],
    [65535, /dynamic port/],
  ] as const) {
    it(`explains ${port}, which has no custom, by its range`, () => {
      checkExplanation(explainPort(port));
      match(explainPort(port).summary, range);
      match(explainPort(port).detail, everyPort);
    });
  }

  for (const port of [-1, 65536, 70000, 80.5, Number.NaN]) {
    it(`does not take ${port} for a port`, () => {
      checkExplanation(explainPort(port));
      equal(explainPort(port).title, 'Not a port');
    });
  }

  it('says that nobody can be reached at port 0', () => {
    checkExplanation(explainPort(0));
    equal(explainPort(0).title, 'Reserved');
  });
});
