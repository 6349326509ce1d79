import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { type ClientCertificate, certificateFor } from '../request/client-certificate.ts';
import type { ProxyServer, ProxySettings } from '../request/proxy-server.ts';
import type { ConnectTo } from './connect-to.ts';
import type { Course } from './course.ts';
import { loadParser } from './load-parser.ts';
import { chooseProxy } from './proxy/choose-proxy.ts';
import type { OpenConnection } from './ready-connection.ts';
import { type CertificateReader, openCertificateReader } from './tls/certificate-reader.ts';
import { type ClientIdentity, type IdentityTrouble, openIdentity } from './tls/client-identity.ts';
import { openTrustStore, type TrustStore, type TrustStoreSettings } from './tls/trust-store.ts';

export interface TrustSettings extends TrustStoreSettings {
  /** Looks names up in place of the system; `null`: the system. */
  readonly lookup: LookupFunction | null;
  /** Handshakes are read along, which makes their record; `true` unless said. */
  readonly recordHandshakes?: boolean;
  /** With which we say who we are; none unless said. */
  readonly clientCertificates?: readonly ClientCertificate[];
  /** Through which servers are asked; directly unless said. */
  readonly proxies?: ProxySettings;
  /** Connections are made elsewhere than asked for. */
  readonly connectTo?: readonly ConnectTo[];
}

/** Connections kept alive between requests, and whom they trust. Made by `openConnections`; its parts are the room's own. */
export interface Connections {
  readonly trust: TrustStore;
  readonly lookup: LookupFunction;
  readonly certificateReader: () => Promise<CertificateReader>;
  readonly recordHandshakes: boolean;
  /** What to answer a server with that asks for a client certificate. `asked`: what the request itself says of it. */
  identityFor(
    host: string,
    port: number,
    asked: ClientCertificate | 'none' | null,
  ): ClientIdentity | IdentityTrouble | null;
  /** Through which a server is asked; `null`: directly. */
  proxyFor(scheme: 'http' | 'https', host: string, port: number): ProxyServer | null;
  /** Both that may be used. */
  readonly proxies: readonly (ProxyServer | null)[];
  readonly connectTo: readonly ConnectTo[];
  nextId(): number;
  /** Makes what is made once and takes long (the parser, whom we trust), so that it is not in the middle of what is timed. */
  prepare(scheme: 'http' | 'https'): Promise<void>;
  /** An idle connection that is still open; `null` when there is none. */
  take(key: string): OpenConnection | null;
  /** Gives a connection back for others, or forgets it when it is closed. */
  release(key: string, connection: OpenConnection): void;
  /** A call begins; it is cancelled when everything is closed. Gives what tells of its end. */
  enlist(course: Course): () => void;
  /** Ends the idle connections and cancels the calls under way. */
  close(): Promise<void>;
}

/** Idle connections of one place at most; more come from runs side by side. */
const mostIdle = 64;

export function openConnections(settings: TrustSettings): Connections {
  const idle = new Map<string, OpenConnection[]>();
  const underWay = new Set<Course>();
  const identities = new WeakMap<ClientCertificate, ClientIdentity | IdentityTrouble>();
  let lastId = 0;
  let closed = false;

  const trust = openTrustStore(settings);
  const certificateReader = openCertificateReader();
  let parserReady = false;

  const forget = (key: string, connection: OpenConnection): void => {
    const others = idle.get(key)?.filter((other) => other !== connection) ?? [];
    if (others.length === 0) idle.delete(key);
    else idle.set(key, others);
  };

  return {
    trust,
    certificateReader,
    recordHandshakes: settings.recordHandshakes ?? true,
    // VS Code and tests may replace the system's look-up; it is read when it is used.
    lookup: settings.lookup ?? ((host, options, done) => systemLookup(host, options, done)),
    identityFor(host, port, asked) {
      if (asked === 'none') return null;
      const given = asked ?? certificateFor(settings.clientCertificates ?? [], host, port);
      if (given === null) return null;
      let identity = identities.get(given);
      if (identity === undefined) {
        identity = openIdentity(given);
        identities.set(given, identity);
      }
      return identity;
    },
    proxyFor: (scheme, host, port) => chooseProxy(settings.proxies ?? null, scheme, host, port),
    proxies: [settings.proxies?.http ?? null, settings.proxies?.https ?? null],
    connectTo: settings.connectTo ?? [],
    nextId() {
      lastId += 1;
      return lastId;
    },
    async prepare(scheme) {
      if (!parserReady) loadParser();
      parserReady = true;
      if (scheme === 'http') return;
      await certificateReader();
      trust.secureContext(null);
      // The index of the anchors is made at its first use.
      trust.anchorsNamed('');
    },
    take(key) {
      const waiting = idle.get(key);
      for (let connection = waiting?.pop(); connection; connection = waiting?.pop()) {
        if (connection.isOpen()) return connection;
      }
      return null;
    },
    release(key, connection) {
      if (!connection.isOpen()) return;
      let waiting = idle.get(key);
      if (closed || (waiting?.length ?? 0) >= mostIdle) {
        void connection.close();
        return;
      }
      if (waiting === undefined) {
        waiting = [];
        idle.set(key, waiting);
      }
      waiting.push(connection);
      connection.whenClosed(() => forget(key, connection));
    },
    enlist(course) {
      if (closed) course.stop('cancelled');
      underWay.add(course);
      return () => underWay.delete(course);
    },
    async close() {
      closed = true;
      for (const course of underWay) course.stop('cancelled');
      const all = [...idle.values()].flat();
      idle.clear();
      await Promise.all(all.map((connection) => connection.close()));
    },
  };
}
