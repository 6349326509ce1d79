/**
 * The certificates (or revocation lists) of a PEM text (RFC 7468) in its order, whatever stands between them: keys, comments, text dumps.
 * A block whose content is not base64 is left out. Whether the octets are what the label says is for the readers to say.
 */
export function pemToDer(pem: string, label: 'CERTIFICATE' | 'CRL' = 'CERTIFICATE'): Uint8Array[] {
  const blocks = pem.matchAll(
    new RegExp(`-----BEGIN (?:X509 )?${label}-----([^-]*)-----END (?:X509 )?${label}-----`, 'g'),
  );
  return Array.from(blocks, ([, content = '']) => content.replace(/\s+/g, ''))
    .filter((base64) => base64 !== '' && /^[A-Za-z0-9+/]+={0,2}$/.test(base64))
    .map((base64) => Uint8Array.from(Buffer.from(base64, 'base64')));
}
