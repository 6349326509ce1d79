import { createHash, type KeyObject, sign } from 'node:crypto';
import type { Certificate } from '../../../../src/certificate/certificate.ts';
import { readDer, SignedCertificate } from '../../../../src/certificate/der-schemas.ts';
import { keyBits } from '../../../../src/certificate/revocation/key-bits.ts';
import * as der from '../../../../src/playground/der.ts';

/** An OCSP response as it is to be; what is left out is as a good responder would have it. */
export interface OcspPlan {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  readonly key: KeyObject;
  readonly producedAt: number;
  readonly status?: 'good' | 'unknown' | { readonly revokedAt: number; readonly reason: number | null };
  readonly thisUpdate?: number;
  /** `null`: none. */
  readonly nextUpdate?: number | null;
  /** Upper-case hexadecimal; that of the certificate without it. */
  readonly serialNumber?: string;
  readonly hash?: 'sha1' | 'sha256';
  /** Hashes of another key in place of the issuer's. */
  readonly keyHashOf?: Certificate;
  readonly included?: readonly Certificate[];
  readonly damaged?: boolean;
  readonly responderByKey?: boolean;
}

const hashOids = { sha1: '1.3.14.3.2.26', sha256: '2.16.840.1.101.3.4.2.1' } as const;
const day = 86_400_000;

export function makeOcspResponse(plan: OcspPlan): Uint8Array {
  const { certificate, issuer, key, producedAt } = plan;
  const hash = plan.hash ?? 'sha1';
  const digest = (octets: Uint8Array): Uint8Array => createHash(hash).update(octets).digest();
  const subject = new Uint8Array(readDer(issuer.der, SignedCertificate)?.toBeSigned.subject ?? new ArrayBuffer(0));
  const certId = der.sequence(
    der.sequence(der.objectIdentifier(hashOids[hash]), der.nullValue()),
    der.octetString(digest(subject)),
    der.octetString(digest(keyBits(plan.keyHashOf ?? issuer))),
    der.integer(Buffer.from(plan.serialNumber ?? certificate.serialNumber, 'hex')),
  );
  const nextUpdate = plan.nextUpdate === undefined ? producedAt + 7 * day : plan.nextUpdate;
  const single = der.sequence(
    certId,
    statusOf(plan.status ?? 'good'),
    moment(plan.thisUpdate ?? producedAt),
    ...(nextUpdate === null ? [] : [der.explicit(0, moment(nextUpdate))]),
  );
  const responder = plan.responderByKey
    ? der.explicit(2, der.octetString(createHash('sha1').update(keyBits(issuer)).digest()))
    : der.explicit(1, subject);
  const signed = der.sequence(responder, moment(producedAt), der.sequence(single));
  const signature = sign('sha256', signed, key);
  if (plan.damaged) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
  const basic = der.sequence(
    signed,
    der.sequence(
      ...(key.asymmetricKeyType === 'rsa'
        ? [der.objectIdentifier('1.2.840.113549.1.1.11'), der.nullValue()]
        : [der.objectIdentifier('1.2.840.10045.4.3.2')]),
    ),
    der.bitString(signature),
    ...(plan.included ? [der.explicit(0, der.sequence(...plan.included.map((one) => one.der)))] : []),
  );
  return der.sequence(
    enumerated(0),
    der.explicit(0, der.sequence(der.objectIdentifier('1.3.6.1.5.5.7.48.1.1'), der.octetString(basic))),
  );
}

/** A response that says only why there is none (RFC 6960 section 4.2.1). */
export function makeOcspRefusal(number: number): Uint8Array {
  return der.sequence(enumerated(number));
}

function statusOf(status: NonNullable<OcspPlan['status']>): Uint8Array {
  if (status === 'good') return der.implicit(0, new Uint8Array());
  if (status === 'unknown') return der.implicit(2, new Uint8Array());
  const { revokedAt, reason } = status;
  return der.implicitSequence(1, moment(revokedAt), ...(reason === null ? [] : [der.explicit(0, enumerated(reason))]));
}

function enumerated(number: number): Uint8Array {
  return Uint8Array.of(0x0a, 1, number);
}

/** GeneralizedTime, whole seconds. */
export function moment(milliseconds: number): Uint8Array {
  const digits = `${new Date(milliseconds).toISOString().slice(0, 19).replace(/\D/g, '')}Z`;
  return Buffer.concat([Uint8Array.of(0x18, digits.length), Buffer.from(digits, 'latin1')]);
}
