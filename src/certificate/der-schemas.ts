/**
 * X.509 cut into pieces that are read one by one. The library's own `Certificate` refuses the whole when one inner value is odd;
 * a certificate that is shown because it was refused is often odd, so here a piece that cannot be read costs that piece only.
 */
import {
  AsnArray,
  AsnConvert,
  AsnIntegerArrayBufferConverter,
  AsnProp,
  AsnPropTypes,
  AsnType,
  AsnTypeTypes,
  OctetString,
} from '@peculiar/asn1-schema';

/** Room for a certificate with ten thousand names; the library's own limits stop far below. */
const limits = { berOptions: { maxDepth: 64, maxNodes: 1_000_000, maxContentLength: 64 * 1024 * 1024 } };

/** Reads DER by a schema; `null` where the bytes are something else. Never throws. */
export function readDer<T>(bytes: ArrayBuffer | Uint8Array, schema: new () => T): T | null {
  try {
    return AsnConvert.parse(bytes, schema, limits);
  } catch {
    return null;
  }
}

/** SEQUENCE OF anything, each item with its tag and length. */
export class Items extends AsnArray<ArrayBuffer | null> {}
AsnType({ type: AsnTypeTypes.Sequence, itemType: AsnPropTypes.Any })(Items);

/** A SET OF anything. */
class Members extends AsnArray<ArrayBuffer | null> {}
AsnType({ type: AsnTypeTypes.Set, itemType: AsnPropTypes.Any })(Members);

/** SEQUENCE OF INTEGER, for the TLS feature extension (RFC 7633 section 4.1). */
export class Integers extends AsnArray<number | string> {}
AsnType({ type: AsnTypeTypes.Sequence, itemType: AsnPropTypes.Integer })(Integers);

/** TBSCertificate (RFC 5280 section 4.1). */
export class ToBeSigned {
  version: number | string = 0;
  serialNumber: ArrayBuffer = new ArrayBuffer(0);
  signature: ArrayBuffer | null = null;
  issuer: ArrayBuffer | null = null;
  validity: ArrayBuffer | null = null;
  subject: ArrayBuffer | null = null;
  subjectPublicKeyInfo: ArrayBuffer | null = null;
  issuerUniqueId: ArrayBuffer | null = null;
  subjectUniqueId: ArrayBuffer | null = null;
  extensions: readonly (ArrayBuffer | null)[] | null = null;
}
const any = { type: AsnPropTypes.Any };
AsnProp({ type: AsnPropTypes.Integer, context: 0, defaultValue: 0 })(ToBeSigned.prototype, 'version');
AsnProp({ type: AsnPropTypes.Integer, converter: AsnIntegerArrayBufferConverter })(
  ToBeSigned.prototype,
  'serialNumber',
);
for (const property of ['signature', 'issuer', 'validity', 'subject', 'subjectPublicKeyInfo'])
  AsnProp(any)(ToBeSigned.prototype, property);
AsnProp({ type: AsnPropTypes.BitString, context: 1, implicit: true, optional: true })(
  ToBeSigned.prototype,
  'issuerUniqueId',
);
AsnProp({ type: AsnPropTypes.BitString, context: 2, implicit: true, optional: true })(
  ToBeSigned.prototype,
  'subjectUniqueId',
);
AsnProp({ type: Items, context: 3, optional: true })(ToBeSigned.prototype, 'extensions');

/** Certificate (RFC 5280 section 4.1). */
export class SignedCertificate {
  toBeSigned: ToBeSigned = new ToBeSigned();
  signatureAlgorithm: ArrayBuffer | null = null;
  signature: ArrayBuffer = new ArrayBuffer(0);
}
AsnProp({ type: ToBeSigned })(SignedCertificate.prototype, 'toBeSigned');
AsnProp(any)(SignedCertificate.prototype, 'signatureAlgorithm');
AsnProp({ type: AsnPropTypes.BitString })(SignedCertificate.prototype, 'signature');

/** Extension (RFC 5280 section 4.1). */
export class RawExtension {
  oid = '';
  critical = false;
  value: OctetString = new OctetString();
}
AsnProp({ type: AsnPropTypes.ObjectIdentifier })(RawExtension.prototype, 'oid');
AsnProp({ type: AsnPropTypes.Boolean, defaultValue: false })(RawExtension.prototype, 'critical');
AsnProp({ type: OctetString })(RawExtension.prototype, 'value');

/** SEQUENCE of an OBJECT IDENTIFIER and anything after it: algorithms, attributes. */
export class Identified {
  oid = '';
  value: ArrayBuffer | null = null;
}
AsnProp({ type: AsnPropTypes.ObjectIdentifier })(Identified.prototype, 'oid');
AsnProp({ type: AsnPropTypes.Any, optional: true })(Identified.prototype, 'value');

/** RSASSA-PSS-params (RFC 4055 section 3.1); no hash means SHA-1. */
export class PssParameters {
  hash: Identified | null = null;
  maskGeneration: ArrayBuffer | null = null;
  saltLength: ArrayBuffer | null = null;
  trailer: ArrayBuffer | null = null;
}
AsnProp({ type: Identified, context: 0, optional: true })(PssParameters.prototype, 'hash');
AsnProp({ type: AsnPropTypes.Any, context: 1, optional: true })(PssParameters.prototype, 'maskGeneration');
AsnProp({ type: AsnPropTypes.Any, context: 2, optional: true })(PssParameters.prototype, 'saltLength');
AsnProp({ type: AsnPropTypes.Any, context: 3, optional: true })(PssParameters.prototype, 'trailer');

/** SEQUENCE of a long INTEGER and others: RSAPublicKey (RFC 8017 appendix A.1.1) and Dss-Parms (RFC 3279 section 2.3.2). */
export class LeadingInteger {
  first: ArrayBuffer = new ArrayBuffer(0);
  second: ArrayBuffer | null = null;
  third: ArrayBuffer | null = null;
}
AsnProp({ type: AsnPropTypes.Integer, converter: AsnIntegerArrayBufferConverter })(LeadingInteger.prototype, 'first');
AsnProp(any)(LeadingInteger.prototype, 'second');
AsnProp({ type: AsnPropTypes.Any, optional: true })(LeadingInteger.prototype, 'third');

/** One long INTEGER on its own. */
export class SingleInteger {
  octets: ArrayBuffer = new ArrayBuffer(0);
}
AsnType({ type: AsnTypeTypes.Choice })(SingleInteger);
AsnProp({ type: AsnPropTypes.Integer, converter: AsnIntegerArrayBufferConverter })(SingleInteger.prototype, 'octets');
