/** A certificate with which we say who we are, and its key, for the servers it is meant for. Plain data that can be posted to a worker. */
export interface ClientCertificate {
  /** `example.org`, `*.example.org` or `*`; with a port (`example.org:8443`) for that one only. */
  readonly hosts: string;
  /** Where it was given, for people, like `--cert client.pem`. Holds no secret. */
  readonly source: string;
  readonly material: ClientMaterial;
}

export type ClientMaterial =
  | {
      readonly kind: 'pair';
      /** PEM, the certificate first and those above it after it, or DER. */
      readonly certificate: Uint8Array;
      /** PEM or DER. */
      readonly key: Uint8Array;
      /** Opens the key; `null` without one. */
      readonly passphrase: string | null;
    }
  | { readonly kind: 'pkcs12'; readonly bundle: Uint8Array; readonly passphrase: string | null }
  /** Could not be read, a sentence says why. Nothing is sent to a server it is meant for. */
  | { readonly kind: 'unusable'; readonly why: string };

/** The one that is meant for a server: of several the one that names it most exactly, of equal ones the first; `null` without one. */
export function certificateFor(
  certificates: readonly ClientCertificate[],
  host: string,
  port: number,
): ClientCertificate | null {
  let best: ClientCertificate | null = null;
  let bestRank = 0;
  for (const certificate of certificates) {
    const rank = rankOf(certificate.hosts, host.toLowerCase(), port);
    if (rank <= bestRank) continue;
    best = certificate;
    bestRank = rank;
  }
  return best;
}

/** How exactly a pattern names the server; 0 when it does not. */
function rankOf(hosts: string, host: string, port: number): number {
  const [, bracketed, plain = '', digits] =
    /^(?:https:\/\/)?(?:\[([^\]]*)\]|([^:/[\]]*))(?::(\d+))?\/?$/i.exec(hosts.trim()) ?? [];
  if (digits !== undefined && Number(digits) !== port) return 0;
  const pattern = (bracketed ?? plain).toLowerCase();
  const exactness = digits === undefined ? 0 : 1;
  if (pattern === '*') return 1 + exactness;
  if (pattern.startsWith('*.')) return host.endsWith(pattern.slice(1)) ? 2 * pattern.length + exactness : 0;
  // A name of its full length is longer than every pattern that ends as it does.
  return pattern !== '' && pattern === host ? 2 * (pattern.length + 2) + exactness : 0;
}
