import type { Certificate } from '../../certificate/certificate.ts';
import { certificatesIn } from '../../certificate/certificates-in.ts';
import type { Connections } from '../connections.ts';
import type { TlsSession } from '../exchange.ts';
import { assessCertificates } from '../tls/decide-trust.ts';
import { fetchPlainly } from './fetch-plainly.ts';

/** What came of fetching the issuers that a server did not send. */
export interface CompletedChain {
  readonly kind: 'issuer';
  /** In order; each the issuer of the one before it. */
  readonly fetched: readonly FetchedIssuer[];
  /** The path with them, as far as it goes. */
  readonly path: readonly Certificate[];
  readonly anchorStore: TlsSession['anchorStore'];
  /** What is still wrong with them; empty: the chain is complete, and the server only fails to send it. */
  readonly trustErrors: readonly string[];
}

export interface FetchedIssuer {
  /** The address in the certificate below (authority information access). */
  readonly url: string;
  /** `null` where none came. */
  readonly certificate: Certificate | null;
  /** In a few words; `null` where one came. */
  readonly failure: string | null;
}

/** Certificates are a few thousand bytes; bundles of an authority are more. */
const largest = 256 * 1024;
/** No public chain is longer. */
const mostFetched = 5;

/**
 * Fetches the issuers that are missing from the addresses in the certificates, and verifies anew. Whoever answers there can send anything: what counts
 * is that the certificate below was signed with its key, and that the chain ends at an authority that is trusted here.
 */
export async function completeChain(
  session: TlsSession,
  connections: Connections,
  signal: AbortSignal | null,
): Promise<CompletedChain> {
  const read = await connections.certificateReader();
  const known: Certificate[] = [...session.chain];
  const fetched: FetchedIssuer[] = [];
  const assess = () =>
    assessCertificates(
      known.map(({ der }) => der),
      session.checkedName,
      { protocol: session.protocol, cipher: session.cipher },
      connections.trust,
      read,
    );
  let assessed = assess();
  while (assessed.anchorStore === null && fetched.length < mostFetched && !signal?.aborted) {
    const last = assessed.path.at(-1) ?? known[0];
    const url = last?.caIssuerUrls.find((candidate) => candidate.startsWith('http:'));
    if (last === undefined || last.selfSigned || url === undefined) break;
    const answer = await fetchPlainly(
      { url, method: 'GET', contentType: null, body: null, limit: largest },
      connections,
      signal,
    );
    if (answer.status !== 200 || answer.body === null) {
      const failure = answer.failure ?? `the answer was ${answer.status}`;
      fetched.push({ url, certificate: null, failure });
      break;
    }
    const issuers = certificatesIn(answer.body)
      .map(read)
      .filter((certificate) => certificate !== null)
      .filter(({ subject, fingerprint256 }) => subject.text === last.issuer.text && !isKnown(known, fingerprint256));
    const [issuer] = issuers;
    if (issuer === undefined) {
      fetched.push({ url, certificate: null, failure: 'there is no certificate of the issuer in the answer' });
      break;
    }
    known.push(issuer);
    fetched.push({ url, certificate: issuer, failure: null });
    assessed = assess();
  }
  return {
    kind: 'issuer',
    fetched,
    path: assessed.path,
    anchorStore: assessed.anchorStore,
    trustErrors: assessed.trustErrors,
  };
}

function isKnown(known: readonly Certificate[], fingerprint: string): boolean {
  return known.some(({ fingerprint256 }) => fingerprint256 === fingerprint);
}
