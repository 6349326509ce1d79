import type { Connection, Failure } from '../exchange/exchange.ts';
import type { Verdict } from './certificate-view.ts';
import { protocolText } from './tls-text.ts';
import { trustErrorText } from './trust-text.ts';
import { visibleText } from './visible-text.ts';

/** Whether the one who answered is who was asked for. */
export function verdict(
  scheme: 'http' | 'https',
  connection: Connection | null,
  failure: Failure | null,
  now: number,
): Verdict {
  if (scheme === 'http') return plainVerdict(connection);
  const session = connection?.tls ?? null;
  const protocol = session?.protocol ? ` · ${protocolText(session.protocol)}` : '';
  if (session === null || (session.chain.length === 0 && !session.resumed)) {
    return {
      tone: 'unknown',
      title: 'No certificate was seen',
      detail:
        failure === null
          ? 'The connection ended before the server said who it is.'
          : visibleText(failure.message, false),
      badge: 'No TLS',
    };
  }
  if (!session.trusted) {
    const reason = visibleText(trustErrorText(session, now), false);
    return session.checkSkipped
      ? {
          tone: 'warning',
          title: `Not trusted: ${reason}`,
          detail:
            'The request has the check of the certificate switched off. What was sent can have been read or changed by anyone on the path.',
          badge: `Not trusted${protocol}`,
        }
      : {
          tone: 'refused',
          title: `Not trusted: ${reason}`,
          detail: 'The connection was closed. Nothing of the request was sent.',
          badge: 'Not trusted',
        };
  }
  if (failure !== null && failure.phase === 'tls') {
    return {
      tone: 'unknown',
      title: 'The handshake failed',
      detail: visibleText(failure.message, false),
      badge: 'TLS failed',
    };
  }
  const outdated =
    session.protocol === 'TLSv1' || session.protocol === 'TLSv1.1' || session.protocol?.startsWith('SSL') === true;
  return outdated
    ? {
        tone: 'warning',
        title: `Trusted, over the obsolete ${protocolText(session.protocol ?? '')}`,
        detail: `The certificate is good for ${session.checkedName}, but this version of the protocol has known weaknesses.`,
        badge: `Trusted${protocol}`,
      }
    : {
        tone: 'trusted',
        title: 'Trusted',
        detail: `The certificate was issued for ${session.checkedName} by an authority this machine trusts, and the connection is encrypted.`,
        badge: `Trusted${protocol}`,
      };
}

function plainVerdict(connection: Connection | null): Verdict {
  if (connection === null) {
    return {
      tone: 'unknown',
      title: 'Nobody answered',
      detail: 'No connection was made, so there is nothing to say about who is there.',
      badge: 'No connection',
    };
  }
  const here = isLoopback(connection.remoteAddress);
  return {
    tone: 'plain',
    title: 'Plain HTTP',
    detail: here
      ? 'No encryption and no certificate. This connection stays on this machine, so nobody is on the path; over a network, anyone on it could read and change everything.'
      : 'No encryption and no certificate. Anyone on the path can read the address, the fields with their cookies and credentials, and both bodies, and can change them unnoticed. Nothing proves who answered.',
    badge: 'Plain HTTP',
  };
}

function isLoopback(address: string): boolean {
  return /^(?:127\.|::1$|::ffff:127\.)/.test(address);
}
