import { X509Certificate } from 'node:crypto';
import * as tls from 'node:tls';
import { checkSignature, rememberSignatures, type SignatureCheck } from '../../certificate/check-signature.ts';
import { comparableName } from '../../certificate/names-equal.ts';
import type { TlsSession } from '../exchange.ts';
import type { ClientIdentity } from './client-identity.ts';

export type AnchorStore = NonNullable<TlsSession['anchorStore']>;

export interface TrustStoreSettings {
  /** The certificates that the operating system trusts, beside those that come with Node. */
  readonly useSystemCertificates: boolean;
  /** `pem` may hold several certificates; what is no certificate is passed over. */
  readonly extraCertificates: readonly { readonly name: string; readonly pem: string }[];
}

/** Whom we trust. Everything is made at the first use, and once: 700 certificates cost tens of milliseconds. */
export interface TrustStore {
  /** `identity`: with which we answer a server that asks who we are. */
  secureContext(identity: ClientIdentity | null): tls.SecureContext;
  /** From where the certificate with this DER is trusted; `null` when it is no anchor. */
  storeOf(der: Uint8Array): AnchorStore | null;
  /** The anchors of that name (`X509Certificate.subject`, whatever its case and spacing), for the building of paths. */
  anchorsNamed(subject: string): readonly X509Certificate[];
  readonly signature: SignatureCheck;
  /** System certificates were asked for, and this Node (before 22.15) cannot read them. */
  readonly systemCertificatesMissing: boolean;
}

type OwnOptions = ClientIdentity['contextOptions'];

/** One for each client certificate, and each holds all authorities. */
const mostContexts = 16;

type CertificateSource = 'default' | 'bundled' | 'system' | 'extra';

const certificatePattern = /-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g;

export function openTrustStore(settings: TrustStoreSettings): TrustStore {
  // Node 22.15, 23.10 and later.
  const certificatesOf = (tls as { getCACertificates?: (source: CertificateSource) => string[] }).getCACertificates;
  const contexts = new Map<string, tls.SecureContext>();
  let stores: ReadonlyMap<string, AnchorStore> | null = null;
  let bySubject: ReadonlyMap<string, readonly X509Certificate[]> | null = null;

  const extras = (): readonly string[] =>
    settings.extraCertificates.flatMap(({ pem }) => splitPem(pem)).filter(isCertificate);

  const listed = (): readonly (readonly [AnchorStore, readonly string[]])[] => {
    if (certificatesOf === undefined) {
      return [
        ['bundled', tls.rootCertificates],
        ['extra', extras()],
      ];
    }
    return [
      ['bundled', certificatesOf('bundled')],
      ['system', settings.useSystemCertificates ? readable(() => certificatesOf('system')) : []],
      // Of NODE_EXTRA_CA_CERTS, and what else Node was told to trust by default.
      ['extra', [...extras(), ...certificatesOf('extra'), ...certificatesOf('default')]],
    ];
  };

  const indexed = (): ReadonlyMap<string, AnchorStore> => {
    if (stores === null) {
      const map = new Map<string, AnchorStore>();
      const seen = new Set<string>();
      for (const [store, pems] of listed()) {
        for (const pem of pems) {
          if (seen.has(pem)) continue;
          seen.add(pem);
          const key = keyOfPem(pem);
          if (!map.has(key)) map.set(key, store);
        }
      }
      stores = map;
    }
    return stores;
  };

  return {
    systemCertificatesMissing: settings.useSystemCertificates && certificatesOf === undefined,
    secureContext(identity) {
      const key = identity?.id ?? '';
      const known = contexts.get(key);
      if (known !== undefined) return known;
      const own = identity?.contextOptions ?? {};
      const made =
        certificatesOf === undefined
          ? contextBesideDefaults(extras(), own)
          : contextOf([...indexed().keys()].map(pemOfKey), own);
      if (contexts.size >= mostContexts) contexts.clear();
      contexts.set(key, made);
      return made;
    },
    storeOf: (der) => indexed().get(keyOfDer(der)) ?? null,
    anchorsNamed(subject) {
      bySubject ??= groupedBySubject(indexed().keys());
      return bySubject.get(comparableName(subject)) ?? [];
    },
    signature: rememberSignatures(checkSignature),
  };
}

/** A store of the system that cannot be read must not keep anybody from sending. */
function readable(read: () => readonly string[]): readonly string[] {
  try {
    return read();
  } catch {
    return [];
  }
}

/** Whom a person trusts is an anchor, also where somebody else issued the certificate: an intermediate one, or a server's own. */
const allowPartialTrustChain = true;

/** A certificate that the TLS library cannot read must not cost all the others. */
function contextOf(ca: string[], own: OwnOptions): tls.SecureContext {
  try {
    // One by one: of a single text, all that follows an unreadable certificate would be left out in silence.
    return tls.createSecureContext({ ca, allowPartialTrustChain, ...own });
  } catch {
    return tls.createSecureContext({ ca: ca.filter(isCertificate), allowPartialTrustChain, ...own });
  }
}

/** Where Node cannot list what it trusts, its own default stays, NODE_EXTRA_CA_CERTS included, and the extras are added to it. */
function contextBesideDefaults(extras: readonly string[], own: OwnOptions): tls.SecureContext {
  const made = tls.createSecureContext(own);
  const handle = (made as { context?: { addCACert?: (pem: string) => void } }).context;
  if (extras.length === 0) return made;
  if (typeof handle?.addCACert !== 'function')
    return tls.createSecureContext({ ca: [...tls.rootCertificates, ...extras], ...own });
  for (const pem of extras) handle.addCACert(pem);
  return made;
}

function splitPem(text: string): readonly string[] {
  return text.match(certificatePattern) ?? [];
}

function isCertificate(pem: string): boolean {
  return parsed(pem) !== null;
}

function parsed(certificate: string | Buffer): X509Certificate | null {
  try {
    return new X509Certificate(certificate);
  } catch {
    return null;
  }
}

function groupedBySubject(keys: Iterable<string>): ReadonlyMap<string, readonly X509Certificate[]> {
  const groups = new Map<string, X509Certificate[]>();
  for (const key of keys) {
    const anchor = parsed(Buffer.from(key, 'base64'));
    if (anchor === null) continue;
    // Node gives no subject at all for an empty one.
    const name = comparableName(anchor.subject ?? '');
    const group = groups.get(name);
    if (group) group.push(anchor);
    else groups.set(name, [anchor]);
  }
  return groups;
}

/** The DER in base64: what makes two certificates the same. */
function keyOfPem(pem: string): string {
  return pem.replace(/-----[^-]+-----|\s+/g, '');
}

function keyOfDer(der: Uint8Array): string {
  return Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString('base64');
}

function pemOfKey(key: string): string {
  return `-----BEGIN CERTIFICATE-----\n${(key.match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;
}
