import type { Socket } from 'node:net';
import { makeIntermediate, openAuthority } from './authority.ts';
import type { PlaygroundPort, Scene } from './endpoint.ts';
import { endpointGroups } from './endpoint-groups.ts';
import { httpListener } from './http-listener.ts';
import { http2Listener } from './http2-listener.ts';
import { type Listening, listen, loopbackAddresses } from './listen.ts';
import type { Listener } from './listener.ts';
import { rawListener } from './raw-listener.ts';
import type { TlsPort } from './tls-port.ts';
import { tlsPortNumber, tlsPorts } from './tls-ports.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

export interface PlaygroundOptions {
  /** Of the server "http"; 0 takes a free one. */
  readonly httpPort: number;
  /** Of the server "https". The broken ones follow, the first of them 8 above it; 0 takes a free port for each. */
  readonly httpsPort: number;
  /** Where the authority and its keys live; made (mode 0700) when there is none. */
  readonly folder: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** The only loopback address to listen on; `null`: both, and the URLs say `localhost`. */
  readonly host: '127.0.0.1' | '::1' | null;
}

/** The ports of the examples. */
export const usualPorts = { httpPort: 18080, httpsPort: 18443 } as const;

export interface Playground {
  readonly httpUrl: string;
  readonly httpsUrl: string;
  /** PEM, absolute if `folder` was. */
  readonly caFile: string;
  /** For the server "client-certificate". */
  readonly clientCertificateFile: string;
  readonly clientKeyFile: string;
  /** "http", "https" and the broken ones, in the order of their usual ports. */
  readonly ports: readonly PlaygroundPort[];
  /** Servers that this Node's TLS library would not make. */
  readonly omitted: readonly { readonly name: string; readonly reason: string }[];
  /**
   * Requests whose head reached the server with this name. 0 after a client tried: it sent nothing.
   * @throws {RangeError} for a name that is not in `ports`.
   */
  readonly requestsSeen: (name: string) => number;
  /** Bytes the server with this name got for its application; on "silent", "reset-in-handshake", "alert": all bytes. */
  readonly bytesSeen: (name: string) => number;
  /** Ends the servers and every connection. */
  readonly close: () => Promise<void>;
}

interface OpenPort extends PlaygroundPort {
  readonly listener: Listener;
}

/** Starts all servers. Rejects, with none of them left, when a port is in use or the folder cannot be written. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const closing = new AbortController();
  const connections = new Set<Socket>();
  const listening: Listening[] = [];
  const ports: OpenPort[] = [];
  const omitted: Omitted[] = [];
  const close = async (): Promise<void> => {
    closing.abort();
    const closed = listening.map((one) => one.close());
    for (const connection of connections) connection.destroy();
    await Promise.all(closed);
  };

  const open = async (server: ServerPlan, listener: Listener): Promise<string> => {
    const addresses = options.host === null ? loopbackAddresses : [options.host];
    const opened = await listen(addresses, server.port, server.name, (connection) => {
      connections.add(connection);
      connection.once('close', () => connections.delete(connection));
      listener.accept(connection);
    });
    listening.push(opened);
    const url = `${server.scheme}://${hostOfUrl(options.host)}:${opened.port}`;
    ports.push({ name: server.name, port: opened.port, url, whatToExpect: server.whatToExpect, listener });
    return url;
  };

  try {
    refuseHighPorts(options.httpsPort);
    const authority = openAuthority(options.folder, options.now());
    const intermediate = makeIntermediate(authority.issuer, 'Portside Playground Issuing', options.now());
    const scene: Scene = {
      groups: endpointGroups,
      ports: () => ports.map(({ listener: _, ...port }) => port),
      caCertificate: authority.certificate,
      intermediateCertificate: intermediate.certificate,
      now: options.now,
    };
    const httpUrl = await open(
      { name: 'http', scheme: 'http', port: options.httpPort, whatToExpect: 'Plain HTTP.' },
      httpListener(null, scene, closing.signal),
    );
    const workshop = await openWorkshop(authority, intermediate, `${httpUrl}/intermediate.cer`, options.now());
    for (const [index, tlsPort] of tlsPorts.entries()) {
      const listener = tryListener(tlsPort, workshop, scene, closing.signal);
      if ('reason' in listener) omitted.push(listener);
      else await open({ ...tlsPort, scheme: 'https', port: tlsPortNumber(index, options.httpsPort) }, listener);
    }
    return {
      httpUrl,
      httpsUrl: named(ports, 'https').url,
      caFile: authority.caFile,
      clientCertificateFile: authority.clientCertificateFile,
      clientKeyFile: authority.clientKeyFile,
      ports: scene.ports(),
      omitted,
      requestsSeen: (name) => named(ports, name).listener.requestsSeen(),
      bytesSeen: (name) => named(ports, name).listener.bytesSeen(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface ServerPlan {
  readonly name: string;
  readonly scheme: 'http' | 'https';
  readonly port: number;
  readonly whatToExpect: string;
}

function refuseHighPorts(httpsPort: number): void {
  const highest = 65_535 - (tlsPortNumber(tlsPorts.length - 1, 1) - 1);
  if (httpsPort > highest) {
    throw new RangeError(
      `The playground's HTTPS port is ${highest} at most: the broken servers follow it, up to port 65535.`,
    );
  }
}

interface Omitted {
  readonly name: string;
  readonly reason: string;
}

/** Says why not, where the TLS library refuses what the server is to do, as some do with security level 0. */
function tryListener(tlsPort: TlsPort, workshop: Workshop, scene: Scene, closing: AbortSignal): Listener | Omitted {
  try {
    const behaviour = tlsPort.behaviour(workshop);
    switch (behaviour.kind) {
      case 'https':
        return httpListener(behaviour.tls, scene, closing, behaviour.staple);
      case 'http2':
        return http2Listener(behaviour.tls, scene, closing);
      case 'http':
        return httpListener(null, scene, closing);
      case 'raw':
        return rawListener(behaviour.react);
    }
  } catch (error) {
    return { name: tlsPort.name, reason: error instanceof Error ? error.message : String(error) };
  }
}

function hostOfUrl(host: PlaygroundOptions['host']): string {
  if (host === null) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function named(ports: readonly OpenPort[], name: string): OpenPort {
  const found = ports.find((port) => port.name === name);
  if (found === undefined) throw new RangeError(`The playground has no server named "${name}".`);
  return found;
}
