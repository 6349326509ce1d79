import type { Certificate } from '../certificate/certificate.ts';
import type { CertificateFault, FaultCode } from '../certificate/certificate-fault.ts';
import type { TlsSession } from '../exchange/exchange.ts';
import { certificateTitle } from './certificates-in-use.ts';

export interface FaultInPlace extends CertificateFault {
  readonly certificate: Certificate;
  /** `The certificate`, or which other one of the chain it is. */
  readonly title: string;
}

/** The faults of these kinds that the rules of path validation found, each with its certificate. */
export function faultsOf(session: TlsSession, ...codes: readonly FaultCode[]): readonly FaultInPlace[] {
  const known = [...session.path, ...session.chain];
  return session.faults
    .filter(({ code }) => codes.includes(code))
    .flatMap((fault) => {
      const certificate = known.find(({ fingerprint256 }) => fingerprint256 === fault.fingerprint256);
      return certificate === undefined
        ? []
        : [{ ...fault, certificate, title: certificateTitle(certificate, session) }];
    });
}
