import type { Failure, TlsSession } from '../exchange.ts';
import { codeOfErrno, failure, type Place, placeName } from '../failure.ts';
import type { HandshakeFacts } from './handshake-log.ts';
import { alertName } from './names.ts';
import { greeterOf } from './other-protocol.ts';
import { alertNumberOf, cleanLibraryText, isTlsError, tlsErrorText } from './tls-error.ts';
import type { CertificateWish } from './wish-of.ts';

/** Both libraries' code for a record that is none, for where nobody read along. */
const noTlsRecord = 'ERR_SSL_WRONG_VERSION_NUMBER';

/** Alerts with which a server refuses who brings no certificate, or not the right one. */
const certificateAlerts = new Set([40, 41, 42, 43, 44, 45, 46, 48, 49, 116]);

/** The failure of a handshake that broke off. */
export function handshakeFailure(
  error: NodeJS.ErrnoException,
  facts: HandshakeFacts,
  wish: CertificateWish,
  place: Place,
): Failure {
  const name = placeName(place);
  const { received } = facts;
  if (facts.notTls || error.code === noTlsRecord) {
    return failure(
      'TLS_NOT_TLS',
      'tls',
      `${name} answered the TLS handshake with something else: ${greeterOf(received ?? '') ?? 'it is not known what'}.`,
      {
        error,
        causeText: tlsErrorText(error),
        received,
      },
    );
  }
  const fromServer = alertNumberOf(error) ?? (facts.alert?.from === 'server' ? facts.alert.number : null);
  if (fromServer !== null) return alertFailure(error, fromServer, wish, place);
  if (isTlsError(error)) {
    return failure('TLS_HANDSHAKE_FAILED', 'tls', `The TLS handshake with ${name} failed: ${tlsErrorText(error)}.`, {
      error,
      causeText: tlsErrorText(error),
      alert: facts.alert,
    });
  }
  if (wish.sent !== null && error.code === 'ECONNRESET') {
    const message = `${name} asked for a client certificate, got “${wish.sent}”, and ended the connection.`;
    return failure('TLS_CLIENT_CERTIFICATE_REFUSED', 'tls', message, { error, alert: facts.alert });
  }
  if (error.code === 'ECONNRESET' && /socket disconnected|was closed/.test(error.message)) {
    const stage = facts.bytesReceived === 0 ? 'without a word' : 'in the middle of the TLS handshake';
    return failure('CONNECTION_CLOSED', 'tls', `${name} closed the connection ${stage}.`, {
      error,
      alert: facts.alert,
    });
  }
  const code = codeOfErrno(error);
  if (code === 'CONNECTION_RESET') {
    return failure(code, 'tls', `${name} broke the connection off during the TLS handshake.`, {
      error,
      alert: facts.alert,
    });
  }
  if (code === 'CONNECT_TIMEOUT')
    return failure('TLS_TIMEOUT', 'tls', `${name} stopped answering during the TLS handshake.`, { error });
  return failure(code, 'tls', `The connection to ${name} failed during the TLS handshake.`, { error });
}

/** The failure that an alert of the server made, in the handshake or after it. */
export function alertFailure(
  error: NodeJS.ErrnoException,
  number: number,
  { asked, sent }: CertificateWish,
  place: Place,
): Failure {
  const alert = { number, from: 'server' } as const;
  const details = { error, causeText: tlsErrorText(error), alert };
  const name = placeName(place);
  if (sent !== null && number !== 116 && certificateAlerts.has(number)) {
    const message = `${name} refused the client certificate “${sent}” (${alertName(number)}).`;
    return failure('TLS_CLIENT_CERTIFICATE_REFUSED', 'tls', message, details);
  }
  if (number === 116 || (asked === true && certificateAlerts.has(number))) {
    return failure(
      'TLS_CLIENT_CERTIFICATE_REQUIRED',
      'tls',
      `${name} asks for a client certificate and refused the connection without one (${alertName(number)}).`,
      details,
    );
  }
  return failure('TLS_ALERT', 'tls', `${name} ended TLS with the alert ${alertName(number)} (${number}).`, details);
}

const reasonWords: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'it, or one above it, has expired',
  CERT_NOT_YET_VALID: 'it, or one above it, is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'it leads to a root that is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its issuer is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT: 'its issuer is not known',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its issuer was not sent and is not trusted here',
  CERT_SIGNATURE_FAILURE: 'a signature in the chain is wrong',
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: 'a signature in the chain cannot be verified here',
  INVALID_PURPOSE: 'it is not made for servers',
  KEY_USAGE_MISMATCH: 'its key may not be used for this',
  INVALID_CA: 'its issuer, or one above it, is no certificate authority',
  KEY_USAGE_NO_CERT_SIGN: 'its issuer, or one above it, may not sign certificates',
  NAME_CONSTRAINT_VIOLATED: 'an authority above it may not certify this name',
  NO_EXPLICIT_POLICY: 'a policy that an authority above it demands is missing',
  AUTHORITY_KEY_MISMATCH: 'it names another key or certificate of its issuer',
  NAMED_LIKE_ISSUER: 'it has the same subject as its issuer',
  CERTIFICATE_VERSION: 'it, or one above it, is of an old version without names',
  UNKNOWN_CRITICAL_EXTENSION: 'it, or one above it, has a critical extension that is not understood',
  DUPLICATE_EXTENSION: 'it, or one above it, has an extension twice',
  EXTENSION_UNREADABLE: 'an extension of it, or of one above it, cannot be read',
  VALIDITY_UNREADABLE: 'its dates of validity, or those of one above it, cannot be read',
  SIGNATURE_ALGORITHM_MISMATCH: 'it, or one above it, names two signature algorithms',
  PATH_LENGTH_EXCEEDED: 'a certificate authority in the chain may not issue others',
  CERT_REVOKED: 'it, or one above it, was revoked',
  STAPLE_FORGED: 'the proof of its validity that came along is forged',
  STAPLE_MISSING: 'it demands a proof of its validity, and none came',
  WEAK_KEY: 'a key in the chain is too weak',
  WEAK_SIGNATURE: 'a signature in the chain uses a broken hash',
  NO_CERTIFICATE: 'none was sent',
  CERTIFICATE_UNREADABLE: 'it cannot be read',
  CERTIFICATE_ENCODING: 'it, or one above it, is not encoded as the standard demands',
};

const eitherOne = 'it, or one above it,';

/** Says which certificate is meant, where only the server's own or only others have the fault. */
function reasonText(reason: string, { faults, path, chain }: TlsSession): string | undefined {
  const words = reasonWords[reason];
  if (!words?.startsWith(eitherOne)) return words;
  const own = (path[0] ?? chain[0])?.fingerprint256;
  const meant = faults.filter(({ code, severity }) => code === reason && severity === 'error');
  const isOwn = meant.some(({ fingerprint256 }) => fingerprint256 === own);
  const isAbove = meant.some(({ fingerprint256 }) => fingerprint256 !== own);
  return isOwn === isAbove ? words : `${isOwn ? 'it' : 'one above it'}${words.slice(eitherOne.length)}`;
}

export function untrustedFailure(
  session: TlsSession,
  libraryMessage: string | null,
  place: Place,
  systemCertificatesMissing: boolean,
): Failure {
  const text = libraryMessage === null ? null : cleanLibraryText(libraryMessage);
  const reasons = session.trustErrors.map((reason) => reasonText(reason, session) ?? text ?? reason);
  const missing =
    systemCertificatesMissing && session.anchorStore === null
      ? ' The certificates of the system could not be consulted: this version of Node cannot read them.'
      : '';
  const message = `The certificate of ${placeName(place)} is not trusted: ${reasons.join('; ')}. Nothing of the request was sent.${missing}`;
  return {
    ...failure('TLS_UNTRUSTED', 'tls', message),
    cause: { code: session.trustError, message: text ?? reasonWords[session.trustError ?? ''] ?? '' },
  };
}
