import type { Certificate } from '../certificate/certificate.ts';
import type { OcspReading } from '../certificate/revocation/revocation.ts';
import type { TlsSession } from '../exchange/exchange.ts';
import { certificateTitle, leafOf } from './certificates-in-use.ts';

export interface Stapled {
  readonly staple: OcspReading;
  /** The certificate with which it came. */
  readonly certificate: Certificate;
  /** `the certificate`, or which other one. */
  readonly name: string;
  /** Nothing for the server's own; else whose, to stand after “OCSP response”. */
  readonly whose: string;
}

/** The OCSP responses that the server sent along, that of its own certificate first. */
export function stapledIn(session: TlsSession): readonly Stapled[] {
  const leaf = leafOf(session);
  const own =
    session.staple === null || leaf === null
      ? []
      : [{ staple: session.staple, certificate: leaf, name: 'the certificate', whose: '' }];
  const above = session.issuerStaples.flatMap(({ position, reading }) => {
    const certificate = session.path[position];
    if (certificate === undefined) return [];
    const name = lowerFirst(certificateTitle(certificate, session));
    return [{ staple: reading, certificate, name, whose: ` of ${name}` }];
  });
  return [...own, ...above];
}

function lowerFirst(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}
