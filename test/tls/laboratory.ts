import type { LookupAddress } from 'node:dns';
import { createServer, isIP, type LookupFunction, type Server, type Socket } from 'node:net';
import type { LabCase, Setup } from './lab-case.ts';
import type { LabCertificate } from './lab-certificate.ts';
import type { Workbench } from './workbench.ts';

/** A case with its server running. */
export interface RunningCase {
  readonly case: LabCase;
  readonly host: string;
  readonly port: number;
  readonly trusted: readonly LabCertificate[];
  readonly lists: readonly Uint8Array[];
  readonly requestBytes: () => number;
}

export interface Laboratory {
  readonly cases: readonly RunningCase[];
  /** Cases whose server this machine cannot make, with the reason. */
  readonly omitted: readonly { readonly name: string; readonly reason: string }[];
  /** Leads the names of the cases to their servers. */
  readonly lookup: LookupFunction;
  readonly close: () => Promise<void>;
}

/** Starts the server of every case. */
export async function openLaboratory(cases: readonly LabCase[], bench: Workbench): Promise<Laboratory> {
  const sockets = new Set<Socket>();
  const servers: Server[] = [];
  const running: RunningCase[] = [];
  const omitted: { name: string; reason: string }[] = [];
  const leads = new Map<string, readonly string[]>();

  const start = async (one: LabCase): Promise<void> => {
    let setup: Setup;
    try {
      setup = one.set(bench, `${one.name}.lab.test`);
    } catch (error) {
      omitted.push({ name: one.name, reason: error instanceof Error ? error.message : String(error) });
      return;
    }
    const { host = `${one.name}.lab.test`, listensAt = ['127.0.0.1'] } = setup;
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
    const { trusted = [bench.root], lists = [], behaviour } = setup;
    running.push({ case: one, host, port, trusted, lists, requestBytes: behaviour.requestBytes });
  };

  for (const one of cases) await start(one);
  return {
    cases: running,
    omitted,
    lookup: (host, options, done) => {
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
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
    },
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
