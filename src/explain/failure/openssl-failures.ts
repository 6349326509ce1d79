import type { Entry } from '../entry.ts';

const signatureWrong: Entry = {
  title: 'Key not proved',
  summary:
    'The server could not prove that it holds the private key of its certificate: its signature over the handshake is wrong.',
  detail:
    'Anyone can send a certificate, which is public; only its owner can sign with its key. Mostly the server was given the key of another certificate; it can also be somebody who poses as the server.',
  advice: [
    'Compare the key of the server with its certificate: both must have the same public key.',
    'If it is not your server, send it nothing.',
  ],
  see: ['rfc8446#4.4.3', 'openssl-errors'],
};

/** Codes that OpenSSL or BoringSSL give to failed handshakes, without those that carry an alert. */
export const opensslFailures: Readonly<Record<string, Entry>> = {
  ERR_SSL_WRONG_VERSION_NUMBER: {
    title: 'Not TLS',
    summary: 'What came back is not a TLS record, in spite of what the name suggests.',
    detail:
      'Nearly always https:// was used for a port that speaks plain HTTP; mail and SSH servers cause it too. It has little to do with versions of TLS. Portside reports it as TLS_NOT_TLS when it sees what answered.',
    advice: ['Try http:// on this port.', 'Check the port.'],
    see: ['openssl-errors', 'rfc8446#5.1'],
  },
  ERR_SSL_PACKET_LENGTH_TOO_LONG: {
    title: 'Not TLS',
    summary: 'What came back has a record length that TLS does not allow.',
    detail: 'As with a wrong version number, the port most likely speaks another protocol.',
    advice: ['Try http:// on this port.'],
    see: ['openssl-errors', 'rfc8446#5.1'],
  },
  ERR_SSL_HTTP_REQUEST: {
    title: 'Plain HTTP on a TLS port',
    summary: 'A TLS server received a plain HTTP request.',
    detail: 'It is the same mix-up seen from the server.',
    advice: ['Use https:// for this port.'],
    see: ['openssl-errors'],
  },
  ERR_SSL_UNSUPPORTED_PROTOCOL: {
    title: 'No TLS version in common',
    summary: 'The server chose a version of TLS that this client does not allow.',
    detail: 'It only speaks TLS 1.0 or 1.1, which are switched off for good reason.',
    advice: ['Update the server to TLS 1.2 or 1.3.'],
    see: ['rfc8996', 'openssl-errors'],
  },
  ERR_SSL_NO_PROTOCOLS_AVAILABLE: {
    title: 'All TLS versions switched off',
    summary: 'The settings of the client leave no version of TLS.',
    detail: 'The minimum lies above the maximum, or the cipher settings exclude all.',
    advice: ['Correct the TLS settings.'],
    see: ['openssl-errors'],
  },
  ERR_SSL_NO_CIPHER_MATCH: {
    title: 'No such cipher suite',
    summary: 'The cipher suites in the settings are none that this TLS library knows.',
    detail: 'Names differ between OpenSSL and BoringSSL, which VS Code on the desktop uses.',
    advice: ['Correct the list of cipher suites.'],
    see: ['openssl-errors'],
  },
  ERR_SSL_DH_KEY_TOO_SMALL: {
    title: 'Diffie-Hellman key too small',
    summary: 'The server offers a Diffie-Hellman key of less than 2048 bits, which can be broken.',
    detail: 'It is a matter of the server configuration and has nothing to do with the certificate.',
    advice: ['Give the server parameters of 2048 bits or more, or better ECDHE suites only.'],
    see: ['openssl-security', 'rfc9325#4.1'],
  },
  ERR_SSL_EE_KEY_TOO_SMALL: {
    title: 'Key of the certificate too small',
    summary: 'The key in the certificate is weaker than this TLS library accepts.',
    detail: 'RSA keys need at least 2048 bits.',
    advice: ['Issue the certificate anew with a stronger key.'],
    see: ['openssl-security'],
  },
  ERR_SSL_CA_MD_TOO_WEAK: {
    title: 'Signature of the certificate too weak',
    summary: 'The certificate is signed with SHA-1 or MD5, which can be forged.',
    detail: 'Any certificate of the chain may be meant, except the root.',
    advice: ['Issue the certificate anew with SHA-256.'],
    see: ['openssl-security'],
  },
  ERR_SSL_KEY_USAGE_BIT_INCORRECT: {
    title: 'Certificate not made for this use',
    summary: 'The key usage in the certificate does not allow what the handshake needs.',
    detail: 'BoringSSL insists on digitalSignature; OpenSSL lets it pass, so a terminal and the editor may differ.',
    advice: ['Issue the certificate anew with key usage digitalSignature.'],
    see: ['rfc5280#4.2.1.3'],
  },
  ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED: {
    title: 'Server without secure renegotiation',
    summary: 'The server lacks a protection from 2010 that OpenSSL 3 insists on.',
    detail: 'It is very old, or a device in the network is.',
    advice: ['Update the server.'],
    see: ['rfc5746', 'openssl-errors'],
  },
  ERR_SSL_UNEXPECTED_EOF_WHILE_READING: {
    title: 'TLS connection cut off',
    summary: 'The connection ended without the closing alert of TLS.',
    detail: 'What was received may be incomplete.',
    advice: ['Compare the length of the body with Content-Length.'],
    see: ['rfc8446#6.1', 'openssl-errors'],
  },
  ERR_SSL_PROVIDER_SIGNATURE_FAILURE: signatureWrong,
  ERR_SSL_BAD_SIGNATURE: signatureWrong,
  ERR_SSL_DIGEST_CHECK_FAILED: {
    title: 'Handshake does not fit together',
    summary: 'Client and server do not agree on what was said in the handshake: its check sum at the end is wrong.',
    detail:
      'The Finished message covers the whole handshake. A wrong one means that something was changed on the way, or that the TLS software of the server has a fault.',
    advice: ['Try from another network, to rule out a device between.', 'Update the TLS software of the server.'],
    see: ['rfc8446#4.4.4', 'openssl-errors'],
  },
  ERR_SSL_INAPPROPRIATE_FALLBACK: {
    title: 'Sign of a forced older version',
    summary:
      'The server chose an older version of TLS, and marked in its hello that it knows a newer one, which was offered.',
    detail:
      'The mark is there so that clients notice when somebody between the two takes the newer version out of the hello. A device that opens TLS connections does it, or an attacker.',
    advice: ['Try from another network.', 'Look for a proxy or security product that opens TLS connections.'],
    see: ['rfc8446#4.1.3', 'openssl-errors'],
  },
  ERR_SSL_WRONG_CIPHER_RETURNED: {
    title: 'Cipher suite that was not offered',
    summary: 'The server chose a cipher suite that the client had not offered.',
    detail: 'No server may do that. Its TLS software has a fault, or a device between changes the handshake.',
    advice: ['Update the TLS software of the server.', 'Try from another network.'],
    see: ['rfc8446#4.1.3', 'openssl-errors'],
  },
  ERR_SSL_WRONG_SIGNATURE_TYPE: {
    title: 'Kind of signature not accepted',
    summary: 'The server signed the handshake with an algorithm that was not offered or does not fit its key.',
    detail: 'Such as SHA-1, or a signature for RSA with a key for ECDSA.',
    advice: ['Update the TLS software of the server.'],
    see: ['rfc8446#4.4.3', 'openssl-errors'],
  },
  ERR_SSL_BAD_KEY_SHARE: {
    title: 'Key exchange that was not offered',
    summary: 'The server answered with a key for a group that the client had not offered.',
    detail: 'No server may do that. Its TLS software has a fault, or a device between changes the handshake.',
    advice: ['Update the TLS software of the server.'],
    see: ['rfc8446#4.2.8', 'openssl-errors'],
  },
  ERR_SSL_UNEXPECTED_MESSAGE: {
    title: 'Message at the wrong time',
    summary: 'The server sent a message that has no place at this point of the handshake, or left one out.',
    detail: 'Its TLS software has a fault, or a device between changes the handshake.',
    advice: ['Update the TLS software of the server.', 'Try from another network.'],
    see: ['rfc8446#4', 'openssl-errors'],
  },
  ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC: {
    title: 'TLS record damaged',
    summary: 'A record could not be decrypted.',
    detail: 'Data were changed on the way, or one side has a fault.',
    advice: ['Try again, and from another network.'],
    see: ['rfc8446#5.2', 'openssl-errors'],
  },
  ERR_SSL_BAD_EXTENSION: {
    title: 'Malformed TLS extension',
    summary: 'A hello has an extension that cannot be read.',
    detail: 'One of the two sides, or a device that rewrites handshakes, has a fault.',
    advice: ['Update the TLS software of the server, or of the device between.'],
    see: ['rfc8446#4.2'],
  },
  ERR_SSL_NO_SHARED_CIPHER: {
    title: 'No cipher suite in common',
    summary: 'A server found no cipher suite that both sides know.',
    detail: 'It may also have no certificate of a kind that fits the suites offered.',
    advice: ['Widen the list of suites on the server.'],
    see: ['openssl-errors'],
  },
  ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE: {
    title: 'Client certificate missing',
    summary: 'A server wanted a client certificate and got none.',
    detail: 'This is how it looks in the log of the server.',
    advice: ['Configure a client certificate.'],
    see: ['openssl-errors'],
  },
  ERR_OSSL_UNSUPPORTED: {
    title: 'Algorithm not supported',
    summary: 'OpenSSL 3 does not offer an algorithm that was asked for.',
    detail: 'Mostly a key or PKCS #12 file encrypted with RC2 or another old cipher.',
    advice: ['Convert the file, with openssl pkcs12 -legacy for reading.'],
    see: ['openssl-errors'],
  },
  ERR_OSSL_BAD_DECRYPT: {
    title: 'Wrong passphrase',
    summary: 'A key could not be decrypted.',
    detail: 'The passphrase is wrong or missing.',
    advice: ['Check the passphrase of the key.'],
    see: ['openssl-errors'],
  },
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: {
    title: 'Key and certificate do not match',
    summary: 'The private key does not belong to the client certificate.',
    detail: 'Files of two different renewals are easily mixed up.',
    advice: ['Check that both files are of the same pair.'],
    see: ['openssl-errors'],
  },
};
