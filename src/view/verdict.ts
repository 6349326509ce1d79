import type { Certificate } from '../certificate/certificate.ts';
import type { Connection, Failure, TlsSession } from '../exchange/exchange.ts';
import { shortened } from '../findings/certificates-in-use.ts';
import type { Finding } from '../findings/finding.ts';
import type { Verdict } from './certificate-view.ts';
import { spanText } from './duration-text.ts';
import { failureExplanation, handshakeObjection } from './failure-explanation.ts';
import { protocolText } from './tls-text.ts';
import { untrustedCertificateText } from './trust-sentence.ts';
import { visibleText } from './visible-text.ts';

/** What the verdict is told from. */
export interface Judged {
  readonly scheme: 'http' | 'https';
  /** As a person says it: `localhost:8443`. */
  readonly name: string;
  readonly connection: Connection | null;
  readonly failure: Failure | null;
  /** What became of the request; `none`: there was none, only a look at who answers. */
  readonly request: 'sent' | 'not-sent' | 'none';
  readonly findings: readonly Finding[];
  readonly now: number;
}

/** Whether the one who answered is who was asked for, in words for people who never learned TLS. */
export function verdict(judged: Judged): Verdict {
  const said = judged.scheme === 'http' ? plainVerdict(judged) : secureVerdict(judged);
  return { ...said, detail: visibleText(said.detail, false) };
}

function secureVerdict(judged: Judged): Verdict {
  const { name, connection, failure } = judged;
  const session = connection?.tls ?? null;
  if (session !== null && session.chain.length > 0 && !session.trusted && session.trustError !== null)
    return untrustedVerdict(judged, session);
  if (failure !== null && (failure.phase === 'tls' || connection === null || isLateRefusal(failure)))
    return failedVerdict(judged, failure);
  if (session === null || (session.chain.length === 0 && !session.resumed)) {
    return {
      tone: 'unknown',
      title: 'No certificate was seen',
      detail: `The connection to ${name} ended before the server said who it is.`,
      badge: 'No TLS',
    };
  }
  return session.trusted ? trustedVerdict(judged, session) : untrustedVerdict(judged, session);
}

function trustedVerdict(judged: Judged, session: TlsSession): Verdict {
  const { failure, findings, now } = judged;
  const leaf = session.chain[0];
  const left = leaf === undefined ? null : spanText(leaf.notAfter - now);
  const outdated = isOutdated(session.protocol);
  // Whoever opens the connection is as far as anything is proved.
  const isIntercepted = findings.some(({ id }) => id === 'intercepted');
  const proof = proofText(judged, leaf, left, isIntercepted);
  const encrypted = `The connection is encrypted${isIntercepted ? ' up to there' : ''}.`;
  const faults = findings.filter(({ id, severity }) => severity === 'error' && ofTheConnection.has(id)).length;
  const isFaulty = !outdated && failure === null && faults > 0;
  return {
    tone: outdated || isFaulty ? 'warning' : 'trusted',
    title: outdated
      ? `Trusted, over the obsolete ${protocolText(session.protocol ?? '')}`
      : isFaulty
        ? 'Trusted, but the connection has a fault'
        : 'Trusted',
    detail: outdated
      ? `${proof} But this version of the protocol has known weaknesses.`
      : isFaulty
        ? `${proof} But ${faults === 1 ? 'a fault of the connection stands' : `${faults} faults of the connection stand`} below.`
        : `${proof} ${failure === null ? encrypted : `The connection was encrypted. ${failure.message}`}`,
    badge: left === null ? 'Trusted' : `Trusted · ${left}`,
  };
}

/** Errors of a server that is who it says: not of its certificate, nor of what came over the connection. */
const ofTheConnection: ReadonlySet<Finding['id']> = new Set([
  'unsolicited-extension',
  'malformed-hello',
  'weak-cipher',
  'weak-key',
]);

function proofText(
  { name }: Judged,
  leaf: Certificate | undefined,
  left: string | null,
  isIntercepted: boolean,
): string {
  if (leaf === undefined) return `${name} proved who it is.`;
  const issuer = leaf.issuer.organization ?? leaf.issuer.commonName;
  const from = issuer === null ? '' : ` from ${shortened(issuer)}`;
  if (isIntercepted)
    return `Somebody on the way answered for ${name}, with a certificate${from} that you trust, good for another ${left}.`;
  return leaf.selfSigned
    ? `${name} proved who it is, with a certificate of its own that you trust, good for another ${left}.`
    : `${name} proved who it is, with a certificate${from} that is good for another ${left}.`;
}

function untrustedVerdict(judged: Judged, session: TlsSession): Verdict {
  const { name, findings, now } = judged;
  const more = findings.filter(({ severity }) => severity === 'error').length - 1;
  const others = more <= 0 ? '' : more === 1 ? ' One more fault stands below.' : ` ${more} more faults stand below.`;
  const answer = `${name} answered with ${untrustedCertificateText(session, now)}.${others}`;
  return session.checkSkipped
    ? {
        tone: 'warning',
        title: 'Not trusted, and not checked',
        detail: `${answer} The request went out all the same, because it switches the check off: it can have been read and changed on the way.`,
        badge: 'Not trusted · check off',
      }
    : { tone: 'refused', title: 'Not trusted', detail: `${answer}${fate(judged)}`, badge: 'Not trusted' };
}

function failedVerdict(judged: Judged, failure: Failure): Verdict {
  const cancelled = failure.code === 'CANCELLED';
  return {
    tone: cancelled ? 'unknown' : 'failed',
    title: failureExplanation(failure).title,
    detail: [failure.message, handshakeObjection(failure)?.summary ?? ''].join(' ').trimEnd() + fate(judged),
    badge: judged.connection === null ? 'No connection' : cancelled ? 'Cancelled' : 'TLS failed',
  };
}

/** What became of the request; `failure` is that of a connection that ended before an answer. */
function fate({ request, failure }: Judged): string {
  if (request === 'not-sent') return ' Nothing of your request was sent.';
  return request === 'sent' && failure !== null && isLateRefusal(failure)
    ? ' Your request had gone out by then, encrypted, and got no answer.'
    : '';
}

/** With TLS 1.3 a server refuses a client certificate when the client has finished already (RFC 8446 section 4.4.2.4). */
function isLateRefusal(failure: Failure): boolean {
  return ['TLS_CLIENT_CERTIFICATE_REQUIRED', 'TLS_CLIENT_CERTIFICATE_REFUSED', 'TLS_ALERT'].includes(failure.code);
}

function isOutdated(protocol: string | null): boolean {
  return protocol === 'TLSv1' || protocol === 'TLSv1.1' || protocol?.startsWith('SSL') === true;
}

function plainVerdict({ name, connection, failure, request }: Judged): Verdict {
  if (connection === null) {
    return {
      tone: failure === null || failure.code === 'CANCELLED' ? 'unknown' : 'failed',
      title: failure === null ? 'Nobody answered' : failureExplanation(failure).title,
      detail: `${failure?.message ?? `No connection to ${name} was made.`}${request === 'not-sent' ? ' Nothing of your request was sent.' : ''}`,
      badge: 'No connection',
    };
  }
  const here = connection.proxy === null && /^(?:127\.|::1$|::ffff:127\.)/.test(connection.remoteAddress);
  return {
    tone: 'plain',
    title: 'Plain HTTP',
    detail: here
      ? `${name} was asked without encryption, and showed no certificate. This connection stays on this machine, so nobody is on the path; over a network, anyone on it could read and change everything.`
      : `${name} was asked without encryption, and nothing proves who answered. Anyone on the path can read the address, the fields with their cookies and credentials, and both bodies, and can change them unnoticed.`,
    badge: 'Plain HTTP',
  };
}
