import type { Certificate } from '../certificate/certificate.ts';
import { certificateToPem } from '../certificate/certificate-to-pem.ts';
import type { TlsSession } from '../exchange/exchange.ts';
import { certificateFaults } from './certificate-faults.ts';
import { type CertificateRole, certificateSections } from './certificate-sections.ts';
import type { CertificateNode } from './certificate-view.ts';
import { spanText } from './duration-text.ts';
import { certificateName } from './trust-text.ts';
import { visibleText } from './visible-text.ts';

/** Milliseconds left below which a certificate is shown with a warning. */
const soon = 21 * 86_400_000;

/** The path from the leaf to the anchor, then what was sent besides. */
export function certificateNodes(session: TlsSession, now: number): readonly CertificateNode[] {
  const sent = new Set(session.chain.map((one) => one.fingerprint256));
  const path = session.path.length > 0 ? session.path : session.chain;
  const onPath = new Set(path.map((one) => one.fingerprint256));
  const besides = session.chain.filter((one) => !onPath.has(one.fingerprint256));
  return [
    ...path.map((one, index) => node(one, session, index, sent.has(one.fingerprint256) ? 'sent' : 'store', true, now)),
    ...besides.map((one, index) => node(one, session, path.length + index, 'sent', false, now)),
  ];
}

function node(
  certificate: Certificate,
  session: TlsSession,
  index: number,
  origin: CertificateNode['origin'],
  onPath: boolean,
  now: number,
): CertificateNode {
  const role: CertificateRole = index === 0 ? 'leaf' : certificate.selfSigned ? 'root' : 'intermediate';
  const { errors, warnings } = certificateFaults(certificate, session, now);
  const isOutOfDate = !certificate.validityIsReadable || now > certificate.notAfter || now < certificate.notBefore;
  return {
    title: visibleText(certificateName(certificate), false),
    subtitle: [
      onPath ? roleText(role) : 'Sent, but not on the path',
      ...(isOutOfDate && errors.length > 0 ? [] : [validityText(certificate, now)]),
    ].join(' · '),
    tone: errors.length > 0 ? 'error' : warnings.length > 0 || certificate.notAfter - now < soon ? 'warning' : 'good',
    faults: [...errors, ...warnings],
    origin,
    sections: certificateSections(certificate, session, role, origin, now),
    pem: certificateToPem(certificate.der),
    fingerprint256: certificate.fingerprint256,
  };
}

function roleText(role: CertificateRole): string {
  return role === 'leaf' ? 'Server certificate' : role === 'root' ? 'Root' : 'Intermediate';
}

/** `expires in 61 days`, `expired 3 days ago`, `not valid for another 2 days`. */
export function validityText({ notBefore, notAfter }: Certificate, now: number): string {
  if (now < notBefore) return `not valid for another ${spanText(notBefore - now)}`;
  return now > notAfter ? `expired ${spanText(now - notAfter)} ago` : `expires in ${spanText(notAfter - now)}`;
}
