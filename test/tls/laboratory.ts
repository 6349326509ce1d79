import type { LookupAddress } from 'node:dns';
import { createServer, isIP, type LookupFunction, type Server, type Socket } from 'node:net';
import type { LabCase, Setup } from './lab-case.ts';
import type { Workbench } from './workbench.ts';

/** Where a case's server is, as plain data. */
export interface Target {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** Whom to trust beside the certificates that come with Node: PEM, maybe none. */
  readonly authorities: string;
  /** Revocation lists in DER. */
  readonly lists: readonly Uint8Array[];
  /** It never answers. */
  readonly isSilent: boolean;
  /** In which the POST is sent. */
  readonly httpVersion: '1.1' | '2';
}

/** A case with its server running. */
export interface RunningCase extends Target {
  readonly requestBytes: () => number;
}

export interface Laboratory {
  readonly cases: readonly RunningCase[];
  /** Cases whose server this machine cannot make, with the reason. */
  readonly omitted: readonly { readonly name: string; readonly reason: string }[];
  /** Which addresses the hosts lead to, by their names in lower case. */
  readonly leads: ReadonlyMap<string, readonly string[]>;
  readonly close: () => Promise<void>;
}

/** Starts the server of every case. `domain`: under which the cases have their hosts. */
export async function openLaboratory(
  cases: readonly LabCase[],
  bench: Workbench,
  domain = 'lab.test',
): Promise<Laboratory> {
  const sockets = new Set<Socket>();
  const servers: Server[] = [];
  const running: RunningCase[] = [];
  const omitted: { name: string; reason: string }[] = [];
  const leads = new Map<string, readonly string[]>();

  const start = async (one: LabCase): Promise<void> => {
    let setup: Setup;
    try {
      setup = one.set(bench, `${one.name}.${domain}`);
    } catch (error) {
      omitted.push({ name: one.name, reason: error instanceof Error ? error.message : String(error) });
      return;
    }
    const { host = `${one.name}.${domain}`, listensAt = ['127.0.0.1'] } = setup;
    let port = 0;
    for (const address of listensAt) {
      const server = createServer({ noDelay: true }, (connection) => {
        sockets.add(connection);
        connection.on('error', () => connection.destroy());
        connection.once('close', () => sockets.delete(connection));
        setup.behaviour.accept(connection);
      });
      servers.push(server);
      port = await listen(server, address, port);
    }
    leads.set(host.replace(/\.$/, '').toLowerCase(), setup.leadsTo ?? listensAt);
    const { trusted = [bench.root], lists = [], httpVersion = '1.1', behaviour } = setup;
    running.push({
      name: one.name,
      host,
      port,
      authorities: trusted.map(({ pem }) => pem).join(''),
      lists,
      isSilent: one.expected.failure === 'TLS_TIMEOUT',
      httpVersion,
      requestBytes: behaviour.requestBytes,
    });
  };

  for (const one of cases) await start(one);
  return {
    cases: running,
    omitted,
    leads,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
    },
  };
}

/** Looks up in that table alone. */
export function lookupIn(leads: ReadonlyMap<string, readonly string[]>): LookupFunction {
  return (host, options, done) => {
    const addresses = leads.get(host.replace(/\.$/, '').toLowerCase());
    if (addresses === undefined || addresses.length === 0) {
      done(
        Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }),
        '',
      );
      return;
    }
    const found: LookupAddress[] = addresses.map((address) => ({ address, family: isIP(address) }));
    if (options.all) done(null, found);
    else done(null, found[0]?.address ?? '', found[0]?.family);
  };
}

function listen(server: Server, address: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : 0);
    });
  });
}
