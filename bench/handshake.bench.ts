import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { startCourse } from '../src/exchange/course.ts';
import { type CertificateReader, openCertificateReader } from '../src/exchange/tls/certificate-reader.ts';
import { openTls } from '../src/exchange/tls/open-tls.ts';
import { openTrustStore, type TrustStore } from '../src/exchange/tls/trust-store.ts';
import { type Measure, median, spread } from './measure.ts';

const handshakes = 300;
const rounds = 5;
const largeBytes = 200_000_000;

interface Client {
  readonly port: number;
  readonly store: TrustStore;
  readonly read: CertificateReader;
}

/** What reading the handshake along costs: the same connection with the record and without, in turns. */
export async function measure(): Promise<readonly Measure[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'tls-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const pem = readFileSync(join(import.meta.dirname, '../test/unit/exchange/fixtures/ca.pem'), 'utf8');
  const client: Client = {
    port: Number(line.toString()),
    store: openTrustStore({ useSystemCertificates: false, extraCertificates: [{ name: 'bench', pem }] }),
    read: await openCertificateReader()(),
  };
  try {
    const times = { with: [] as number[], without: [] as number[] };
    for (let round = -20; round < handshakes; round += 1) {
      for (const which of ['with', 'without'] as const) {
        const { socket, took } = await connect(client, which === 'with');
        socket.destroy();
        if (round >= 0) times[which].push(took);
      }
    }
    const down = await throughput(client, receive);
    const up = await throughput(client, send);
    return [
      {
        what: 'a handshake with its record',
        value: spread(times.with),
        against: `${(median(times.with) - median(times.without)).toFixed(2)} ms more than without, ${spread(times.without)}; wanted: less than 1`,
      },
      ...(
        [
          ['receiving', down],
          ['sending', up],
        ] as const
      ).map(([what, { recorded, plain }]) => ({
        what: `${what} ${largeBytes / 1e6} MB after it`,
        value: spread(recorded, 'MB/s'),
        against: `${(median(recorded) / median(plain)).toFixed(2)} × without, ${spread(plain, 'MB/s')}; wanted: at least 0.5`,
      })),
    ];
  } finally {
    child.stdin.end();
    await once(child, 'exit');
  }
}

async function connect({ port, store, read }: Client, record: boolean): Promise<{ socket: TLSSocket; took: number }> {
  const raw = createConnection({ host: '127.0.0.1', port, noDelay: true });
  await once(raw, 'connect');
  const course = startCourse({ timeout: null, connectTimeout: null }, { signal: null, onPhase: null });
  const began = performance.now();
  const outcome = await openTls(
    raw,
    { host: 'localhost', serverName: null, identity: null, protocols: ['http/1.1'], verify: true, record },
    store,
    read,
    course,
  );
  const took = performance.now() - began;
  course.end();
  if (outcome.kind !== 'secure') throw new Error(`The handshake was ${outcome.kind}.`);
  return { socket: outcome.socket, took };
}

/** Megabytes per second. */
async function throughput(client: Client, work: (socket: TLSSocket) => Promise<void>) {
  const recorded: number[] = [];
  const plain: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    for (const [record, speeds] of [
      [true, recorded],
      [false, plain],
    ] as const) {
      const { socket } = await connect(client, record);
      const began = performance.now();
      await work(socket);
      if (round >= 0) speeds.push(largeBytes / 1000 / (performance.now() - began));
      socket.destroy();
    }
  }
  return { recorded, plain };
}

function receive(socket: TLSSocket): Promise<void> {
  return new Promise((done, failed) => {
    let left = largeBytes;
    socket.on('error', failed);
    socket.on('data', (chunk: Buffer) => {
      left -= chunk.length;
      if (left <= 0) done();
    });
    socket.write(`down ${largeBytes}\n`);
  });
}

function send(socket: TLSSocket): Promise<void> {
  return new Promise((done, failed) => {
    const chunk = Buffer.alloc(256 * 1024, 'portside ');
    let left = largeBytes;
    const write = (): void => {
      while (left > 0) {
        const part = chunk.subarray(0, Math.min(left, chunk.length));
        left -= part.length;
        if (!socket.write(part)) return;
      }
    };
    socket.on('error', failed);
    socket.once('data', () => done());
    socket.on('drain', write);
    socket.write(`up ${largeBytes}\n`);
    write();
  });
}
