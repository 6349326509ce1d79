/** Makes OCSP responses (RFC 6960 section 4.2), as a server staples them to its handshake: good ones and others. */

import { createHash, type KeyObject, sign } from 'node:crypto';
import { keyIdentifier } from './certificate-factory.ts';
import * as der from './der.ts';

export interface OcspPlan {
  /** Who issued the certificate: its name as in the certificate, and its key. */
  readonly issuer: { readonly name: der.Der; readonly publicKey: KeyObject };
  /** Big-endian, without sign. */
  readonly serialNumber: Uint8Array;
  /** `reason` as CRLReason (RFC 5280 section 5.3.1), `null`: not said. Times in milliseconds since 1970. */
  readonly status: 'good' | 'unknown' | { readonly revokedAt: number; readonly reason: number | null };
  readonly producedAt: number;
  readonly thisUpdate: number;
  /** `null`: newer information is available all the time. */
  readonly nextUpdate: number | null;
  /** An EC key, with SHA-256. */
  readonly signer: KeyObject;
  /** `null`: the issuer itself; else the responder's name. */
  readonly responder: der.Der | null;
  /** DER, for a responder that is not the issuer. */
  readonly certificates: readonly Uint8Array[];
}

/** The response in DER, of the type `id-pkix-ocsp-basic`. */
export function makeOcspResponse(plan: OcspPlan): Uint8Array {
  const responder =
    plan.responder === null
      ? der.explicit(2, der.octetString(keyIdentifier(plan.issuer.publicKey)))
      : der.explicit(1, plan.responder);
  const data = der.sequence(responder, der.generalizedTime(plan.producedAt), der.sequence(singleResponse(plan)));
  const basic = der.sequence(
    data,
    der.sequence(der.objectIdentifier('1.2.840.10045.4.3.2')), // ecdsa-with-SHA256
    der.bitString(sign('sha256', data, plan.signer)),
    ...(plan.certificates.length === 0 ? [] : [der.explicit(0, der.sequence(...plan.certificates))]),
  );
  const bytes = der.sequence(der.objectIdentifier('1.3.6.1.5.5.7.48.1.1'), der.octetString(basic));
  return der.sequence(der.enumerated(0), der.explicit(0, bytes)); // successful
}

function singleResponse(plan: OcspPlan): der.Der {
  return der.sequence(
    certificateId(plan),
    certificateStatus(plan.status),
    der.generalizedTime(plan.thisUpdate),
    ...(plan.nextUpdate === null ? [] : [der.explicit(0, der.generalizedTime(plan.nextUpdate))]),
  );
}

/** By SHA-1, the only hash that every client of OCSP knows (RFC 6960 section 4.3 with RFC 5019 section 2.1.1). */
function certificateId({ issuer, serialNumber }: OcspPlan): der.Der {
  return der.sequence(
    der.sequence(der.objectIdentifier('1.3.14.3.2.26'), der.nullValue()),
    der.octetString(createHash('sha1').update(issuer.name).digest()),
    der.octetString(keyIdentifier(issuer.publicKey)),
    der.integer(serialNumber),
  );
}

function certificateStatus(status: OcspPlan['status']): der.Der {
  if (status === 'good') return der.implicit(0, new Uint8Array());
  if (status === 'unknown') return der.implicit(2, new Uint8Array());
  const reason = status.reason === null ? [] : [der.explicit(0, der.enumerated(status.reason))];
  return der.implicitSequence(1, der.generalizedTime(status.revokedAt), ...reason);
}
