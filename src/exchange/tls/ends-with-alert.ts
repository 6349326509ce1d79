/**
 * Whether the last octets of a connection are an encrypted alert, and so a goodbye: by their shape, since nothing is decrypted.
 * In TLS 1.3 an alert looks like two octets of the application (RFC 8446 section 5.2), which are taken for one.
 */
export function endsWithAlert(tail: Buffer, isTls13: boolean): boolean {
  const [type, lengths] = isTls13 ? [0x17, [19]] : [0x15, alertLengths];
  return lengths.some((length) => {
    const at = tail.length - length - 5;
    return at >= 0 && tail[at] === type && tail[at + 1] === 3 && tail.readUInt16BE(at + 3) === length;
  });
}

/** Of an alert's ciphertext before TLS 1.3: in the clear, stream ciphers, ChaCha20, GCM and CCM, CBC with its paddings. */
const alertLengths: readonly number[] = [2, 18, 22, 26, 32, 34, 40, 48, 64, 80];
