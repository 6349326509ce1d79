import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Connections, openConnections } from '../../../src/exchange/connections.ts';
import { inspectTls } from '../../../src/exchange/inspect-tls.ts';
import { examineInspection } from '../../../src/findings/examine.ts';
import { type OpenedPlayground, openPlayground } from '../playground/open-playground.ts';

/** What is found at each port of the playground, by real handshakes. */
const expected: Readonly<Record<string, readonly string[]>> = {
  http: ['plain-http-on-tls-port'],
  https: [],
  expired: ['certificate-expired'],
  'not-yet-valid': ['certificate-not-yet-valid'],
  'wrong-host': ['wrong-host'],
  'self-signed': ['self-signed'],
  'unknown-issuer': ['unknown-issuer'],
  'missing-intermediate': ['missing-intermediate'],
  tls12: [],
  obsolete: ['obsolete-protocol'],
  'weak-key': ['weak-key'],
  'weak-signature': ['weak-signature'],
  'expires-soon': ['certificate-expires-soon'],
  'client-certificate': ['client-certificate-required'],
  'plain-http': ['plain-http-on-tls-port'],
  'reset-in-handshake': ['handshake-broken-off'],
  alert: ['nothing-in-common'],
  'hostile-subject': ['self-signed'],
  'no-san': ['wrong-host'],
  'wrong-purpose': ['wrong-purpose'],
  'name-constraints': ['name-constraints'],
  revoked: ['revoked'],
  'must-staple': ['must-staple-missing'],
  'many-faults': ['certificate-expired', 'wrong-host', 'self-signed'],
  'chain-order': ['chain-order', 'root-included'],
  'no-forward-secrecy': ['weak-cipher'],
  'hello-retry': ['hello-retry'],
  'unknown-name': ['server-name-unrecognized'],
  http2: [],
};

describe('the findings at the ports of the playground', () => {
  let opened: OpenedPlayground;
  let connections: Connections;

  before(async () => {
    opened = await openPlayground();
    const pem = readFileSync(opened.playground.caFile, 'utf8');
    connections = openConnections({
      useSystemCertificates: false,
      extraCertificates: [{ name: 'playground', pem }],
      lookup: null,
    });
  });

  after(async () => {
    await connections.close();
    await opened.end();
  });

  for (const [name, ids] of Object.entries(expected)) {
    it(`are ${ids.join(', ') || 'none'} at “${name}”`, async function () {
      const port = opened.playground.ports.find((one) => one.name === name)?.port;
      // Some TLS libraries refuse to make the weak ones.
      if (port === undefined) return this.skip();
      const watch = { signal: null, onPhase: null };
      const inspection = await inspectTls({ host: 'localhost', port, serverName: null }, connections, watch);
      const found = examineInspection(inspection, Date.now()).map(({ id }) => id);
      // A busy machine makes any handshake slow.
      assert.deepEqual(
        found.filter((id) => id !== 'slow-handshake'),
        ids,
      );
      return undefined;
    });
  }
});
