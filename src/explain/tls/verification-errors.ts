import type { Entry } from '../entry.ts';

/** Why a certificate did not pass the check: the names of OpenSSL as Node.js gives them. */
export const verificationErrors: Readonly<Record<string, Entry>> = {
  CERT_HAS_EXPIRED: {
    title: 'Certificate expired',
    summary: 'A certificate of the chain is past its last day.',
    detail:
      'It need not be that of the server: an intermediate or the root can be the one that expired. A clock far ahead on this machine gives the same result.',
    advice: [
      'Renew the certificate, and have the renewal run by itself.',
      'If it was renewed already, reload the server so that it uses the new one.',
      'Check the clock of this machine.',
    ],
    see: ['node-tls-errors', 'rfc5280#4.1.2.5'],
  },
  CERT_NOT_YET_VALID: {
    title: 'Certificate not yet valid',
    summary: 'A certificate of the chain begins to be valid only in the future.',
    detail:
      'Almost always the clock of this machine is behind, or the clock of the machine that issued the certificate was ahead.',
    advice: [
      'Check the clock and the time zone of this machine.',
      'Wait for the first day of validity, or issue the certificate anew.',
    ],
    see: ['node-tls-errors', 'rfc5280#4.1.2.5'],
  },
  DEPTH_ZERO_SELF_SIGNED_CERT: {
    title: 'Self-signed certificate',
    summary: 'The server signed its certificate itself, so nobody vouches for it.',
    detail:
      'The connection would be encrypted, but to whom cannot be known: anyone can make such a certificate for any name. Development servers and devices come with one.',
    advice: [
      'Make a small authority of your own (mkcert does), issue the certificate from it, and trust its root.',
      'Or add this one certificate to the trusted ones, after comparing its fingerprint.',
      'For a public server get a certificate from a public authority, which is free.',
    ],
    see: ['node-tls-errors', 'rfc5280#6'],
  },
  SELF_SIGNED_CERT_IN_CHAIN: {
    title: 'Root not trusted',
    summary: 'The chain ends at a root certificate that this machine does not trust.',
    detail:
      'It belongs to a company, to a test setup, or to a proxy or virus scanner that opens TLS connections. Such a root can be quite in order; this program has just not been told.',
    advice: [
      'Find out whose root it is, and add it to the trusted certificates if it is yours or your company’s.',
      'If you do not expect it, somebody may be reading along: do not send anything.',
    ],
    see: ['node-tls-errors', 'rfc5280#6'],
  },
  UNABLE_TO_GET_ISSUER_CERT: {
    title: 'Issuer not found',
    summary: 'The certificate of an issuer further up in the chain cannot be found.',
    detail: 'The chain is broken above the certificates that the server sent.',
    advice: ['Have the server send all its intermediates.', 'Add the missing root if it is a private one.'],
    see: ['node-tls-errors', 'openssl-verify'],
  },
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {
    title: 'Issuer unknown here',
    summary: 'The chain leads to an issuer that is not among the trusted certificates of this machine.',
    detail: 'Either the issuer is private, or the server left out the intermediate that leads to a known root.',
    advice: [
      'If the server is yours, send the full chain (fullchain.pem rather than cert.pem).',
      'If the issuer is a private one, add its root to the trusted certificates.',
    ],
    see: ['node-tls-errors', 'rfc8446#4.4.2'],
  },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: {
    title: 'Chain incomplete',
    summary: 'The server sent only its own certificate, and the one that signed it is missing.',
    detail:
      'Browsers often hide the fault, since they remember or fetch intermediates; programs do not. The certificate may name an address in Authority Information Access where the missing one can be had.',
    advice: [
      'Have the server send the intermediate with its certificate (fullchain.pem).',
      'For a private issuer, add its root to the trusted certificates.',
    ],
    see: ['node-tls-errors', 'rfc8446#4.4.2'],
  },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    title: 'Certificate for another host',
    summary: 'The certificate is valid, but not for the name that was asked.',
    detail:
      'Only the names in the subjectAltName count, and a wildcard stands for one label. The server does not know the site, was addressed by another name, or the address leads to the wrong machine.',
    advice: [
      'Use one of the names in the certificate, if the server is the one you mean.',
      'Issue a certificate that has this name; for an address, with an IP entry.',
      'With a changed Host field, set the TLS server name to the same host.',
    ],
    see: ['node-error-codes', 'rfc9525#6'],
  },
  HOSTNAME_MISMATCH: {
    title: 'Certificate for another host',
    summary: 'OpenSSL found that the certificate does not fit the name of the host.',
    detail: 'It is the same as ERR_TLS_CERT_ALTNAME_INVALID, found by another part of the software.',
    advice: ['Use one of the names in the certificate, or issue one with this name.'],
    see: ['openssl-verify', 'rfc9525#6'],
  },
  IP_ADDRESS_MISMATCH: {
    title: 'Certificate for another address',
    summary: 'The host is an address, and the certificate has no entry for it.',
    detail: 'A DNS entry that looks like the address does not count: it has to be an IP entry.',
    advice: ['Address the server by name, or issue a certificate with an IP entry.'],
    see: ['openssl-verify', 'rfc9525#6.4'],
  },
  CERT_SIGNATURE_FAILURE: {
    title: 'Signature does not verify',
    summary: 'The signature on a certificate is not that of its issuer.',
    detail:
      'The certificate was damaged or forged, or an issuer of the same name but with another key is in the chain.',
    advice: ['Install the certificate and its intermediates anew, from the files of the authority.'],
    see: ['node-tls-errors', 'rfc5280#6.1.3'],
  },
  INVALID_PURPOSE: {
    title: 'Certificate for another purpose',
    summary: 'The certificate is not meant for identifying a server.',
    detail: 'Its extended key usage lacks server authentication, as with certificates for clients, mail or code.',
    advice: ['Issue a certificate with extended key usage serverAuth.'],
    see: ['node-tls-errors', 'rfc5280#4.2.1.12'],
  },
  PATH_LENGTH_EXCEEDED: {
    title: 'Chain longer than allowed',
    summary: 'An authority limits how many others may follow below it, and the chain has more.',
    detail: 'The limit is pathLenConstraint in the basic constraints.',
    advice: ['Issue the intermediates anew with a fitting limit, or leave one out.'],
    see: ['node-tls-errors', 'rfc5280#4.2.1.9'],
  },
  CERT_REVOKED: {
    title: 'Certificate revoked',
    summary: 'The authority has withdrawn the certificate before its end.',
    detail: 'The key was stolen, the name changed hands, or the authority made a mistake.',
    advice: [
      'Do not send anything to this server until its owner has replaced the certificate.',
      'On a server of your own, make a new key and get a new certificate.',
    ],
    see: ['node-tls-errors', 'rfc5280#5'],
  },
  CERT_UNTRUSTED: {
    title: 'Root not trusted for this purpose',
    summary: 'The root is known, but marked as not trusted for servers.',
    detail: 'The mark is in the trust store of this machine or was set by its administrator.',
    advice: ['Ask who manages the trust store.'],
    see: ['node-tls-errors', 'openssl-verify'],
  },
  CERT_REJECTED: {
    title: 'Root rejected',
    summary: 'The root is marked as rejected for this purpose.',
    detail: 'Authorities that lost the confidence of the industry are treated so.',
    advice: ['Get a certificate from another authority.'],
    see: ['node-tls-errors', 'openssl-verify'],
  },
  INVALID_CA: {
    title: 'Issuer is no authority',
    summary: 'A certificate was issued by one that may not issue any.',
    detail: 'The issuer lacks CA:TRUE in its basic constraints, or the key usage for signing certificates.',
    advice: ['Issue the certificate from a proper authority certificate.'],
    see: ['node-tls-errors', 'rfc5280#4.2.1.9'],
  },
  CERT_CHAIN_TOO_LONG: {
    title: 'Chain too long',
    summary: 'The chain has more certificates than the TLS library follows.',
    detail: 'Mostly certificates that do not belong there were added.',
    advice: ['Send only the certificate of the server and its intermediates.'],
    see: ['node-tls-errors', 'openssl-verify'],
  },
  UNABLE_TO_GET_CRL: {
    title: 'Revocation list missing',
    summary: 'A check against revocation lists was asked for, and the list of an issuer is not there.',
    detail: 'Every issuer of the chain needs one.',
    advice: ['Add the missing list, or leave the check out.'],
    see: ['node-tls-errors', 'rfc5280#5'],
  },
  CRL_HAS_EXPIRED: {
    title: 'Revocation list expired',
    summary: 'The revocation list at hand is past the time at which a newer one was due.',
    detail: 'It says nothing reliable about certificates revoked since.',
    advice: ['Fetch a new list.'],
    see: ['node-tls-errors', 'rfc5280#5.1.2.5'],
  },
  CRL_NOT_YET_VALID: {
    title: 'Revocation list not yet valid',
    summary: 'The revocation list begins in the future.',
    detail: 'The clock of this machine is probably behind.',
    advice: ['Check the clock.'],
    see: ['node-tls-errors', 'rfc5280#5.1.2.4'],
  },
  CRL_SIGNATURE_FAILURE: {
    title: 'Revocation list not genuine',
    summary: 'The signature on the revocation list does not verify.',
    detail: 'It is damaged, or from another issuer.',
    advice: ['Fetch the list again.'],
    see: ['node-tls-errors', 'rfc5280#5'],
  },
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: {
    title: 'Signature unreadable',
    summary: 'The signature on a certificate cannot be evaluated at all.',
    detail: 'It is malformed, or made with a key of another kind.',
    advice: ['Issue the certificate anew.'],
    see: ['node-tls-errors', 'openssl-verify'],
  },
  UNABLE_TO_DECRYPT_CRL_SIGNATURE: {
    title: 'Signature of a revocation list unreadable',
    summary: 'The signature on a revocation list cannot be evaluated at all.',
    detail: 'The list is malformed.',
    advice: ['Fetch the list again.'],
    see: ['node-tls-errors', 'openssl-verify'],
  },
  UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: {
    title: 'Key of the issuer unreadable',
    summary: 'The public key in the certificate of an issuer cannot be read.',
    detail: 'It is malformed, or of a kind that this TLS library does not know.',
    advice: ['Issue the authority anew with an RSA or ECDSA key.'],
    see: ['node-tls-errors', 'openssl-verify'],
  },
  ERROR_IN_CERT_NOT_BEFORE_FIELD: {
    title: 'First day of validity malformed',
    summary: 'The date from which the certificate is valid cannot be read.',
    detail: 'The software that made the certificate has a fault.',
    advice: ['Issue the certificate anew with other software.'],
    see: ['node-tls-errors', 'rfc5280#4.1.2.5'],
  },
  ERROR_IN_CERT_NOT_AFTER_FIELD: {
    title: 'Last day of validity malformed',
    summary: 'The date until which the certificate is valid cannot be read.',
    detail: 'The software that made the certificate has a fault.',
    advice: ['Issue the certificate anew with other software.'],
    see: ['node-tls-errors', 'rfc5280#4.1.2.5'],
  },
  ERROR_IN_CRL_LAST_UPDATE_FIELD: {
    title: 'Date of a revocation list malformed',
    summary: 'The date at which the list was made cannot be read.',
    detail: 'The authority made a faulty list.',
    advice: ['Fetch a newer list.'],
    see: ['node-tls-errors', 'rfc5280#5.1.2.4'],
  },
  ERROR_IN_CRL_NEXT_UPDATE_FIELD: {
    title: 'Next date of a revocation list malformed',
    summary: 'The date at which a newer list is due cannot be read.',
    detail: 'The authority made a faulty list.',
    advice: ['Fetch a newer list.'],
    see: ['node-tls-errors', 'rfc5280#5.1.2.5'],
  },
  OUT_OF_MEM: {
    title: 'Out of memory',
    summary: 'The check ran out of memory.',
    detail: 'It says nothing about the certificate.',
    advice: ['Close other programs and try again.'],
    see: ['node-tls-errors'],
  },
  UNSPECIFIED: {
    title: 'Certificate refused for another reason',
    summary: 'The check failed for a reason for which Node.js has no code of its own.',
    detail:
      'Weak keys and weak signatures end here, name constraints that are violated, key usage that does not fit, and critical extensions that are not known. The findings about the chain name the fault.',
    advice: ['Look at the findings about the chain.'],
    see: ['node-tls-errors', 'openssl-verify'],
  },
};
