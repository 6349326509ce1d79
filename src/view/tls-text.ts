/** `TLSv1.3` as people write it: `TLS 1.3`. */
export function protocolText(protocol: string): string {
  return protocol
    .replace(/^TLSv1$/, 'TLS 1.0')
    .replace(/^TLSv/, 'TLS ')
    .replace(/^SSLv/, 'SSL ');
}

/** Whether the secret stays safe later: two things people ask of a key exchange. */
export function keyExchangeText(name: string): string {
  if (/MLKEM|KYBER/i.test(name)) {
    return 'Forward secrecy, and a hybrid with a post-quantum algorithm: recorded traffic stays secret even from a quantum computer.';
  }
  if (name === 'RSA')
    return 'No forward secrecy: whoever gets the server\u2019s key later can read what was recorded today.';
  return 'Forward secrecy: a key stolen later opens nothing that was recorded today. Not post-quantum.';
}
