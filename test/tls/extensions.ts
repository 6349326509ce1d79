/** Extensions of certificates (RFC 5280 section 4.2), each as DER with the criticality that the standard wants unless told otherwise. */

import { type KeyObject, randomBytes } from 'node:crypto';
import { addressRange, extension, generalName, keyIdentifier } from '../../src/playground/certificate-factory.ts';
import * as der from '../../src/playground/der.ts';

const usageBits = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  dataEncipherment: 3,
  keyAgreement: 4,
  keyCertSign: 5,
  cRLSign: 6,
} as const;

export type Usage = keyof typeof usageBits;

export function keyUsage(usages: readonly Usage[], critical = true): der.Der {
  return extension('2.5.29.15', critical, der.namedBits(usages.map((usage) => usageBits[usage])));
}

export function basicConstraints(isCa: boolean, pathLength: number | null = null, critical = true): der.Der {
  return extension(
    '2.5.29.19',
    critical,
    der.sequence(
      ...(isCa ? [der.booleanTrue()] : []),
      ...(pathLength === null ? [] : [der.integer(Uint8Array.of(pathLength))]),
    ),
  );
}

const purposes = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  any: '2.5.29.37.0',
} as const;

export type Purpose = keyof typeof purposes;

export function extendedKeyUsage(wanted: readonly Purpose[], critical = false): der.Der {
  return extension('2.5.29.37', critical, der.sequence(...wanted.map((one) => der.objectIdentifier(purposes[one]))));
}

/** `DNS:a.test`, `IP:127.0.0.1`, `email:a@b.test`, `URI:https://a.test/`; what follows the colon goes in as it is. */
export function alternativeName(name: string): der.Der {
  const [, kind = '', value = ''] = /^(\w+):([\s\S]*)$/.exec(name) ?? [];
  switch (kind) {
    case 'IP':
      return generalName({ type: 'ip', value });
    case 'URI':
      return generalName({ type: 'uri', value });
    case 'email':
      return der.implicit(1, Buffer.from(value, 'latin1'));
    default:
      return generalName({ type: 'dns', value });
  }
}

export function subjectAltName(names: readonly string[], critical = false): der.Der {
  return extension('2.5.29.17', critical, der.sequence(...names.map(alternativeName)));
}

/** Octets of any length as an iPAddress: 4 and 16 are the lengths there are. */
export function rawAddressName(octets: Uint8Array): der.Der {
  return extension('2.5.29.17', false, der.sequence(der.implicit(7, octets)));
}

/** `DNS:example.test` with everything below it, `IP:10.0.0.0/8`, `email:example.test`, or a directory name in DER. */
export function nameConstraints(
  permitted: readonly (string | der.Der)[],
  excluded: readonly (string | der.Der)[] = [],
  critical = true,
): der.Der {
  const trees = (names: readonly (string | der.Der)[]): der.Der[] =>
    names.map((name) => {
      if (typeof name !== 'string') return der.sequence(der.explicit(4, name));
      return der.sequence(
        name.startsWith('IP:') ? der.implicit(7, addressRange(name.slice(3))) : alternativeName(name),
      );
    });
  return extension(
    '2.5.29.30',
    critical,
    der.sequence(
      ...(permitted.length === 0 ? [] : [der.implicitSequence(0, ...trees(permitted))]),
      ...(excluded.length === 0 ? [] : [der.implicitSequence(1, ...trees(excluded))]),
    ),
  );
}

/** The CA/Browser Forum's policies for how much of the subject was checked. */
export const validationPolicies = {
  domain: '2.23.140.1.2.1',
  organization: '2.23.140.1.2.2',
  individual: '2.23.140.1.2.3',
  extended: '2.23.140.1.1',
} as const;

export function certificatePolicies(oids: readonly string[], critical = false): der.Der {
  return extension('2.5.29.32', critical, der.sequence(...oids.map((oid) => der.sequence(der.objectIdentifier(oid)))));
}

/** RFC 7633: status_request. */
export function mustStaple(): der.Der {
  return extension('1.3.6.1.5.5.7.1.24', false, der.sequence(der.integer(Uint8Array.of(5))));
}

/** RFC 6962 section 3.3, with invented logs and signatures: what they say cannot be checked without the list of logs. */
export function signedTimestamps(count: number, at: number): der.Der {
  const timestamps = Array.from({ length: count }, () => {
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(at));
    const signature = randomBytes(70);
    const algorithm = Buffer.from([4, 3, 0, signature.length]);
    return lengthPrefixed(
      Buffer.concat([Buffer.from([0]), randomBytes(32), time, Buffer.from([0, 0]), algorithm, signature]),
    );
  });
  return extension('1.3.6.1.4.1.11129.2.4.2', false, der.octetString(lengthPrefixed(Buffer.concat(timestamps))));
}

/** After how many more certificates a policy is demanded, and may no longer be mapped (RFC 5280 section 4.2.1.11); `null`: not said. */
export function policyConstraints(explicit: number | null, mapping: number | null = null): der.Der {
  const count = (tag: number, value: number | null): der.Der[] =>
    value === null ? [] : [der.implicit(tag, Uint8Array.of(value))];
  return extension('2.5.29.36', true, der.sequence(...count(0, explicit), ...count(1, mapping)));
}

/** From -128 to 127 (RFC 5280 section 4.2.1.14). */
export function inhibitAnyPolicy(skipped: number): der.Der {
  return extension('2.5.29.54', true, der.element(0x02, Uint8Array.of(skipped)));
}

/** Each first one of the issuer is the second one in what is below (RFC 5280 section 4.2.1.5). */
export function policyMappings(...pairs: readonly (readonly [issuer: string, subject: string])[]): der.Der {
  return extension(
    '2.5.29.33',
    true,
    der.sequence(...pairs.map((pair) => der.sequence(...pair.map(der.objectIdentifier)))),
  );
}

/** Policies that nobody knows, and the one that stands for all (RFC 5280 section 4.2.1.4). */
export const otherPolicies = {
  gold: '1.3.6.1.4.1.55555.1',
  silver: '1.3.6.1.4.1.55555.2',
  any: '2.5.29.32.0',
} as const;

/** Marks what is sent to the logs before the certificate is made (RFC 6962 section 3.1); no client may take it for one. */
export function poison(): der.Der {
  return extension('1.3.6.1.4.1.11129.2.4.3', true, der.nullValue());
}

/** An extension that nobody knows. */
export function unknownExtension(critical: boolean): der.Der {
  return extension('1.3.6.1.4.1.55555.1.2.3', critical, der.utf8String('what nobody knows'));
}

export function subjectKeyIdentifier(identifier: Uint8Array): der.Der {
  return extension('2.5.29.14', false, der.octetString(identifier));
}

export function authorityKeyIdentifier(identifier: Uint8Array): der.Der {
  return extension('2.5.29.35', false, der.sequence(der.implicit(0, identifier)));
}

/** By the issuer's own certificate: who issued that, and its number (RFC 5280 section 4.2.1.1). */
export function authorityCertificate(issuer: der.Der, serialNumber: Uint8Array): der.Der {
  const name = der.implicitSequence(1, der.explicit(4, issuer));
  return extension('2.5.29.35', false, der.sequence(name, der.implicit(2, serialNumber)));
}

export function identifierOf(key: KeyObject): Uint8Array {
  return keyIdentifier(key);
}

export function authorityInformation(urls: { readonly issuer?: string; readonly ocsp?: string }): der.Der {
  const at = (oid: string, url: string | undefined): der.Der[] =>
    url === undefined ? [] : [der.sequence(der.objectIdentifier(oid), der.implicit(6, Buffer.from(url, 'latin1')))];
  return extension(
    '1.3.6.1.5.5.7.1.1',
    false,
    der.sequence(...at('1.3.6.1.5.5.7.48.1', urls.ocsp), ...at('1.3.6.1.5.5.7.48.2', urls.issuer)),
  );
}

export function crlPoints(urls: readonly string[]): der.Der {
  const points = urls.map((url) =>
    der.sequence(der.explicit(0, der.implicitSequence(0, der.implicit(6, Buffer.from(url, 'latin1'))))),
  );
  return extension('2.5.29.31', false, der.sequence(...points));
}

/** What holds a list of up to 65,535 octets in TLS: its length in two octets, then it. */
function lengthPrefixed(octets: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([octets.length >> 8, octets.length & 0xff]), octets]);
}
