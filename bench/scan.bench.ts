import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { openConnections } from '../src/exchange/connections.ts';
import { scanServer } from '../src/exchange/probe/scan/scan-server.ts';
import { type Measure, spread } from './measure.ts';

const rounds = 7;
const fixtures = join(import.meta.dirname, '../test/unit/exchange/fixtures');

/** A scan of a near server, as today's are and with everything on that it can speak. */
export async function measure(): Promise<readonly Measure[]> {
  return [
    await scans('a server of today', {}),
    await scans('a server with every version and suite', { minVersion: 'TLSv1', ciphers: 'ALL:eNULL:@SECLEVEL=0' }),
  ];
}

async function scans(
  what: string,
  options: { readonly minVersion?: 'TLSv1'; readonly ciphers?: string },
): Promise<Measure> {
  const read = (name: string): string => readFileSync(join(fixtures, name), 'utf8');
  const server = createServer({ key: read('leaf.key'), cert: read('good.pem'), ...options }, (socket) =>
    socket.on('error', () => undefined),
  );
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const connections = openConnections({ useSystemCertificates: false, extraCertificates: [], lookup: null });
  const times: number[] = [];
  let made = 0;
  for (let round = 0; round < rounds; round += 1) {
    const report = await scanServer(
      { host: '127.0.0.1', port, serverName: 'localhost', plainPort: null },
      connections,
      {
        signal: null,
        onProgress: null,
      },
    );
    times.push(report.duration);
    made = report.connections;
  }
  await connections.close();
  await new Promise((closed) => server.close(closed));
  return { what: `scan of ${what}`, value: spread(times), against: `${made} connections; wanted: at most 3 s` };
}
