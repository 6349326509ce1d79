import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { createServer, type Server } from 'node:tls';
import { openConnections } from '../../../src/exchange/connections.ts';
import { day, type Holder, holder } from '../certificate/revocation/authority.ts';
import { makeOcspResponse, type OcspPlan } from '../certificate/revocation/make-ocsp-response.ts';
import { callOf, ok, requestTo } from './loopback.ts';

const today = Date.now();
const lasting = { notBefore: today - 9 * day, notAfter: today + 60 * day };
const root = holder('Root', null, lasting);
const server = holder('localhost', root, {
  ...lasting,
  alternativeNames: [{ type: 'dns', value: 'localhost' }],
  purposes: ['serverAuth'],
});

function staple(changes: Partial<OcspPlan> = {}): Uint8Array {
  return makeOcspResponse({
    certificate: server.certificate,
    issuer: root.certificate,
    key: root.keys.privateKey,
    producedAt: today - day,
    ...changes,
  });
}

/** A server that staples the response, and counts the octets it is sent. */
async function stapling(response: Uint8Array | null, maxVersion: 'TLSv1.2' | 'TLSv1.3', { pem, keys }: Holder) {
  let octets = 0;
  const sockets = new Set<TLSSocket>();
  const listening: Server = createServer(
    { cert: pem, key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }), maxVersion },
    (socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('data', (data) => {
        octets += data.length;
        socket.write(ok('hello'));
      });
    },
  );
  listening.on(
    'OCSPRequest',
    (_certificate: Buffer, _issuer: Buffer, done: (error: null, der: Buffer | null) => void) =>
      done(null, response === null ? null : Buffer.from(response)),
  );
  await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done));
  return {
    port: (listening.address() as AddressInfo).port,
    octets: () => octets,
    close() {
      for (const socket of sockets) socket.destroy();
      listening.close();
    },
  };
}

describe('a stapled OCSP response', () => {
  const connections = openConnections({
    useSystemCertificates: false,
    extraCertificates: [{ name: 'test', pem: root.pem }],
    lookup: null,
  });
  after(() => connections.close());

  const revoked = { revokedAt: today - day, reason: 1 };
  const cases: readonly (readonly [string, Uint8Array | null, readonly string[]])[] = [
    ['that is good lets the request pass', staple(), []],
    ['need not come', null, []],
    ['that has expired lets it pass', staple({ producedAt: today - 20 * day }), []],
    ['that cannot be read lets it pass', Uint8Array.of(1, 2, 3), []],
    ['that revokes the certificate keeps it back', staple({ status: revoked }), ['CERT_REVOKED']],
    ['that is forged keeps it back', staple({ damaged: true }), ['STAPLE_FORGED']],
  ];
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    for (const [name, response, errors] of cases) {
      it(`${name}, in ${maxVersion}`, async () => {
        const { port, octets, close } = await stapling(response, maxVersion, server);
        try {
          const call = await callOf(requestTo(`https://localhost:${port}/`), connections);
          const session = call.connection?.tls;
          assert.deepEqual(session?.trustErrors, errors);
          assert.equal(call.failure?.code ?? null, errors.length === 0 ? null : 'TLS_UNTRUSTED');
          assert.equal(octets() > 0, errors.length === 0, 'nothing is sent to whom we do not trust');
          assert.deepEqual(session.stapledResponse, response === null ? null : Uint8Array.from(response));
          assert.equal(session.staple === null, response === null);
        } finally {
          close();
        }
      });
    }
  }
});
