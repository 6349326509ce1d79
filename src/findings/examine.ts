import type { Call, Exchange, TlsSession } from '../exchange/exchange.ts';
import type { Inspection } from '../exchange/inspect-tls.ts';
import type { Opened } from '../exchange/opened.ts';
import { badSignature } from './bad-signature.ts';
import { browserCompatibility } from './browser-compatibility.ts';
import { callAddress } from './call-address.ts';
import { certificateCheckOff } from './certificate-check-off.ts';
import { certificateExpired } from './certificate-expired.ts';
import { certificateExpiresSoon } from './certificate-expires-soon.ts';
import { certificateNotYetValid } from './certificate-not-yet-valid.ts';
import { certificatePolicy } from './certificate-policy.ts';
import { certificateVersion } from './certificate-version.ts';
import { chainOrder } from './chain-order.ts';
import type { ExchangeCheck, Outcome, OutcomeCheck, SessionCheck, SessionContext } from './check.ts';
import { clientCertificateExpired } from './client-certificate-expired.ts';
import { clientCertificateRequested } from './client-certificate-requested.ts';
import { clientCertificateRequired } from './client-certificate-required.ts';
import { clientCertificateUnfit } from './client-certificate-unfit.ts';
import { clockSkew } from './clock-skew.ts';
import { cookiesNotKept } from './cookies-not-kept.ts';
import { credentialsOverPlainHttp } from './credentials-over-plain-http.ts';
import { crlExpired } from './crl-expired.ts';
import { crlMissing } from './crl-missing.ts';
import { crlUnusable } from './crl-unusable.ts';
import { duplicateCertificate } from './duplicate-certificate.ts';
import { extraCertificate } from './extra-certificate.ts';
import type { Finding } from './finding.ts';
import { gravestFirst } from './gravest-first.ts';
import { handshakeBrokenOff } from './handshake-broken-off.ts';
import { handshakeStalled } from './handshake-stalled.ts';
import { helloRetry } from './hello-retry.ts';
import { hstsMissing } from './hsts-missing.ts';
import { insecureRedirect } from './insecure-redirect.ts';
import { intercepted } from './intercepted.ts';
import { issuerNotCa } from './issuer-not-ca.ts';
import { leafIsAuthority } from './leaf-is-authority.ts';
import { lookalikeName } from './lookalike-name.ts';
import { malformedCertificate } from './malformed-certificate.ts';
import { malformedHello } from './malformed-hello.ts';
import { missingIntermediate } from './missing-intermediate.ts';
import { missingTimestamps } from './missing-timestamps.ts';
import { mustStapleMissing } from './must-staple-missing.ts';
import { nameConstraints } from './name-constraints.ts';
import { namedLikeIssuer } from './named-like-issuer.ts';
import { noApplicationProtocolInCommon } from './no-application-protocol.ts';
import { noConnection } from './no-connection.ts';
import { notTls } from './not-tls.ts';
import { nothingInCommon } from './nothing-in-common.ts';
import { obsoleteProtocol, obsoleteProtocolOnly } from './obsolete-protocol.ts';
import { pathLength } from './path-length.ts';
import { plainHttpOnTlsPort } from './plain-http-on-tls-port.ts';
import { privateRoot } from './private-root.ts';
import { proxied } from './proxied.ts';
import { revoked } from './revoked.ts';
import { rootIncluded } from './root-included.ts';
import { selfSigned } from './self-signed.ts';
import { serialNumber } from './serial-number.ts';
import { serverNameUnrecognized } from './server-name-unrecognized.ts';
import { slowHandshake } from './slow-handshake.ts';
import { stapleExpired } from './staple-expired.ts';
import { stapleForged } from './staple-forged.ts';
import { stapleUnusable } from './staple-unusable.ts';
import { stapleWrongCertificate } from './staple-wrong-certificate.ts';
import { tlsAlert } from './tls-alert.ts';
import { tlsOnPlainPort } from './tls-on-plain-port.ts';
import { truncatedBody } from './truncated-body.ts';
import { unknownCriticalExtension } from './unknown-critical-extension.ts';
import { unknownIssuer } from './unknown-issuer.ts';
import { unsolicitedExtension } from './unsolicited-extension.ts';
import { untrustedCertificate } from './untrusted-certificate.ts';
import { validityTooLong } from './validity-too-long.ts';
import { weakCipher } from './weak-cipher.ts';
import { weakHandshakeSignature } from './weak-handshake-signature.ts';
import { weakKey } from './weak-key.ts';
import { weakSignature } from './weak-signature.ts';
import { wrongHost } from './wrong-host.ts';
import { wrongKeyIdentifier } from './wrong-key-identifier.ts';
import { wrongKeyUsage } from './wrong-key-usage.ts';
import { wrongPurpose } from './wrong-purpose.ts';

/** In the order in which findings of equal severity are shown. */
const sessionChecks: readonly SessionCheck[] = [
  certificateExpired,
  certificateNotYetValid,
  wrongHost,
  selfSigned,
  unknownIssuer,
  missingIntermediate,
  badSignature,
  revoked,
  stapleForged,
  mustStapleMissing,
  wrongPurpose,
  wrongKeyUsage,
  issuerNotCa,
  pathLength,
  nameConstraints,
  certificatePolicy,
  wrongKeyIdentifier,
  namedLikeIssuer,
  certificateVersion,
  unknownCriticalExtension,
  malformedCertificate,
  weakKey,
  weakSignature,
  obsoleteProtocol,
  weakCipher,
  weakHandshakeSignature,
  unsolicitedExtension,
  malformedHello,
  helloRetry,
  certificateExpiresSoon,
  stapleExpired,
  stapleWrongCertificate,
  stapleUnusable,
  crlMissing,
  crlExpired,
  crlUnusable,
  chainOrder,
  clientCertificateExpired,
  clientCertificateUnfit,
  missingTimestamps,
  privateRoot,
  intercepted,
  validityTooLong,
  rootIncluded,
  duplicateCertificate,
  extraCertificate,
  browserCompatibility,
  leafIsAuthority,
  lookalikeName,
  serialNumber,
];

const outcomeChecks: readonly OutcomeCheck[] = [
  plainHttpOnTlsPort,
  notTls,
  tlsOnPlainPort,
  clientCertificateRequired,
  clientCertificateRequested,
  obsoleteProtocolOnly,
  serverNameUnrecognized,
  noApplicationProtocolInCommon,
  nothingInCommon,
  tlsAlert,
  handshakeBrokenOff,
  handshakeStalled,
  slowHandshake,
  truncatedBody,
  proxied,
];

const exchangeChecks: readonly ExchangeCheck[] = [
  certificateCheckOff,
  credentialsOverPlainHttp,
  insecureRedirect,
  cookiesNotKept,
  hstsMissing,
  clockSkew,
];

/** Everything an exchange shows, the gravest first. `now` in milliseconds since 1970-01-01 UTC. */
export function examine(exchange: Exchange, now: number): readonly Finding[] {
  const last = exchange.calls.at(-1);
  return gravestFirst([
    ...exchange.calls.flatMap((call) => {
      const findings = examineCall(call, now);
      const { authority } = callAddress(call);
      return last === undefined || authority === callAddress(last).authority
        ? findings
        : findings.map((finding) => ({ ...finding, title: `${authority}: ${finding.title}` }));
    }),
    ...exchangeChecks.flatMap((check) => check(exchange)),
  ]);
}

/** What a TLS session shows, with or without a request after it; the gravest first. */
function examineSession(session: TlsSession, context: SessionContext): readonly Finding[] {
  const found = sessionChecks.flatMap((check) => check(session, context));
  return gravestFirst([...found, ...untrustedCertificate(session, found)]);
}

/** What an inspection shows that connected and sent no request; the gravest first. */
export function examineInspection(inspection: Inspection, now: number): readonly Finding[] {
  const { host, port, failure, timings } = inspection;
  const session = inspection.connection?.tls ?? null;
  const proxy = inspection.connection?.proxy ?? null;
  const outcome: Outcome = {
    scheme: 'https',
    host,
    port,
    session,
    proxy,
    isReused: false,
    failure,
    response: null,
    timings,
  };
  return gravestFirst([
    ...noConnection(outcome),
    ...examineOutcome(outcome),
    ...(session === null ? [] : examineSession(session, { host, port, now })),
  ]);
}

/** What a connection shows over which no answer has come yet; the gravest first. */
export function examineOpened({ url, connection, timings }: Opened, now: number): readonly Finding[] {
  const { scheme, host, port } = callAddress({ sent: { url } });
  const session = connection.tls;
  return gravestFirst([
    ...examineOutcome({
      scheme,
      host,
      port,
      session,
      proxy: connection.proxy,
      isReused: connection.reused,
      failure: null,
      response: null,
      timings,
    }),
    ...(session === null ? [] : examineSession(session, { host, port, now })),
  ]);
}

function examineOutcome(outcome: Outcome): readonly Finding[] {
  return outcomeChecks.flatMap((check) => check(outcome));
}

function examineCall(call: Call, now: number): readonly Finding[] {
  const { scheme, host, port } = callAddress(call);
  const session = call.connection?.tls ?? null;
  return [
    ...examineOutcome({
      ...call,
      scheme,
      host,
      port,
      session,
      proxy: call.connection?.proxy ?? null,
      isReused: call.connection?.reused ?? false,
    }),
    ...(session === null ? [] : examineSession(session, { host, port, now })),
  ];
}
