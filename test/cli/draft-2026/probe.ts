import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { portside } from '../portside.ts';
import { answeringRaw } from '../raw-server.ts';

/** What the command did with a document, and the octets that reached the server. */
export interface Probed {
  readonly code: number | null;
  readonly err: string;
  /** One per request, as Latin-1. */
  readonly requests: readonly string[];
}

/** Octets of the body that the server answers with at `/blob`: no UTF-8, and braces that are no reference. */
export const blob = Buffer.from([0xff, 0xfe, 0x00, 0x7b, 0x7b, 0x61, 0x7d, 0x7d, 0x0d, 0x0a, 0x80]);

const fixtures = join(import.meta.dirname, '..', '..', 'unit', 'exchange', 'fixtures');

function answer(request: string): Buffer {
  const body = request.includes(' /blob') ? blob : request.includes(' /hello') ? Buffer.from('hello') : Buffer.alloc(0);
  const head = `HTTP/1.1 200 OK\r\nX-Token: t0k3n\r\nContent-Length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

/** Whether head and body are there, by Content-Length. */
function isWhole(received: string): boolean {
  const end = received.indexOf('\r\n\r\n');
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(received)?.[1] ?? 0);
  return end >= 0 && received.length >= end + 4 + length;
}

/** Runs a document in the profile `draft-2026`; `HOST` in it stands for the authority of a recording HTTP server,
 * `PORT` for its port. */
export async function probe(text: string | Buffer, { extension = 'http' } = {}): Promise<Probed> {
  const requests: string[] = [];
  return answeringRaw(
    (socket, received) => {
      requests.push(received);
      socket.write(answer(received));
    },
    ({ port }) => run(text, port, extension, requests),
    isWhole,
  );
}

/** The same with a server that speaks TLS only. */
export async function probeTls(text: string): Promise<Probed> {
  const requests: string[] = [];
  const server = createTlsServer(
    { key: readFileSync(join(fixtures, 'leaf.key')), cert: readFileSync(join(fixtures, 'good.pem')) },
    (socket) => {
      let received = '';
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1');
        if (!isWhole(received)) return;
        requests.push(received);
        socket.write(answer(received));
        received = '';
      });
    },
  );
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    return await run(text, (server.address() as AddressInfo).port, 'http', requests, '--insecure');
  } finally {
    server.close();
  }
}

async function run(
  text: string | Buffer,
  port: number,
  extension: string,
  requests: readonly string[],
  ...args: readonly string[]
): Promise<Probed> {
  const folder = mkdtempSync(join(tmpdir(), 'portside-draft-'));
  try {
    const file = join(folder, `document.${extension}`);
    const host = `127.0.0.1:${port}`;
    writeFileSync(
      file,
      typeof text === 'string' ? text.replaceAll('HOST', host).replaceAll('PORT', String(port)) : text,
    );
    const { code, err } = await portside('run', file, '--profile', 'draft-2026', ...args);
    return { code, err, requests: requests.map((request) => request.replaceAll(host, 'HOST')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const lineOf = (request = ''): string => request.slice(0, request.indexOf('\r\n'));

export const bodyOf = (request = ''): string => request.slice(request.indexOf('\r\n\r\n') + 4);

/** Values of the fields of that name, in order. */
export function valuesOf(request = '', name: string): readonly string[] {
  const head = request.slice(0, request.indexOf('\r\n\r\n')).split('\r\n').slice(1);
  return head
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const)
    .filter(([one]) => one.toLowerCase() === name.toLowerCase())
    .map(([, value]) => value);
}
