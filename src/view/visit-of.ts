import type { Certificate } from '../certificate/certificate.ts';
import type { TlsSession } from '../exchange/exchange.ts';
import { keyText } from './certificate-sections.ts';
import type { Verdict } from './certificate-view.ts';
import { protocolText } from './tls-text.ts';
import { certificateName } from './trust-text.ts';
import { visibleText } from './visible-text.ts';
import type { Visit, VisitedCertificate } from './visit.ts';

/** Some certificates hold names by the thousand, and all hosts together have to fit where they are kept. */
const mostNames = 10;
const longestName = 200;

/** What there is to remember of this look at who answers. */
export function visitOf(authority: string, session: TlsSession, { tone, title }: Verdict, now: number): Visit {
  const { protocol, cipher, keyExchange, chain, path } = session;
  const leaf = chain[0];
  return {
    authority,
    since: now,
    at: now,
    tone,
    title,
    protocol: protocol === null ? null : protocolText(protocol),
    cipher,
    keyExchange: keyExchange?.name ?? null,
    certificate: leaf === undefined ? null : visitedCertificate(leaf),
    path: (path.length > 0 ? path : chain).slice(0, mostNames).map((one) => kept(certificateName(one))),
  };
}

function visitedCertificate(leaf: Certificate): VisitedCertificate {
  const { fingerprint256, publicKeyPin, subject, issuer, serialNumber, subjectAltNames } = leaf;
  return {
    fingerprint256,
    publicKeyPin,
    subject: kept(subject.text),
    issuer: kept(issuer.text),
    serialNumber: kept(serialNumber),
    names: subjectAltNames.slice(0, mostNames).map(({ value }) => kept(value)),
    nameCount: subjectAltNames.length,
    notBefore: leaf.notBefore,
    notAfter: leaf.notAfter,
    key: keyText(leaf.publicKey),
    signatureAlgorithm: leaf.signatureAlgorithm,
  };
}

function kept(text: string): string {
  const visible = visibleText(text, false);
  return visible.length > longestName ? `${visible.slice(0, longestName - 1)}…` : visible;
}
