import type { Certificate } from '../certificate/certificate.ts';
import type { TlsSession } from '../exchange/exchange.ts';
import { type KnownAuthority, knownAuthority } from './interceptor-names.ts';
import { isLocalHost } from './is-local-host.ts';

/** The authority at which the chain of a public name ends, where it is not a public authority. */
export interface PrivateAnchor {
  /** The last certificate of the path. */
  readonly last: Certificate;
  /** Whose authority it is by its name; `null`: nobody's that is known. */
  readonly known: KnownAuthority | null;
}

/** Where they stand that are trusted and not public. */
export const storeTexts = {
  bundled: 'what comes with Node.js',
  system: 'the store of the operating system',
  extra: 'Portside’s settings, --cacert or NODE_EXTRA_CA_CERTS',
} as const;

/**
 * `null` where there is none: a public authority, or a name or address of a local network, where private authorities are ordinary
 * and devices bring their maker's; or the server vouches for itself.
 */
export function privateAnchor({ path, anchorStore, checkedName }: TlsSession, host: string): PrivateAnchor | null {
  const last = path.at(-1);
  if (last === undefined || anchorStore === 'bundled' || isLocalHost(host) || isLocalHost(checkedName)) return null;
  if (path.length === 1 && last.selfSigned) return null;
  const names = [...path.slice(1).map(({ subject }) => subject.text), last.issuer.text];
  return { last, known: names.map(knownAuthority).find((one) => one !== null) ?? null };
}
