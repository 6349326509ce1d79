import { type KeyObject, sign } from 'node:crypto';
import type { Certificate } from '../../../../src/certificate/certificate.ts';
import { readDer, SignedCertificate } from '../../../../src/certificate/der-schemas.ts';
import * as der from '../../../../src/playground/der.ts';

/** A revocation list as it is to be; what is left out is as a good authority would have it. */
export interface CrlPlan {
  readonly issuer: Certificate;
  readonly key: KeyObject;
  readonly thisUpdate: number;
  /** `null`: none. */
  readonly nextUpdate: number | null;
  /** `reason` as CRLReason, `null`: not given. */
  readonly revoked?: readonly {
    readonly serialNumber: string;
    readonly at: number;
    readonly reason: number | null;
    /** Whole extensions of the entry, in DER, in place of the reason. */
    readonly extensions?: readonly Uint8Array[];
  }[];
  /** Whole extensions, in DER. */
  readonly extensions?: readonly Uint8Array[];
  readonly damaged?: boolean;
}

export function makeCrl(plan: CrlPlan): Uint8Array {
  const algorithm = der.sequence(der.objectIdentifier('1.2.840.10045.4.3.2'));
  const issuer = new Uint8Array(readDer(plan.issuer.der, SignedCertificate)?.toBeSigned.subject ?? new ArrayBuffer(0));
  const entries = (plan.revoked ?? []).map(({ serialNumber, at, reason, extensions }) =>
    der.sequence(
      der.integer(Buffer.from(serialNumber, 'hex')),
      der.time(at),
      ...(extensions !== undefined
        ? [der.sequence(...extensions)]
        : reason === null
          ? []
          : [der.sequence(extension('2.5.29.21', false, Uint8Array.of(0x0a, 1, reason)))]),
    ),
  );
  const signed = der.sequence(
    der.integer(Uint8Array.of(1)), // version 2
    algorithm,
    issuer,
    der.time(plan.thisUpdate),
    ...(plan.nextUpdate === null ? [] : [der.time(plan.nextUpdate)]),
    ...(entries.length === 0 ? [] : [der.sequence(Buffer.concat(entries))]),
    ...(plan.extensions ? [der.explicit(0, der.sequence(...plan.extensions))] : []),
  );
  const signature = sign('sha256', signed, plan.key);
  if (plan.damaged) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
  return der.sequence(signed, algorithm, der.bitString(signature));
}

export function extension(oid: string, critical: boolean, value: Uint8Array): Uint8Array {
  return der.sequence(der.objectIdentifier(oid), ...(critical ? [der.booleanTrue()] : []), der.octetString(value));
}
