import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { workbenchAddress } from './workbench-address.ts';

export interface FrontDoorOptions {
  /** The port that is wanted; when it is taken, any free one. */
  readonly port: number;
  /** `HOST:PORT` of the VS Code host behind the door. */
  readonly authority: string;
  /** The secret that lets people in. */
  readonly token: string;
  /** What a visitor sees: absolute paths. */
  readonly folder: string;
  readonly file: string;
}

export interface FrontDoor {
  /** Short enough to type. */
  readonly address: string;
  readonly close: () => void;
}

/**
 * Opens a door to a VS Code host on the loopback interface: one port, one short address with the secret in it, which leads
 * to the folder with the file open. All else passes through as it is; the host itself turns away who lacks the secret.
 */
export async function openFrontDoor(options: FrontDoorOptions): Promise<FrontDoor> {
  const [host = '', port = ''] = options.authority.split(':');
  const behind = { host, port: Number(port) };

  const answer = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://door');
    if (pathname === '/' && searchParams.get('tkn') === options.token && searchParams.size === 1) {
      // The window's files carry the authority by which the browser has come, which need not be ours (a forwarded port).
      const { folder, file } = options;
      const place = { folder, file, development: [], tests: null };
      const address = new URL(workbenchAddress(incoming.headers.host ?? options.authority, place));
      address.searchParams.set('tkn', options.token);
      outgoing.writeHead(302, { Location: address.pathname + address.search }).end();
      return;
    }
    const { method, url, headers } = incoming;
    const passing = request({ ...behind, method, path: url, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.rawHeaders);
      reply.pipe(outgoing);
    });
    passing.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passing.destroy());
    incoming.pipe(passing);
  };

  const pass = (incoming: IncomingMessage, near: Duplex, head: Buffer): void => {
    const far = connect(behind);
    const fields: string[] = [];
    for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
      fields.push(`${incoming.rawHeaders[i]}: ${incoming.rawHeaders[i + 1]}\r\n`);
    }
    far.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${fields.join('')}\r\n`);
    far.write(head);
    far.on('error', () => near.destroy());
    near.on('error', () => far.destroy());
    far.pipe(near).pipe(far);
  };

  const server = createServer(answer).on('upgrade', pass);
  const listen = (wanted: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await listen(options.port).catch(() => listen(0));
  const { port: actual } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${actual}/?tkn=${options.token}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
