import { derElements, firstElement } from './der-elements.ts';
import { pemToDer } from './pem-to-der.ts';

/** id-signedData of PKCS #7 (RFC 5652 section 5.1), 1.2.840.113549.1.7.2. */
const signedData = '06092a864886f70d010702';

/**
 * The certificates in what an authority publishes: one in DER, several in PEM, or a PKCS #7 message that holds nothing else (RFC 5280 section
 * 4.2.2.1). Whether the octets are certificates is for `readCertificate` to say. Never throws.
 */
export function certificatesIn(octets: Uint8Array): readonly Uint8Array[] {
  const text = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('latin1');
  const pem = pemToDer(text);
  if (pem.length > 0) return pem;
  const whole = firstElement(octets);
  if (whole === null) return [];
  const [type, content] = derElements(whole.contents);
  if (type === undefined || Buffer.from(type.whole).toString('hex') !== signedData || content?.identifier !== 0xa0)
    return [octets];
  const message = firstElement(content.contents);
  const certificates = [...derElements(message?.contents ?? new Uint8Array())].find(
    ({ identifier }) => identifier === 0xa0,
  );
  return Array.from(derElements(certificates?.contents ?? new Uint8Array()), (element) => element.whole);
}
