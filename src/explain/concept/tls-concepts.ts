import type { ConceptTable } from './concept-entry.ts';

/** TLS and certificates. */
export const tlsConcepts: ConceptTable = {
  tls: {
    aliases: ['ssl', 'transport layer security', 'secure sockets layer', 'ssl/tls'],
    title: 'TLS',
    summary: 'Makes a connection private and unaltered, and lets the server prove its name by a certificate.',
    detail:
      'SSL is the name of its predecessors, and many people still use it for both. A handshake agrees on version, cipher suite and keys; after it everything is encrypted. TLS 1.3 and 1.2 are in use; SSL 2.0 and 3.0, TLS 1.0 and 1.1 are obsolete.',
    advice: ['Look at the certificate view to see what was negotiated.'],
    see: ['rfc8446', 'rfc9325'],
  },
  handshake: {
    aliases: ['tls handshake', 'ssl handshake', 'https handshake'],
    title: 'TLS handshake',
    summary:
      'How client and server agree on a secure connection, in five steps: hello, certificate, key exchange, change cipher spec or finished, encrypted.',
    detail:
      '1. Hello: the client offers versions, cipher suites and groups and names the host (SNI); the server chooses.\n\n2. Certificate: the server sends its certificate and the intermediates, by which the client checks who it is.\n\n3. Key exchange: both sides arrive at the same secret without sending it, and the server proves with a signature that it holds the private key. In TLS 1.3 the shares already travel inside the hellos.\n\n4. Change cipher spec or finished: in TLS 1.2 both sides say that they switch to encryption, and confirm the whole handshake with Finished. In TLS 1.3 encryption begins right after the server hello, Finished confirms, and a change cipher spec is only decoration for old devices.\n\n5. Encrypted: the client has decided that it trusts the certificate, and the request goes out over the encrypted connection. TLS 1.3 needs one round trip for all this, TLS 1.2 two.',
    advice: ['If it fails, the step at which it stopped shows where to look.'],
    see: ['rfc8446#2', 'rfc5246#7.3'],
  },
  hello: {
    aliases: ['client hello', 'server hello'],
    title: 'Hello',
    summary: 'The first step of the TLS handshake: the client offers, the server chooses.',
    detail:
      'The client names versions, cipher suites, groups, signature algorithms, the host and the application protocols. It is not encrypted, so the name of the host can be seen on the way unless Encrypted Client Hello is used.',
    advice: [],
    see: ['rfc8446#4.1.2', 'rfc8446#4.1.3'],
  },
  'key exchange': {
    aliases: ['diffie-hellman', 'dh', 'ecdhe', 'key share'],
    title: 'Key exchange',
    summary: 'The step of the handshake by which both sides get the same secret although everyone can listen.',
    detail:
      'With Diffie-Hellman each side sends a public share and keeps a private one; the secret follows from one private and one public share. X25519 and P-256 are the usual curves. The old way, RSA, had the client encrypt the secret for the key of the server and has no forward secrecy.',
    advice: [],
    see: ['rfc8446#4.2.8', 'rfc7748'],
  },
  'change cipher spec': {
    aliases: ['ccs', 'changecipherspec'],
    title: 'Change cipher spec',
    summary: 'The message of TLS 1.2 by which a side says that it encrypts from here on.',
    detail:
      'Finished follows at once, already encrypted, and proves that nobody has altered the handshake. In TLS 1.3 the message has no meaning: it is sent so that old devices on the way believe they see TLS 1.2.',
    advice: [],
    see: ['rfc5246#7.1', 'rfc8446#appendix-D.4'],
  },
  finished: {
    aliases: ['finished message'],
    title: 'Finished',
    summary: 'The last message of each side in the TLS handshake: a check over everything that was said before.',
    detail: 'If somebody on the way had altered a single byte of the handshake, the check would not fit.',
    advice: [],
    see: ['rfc8446#4.4.4'],
  },
  certificate: {
    aliases: ['x.509', 'x509', 'ssl certificate', 'tls certificate', 'server certificate'],
    title: 'Certificate',
    summary: 'A statement signed by an authority that a public key belongs to certain host names, for a limited time.',
    detail:
      'It holds the names (subjectAltName), the public key, the first and last day, the issuer and its signature. The private key never leaves the server; with it the server proves in the handshake that the certificate is its own.',
    advice: ['Look at names, days left and issuer in the certificate view.'],
    see: ['rfc5280#4', 'rfc9525'],
  },
  'certificate authority': {
    aliases: ['ca', 'certification authority', 'issuer'],
    title: 'Certificate authority',
    summary: 'An organisation that checks who controls a name and signs certificates for it.',
    detail:
      'Browsers and systems ship a list of the authorities they trust; rules of the CA/Browser Forum bind the public ones. Companies and developers can run one of their own, whose root then has to be added to the trusted ones.',
    advice: [],
    see: ['rfc5280#3', 'baseline-requirements'],
  },
  'chain of trust': {
    aliases: ['certificate chain', 'chain', 'trust chain'],
    title: 'Chain of trust',
    summary: 'Leads from the certificate of the server over intermediates to a root that this machine trusts.',
    detail:
      'Each certificate is signed with the key of the next. The server sends its own and the intermediates; the root is already on the machine. If a link is missing, expired or not signed rightly, nothing is trusted.',
    advice: ['A server should send the full chain without the root.'],
    see: ['rfc5280#6', 'rfc8446#4.4.2'],
  },
  'root certificate': {
    aliases: ['root', 'trust anchor', 'trust store', 'root store'],
    title: 'Root certificate',
    summary:
      'The end of a chain of trust: a certificate that is trusted because it is on the list, not because of a signature.',
    detail:
      'It signs itself. The list comes with the system, the browser or Node.js, and settings can add to it. Adding a root means trusting its owner for every host.',
    advice: [],
    see: ['rfc5280#6.1'],
  },
  'intermediate certificate': {
    aliases: ['intermediate', 'missing intermediate'],
    title: 'Intermediate certificate',
    summary: 'A certificate between that of the server and the root, with which the authority does its daily work.',
    detail:
      'The server has to send it. When it is missing browsers may still work, as they remember intermediates, while other programs fail with UNABLE_TO_VERIFY_LEAF_SIGNATURE.',
    advice: ['Install fullchain.pem rather than cert.pem.'],
    see: ['rfc8446#4.4.2'],
  },
  'self-signed': {
    aliases: ['self-signed certificate', 'self signed', 'selfsigned'],
    title: 'Self-signed certificate',
    summary: 'A certificate that was signed with its own key, so that nobody but itself vouches for it.',
    detail:
      'Anyone can make one for any name. It encrypts as well as any other, but whoever sits between can put one of their own in its place. Roots are self-signed too; they are trusted by being on the list.',
    advice: ['For development make an authority of your own and trust its root, rather than switching the check off.'],
    see: ['rfc5280#3.2'],
  },
  'keyless ssl': {
    aliases: ['keyless tls', 'keyless', 'keyless https'],
    title: 'Keyless SSL',
    summary: 'A way for a content delivery network to serve HTTPS for a site without having its private key.',
    detail:
      'In the handshake one step needs the private key: the signature in a Diffie-Hellman exchange, or the decryption in an RSA exchange. The server of the network sends just that step to a key server at the owner of the site and finishes the handshake with the answer.\n\nThe client sees an ordinary handshake and cannot tell the difference. The key stays with its owner; the network still sees the traffic that it serves.',
    advice: [],
    see: ['keyless-ssl', 'rfc8446#4.4.3'],
  },
  sni: {
    aliases: ['server name indication', 'server name'],
    title: 'Server Name Indication',
    summary: 'The client names the host in its hello, so that a server with many sites can show the right certificate.',
    detail:
      'It is sent in the clear unless Encrypted Client Hello hides it, and never for bare addresses. A server that does not know the name shows a default certificate or refuses.',
    advice: [],
    see: ['rfc6066#3'],
  },
  alpn: {
    aliases: ['application-layer protocol negotiation'],
    title: 'ALPN',
    summary: 'Agrees inside the TLS handshake which protocol runs on the connection, such as h2 or http/1.1.',
    detail: 'The client lists what it speaks, the server picks one. Without an answer HTTP/1.1 is assumed.',
    advice: [],
    see: ['rfc7301'],
  },
  ech: {
    aliases: ['encrypted client hello', 'esni'],
    title: 'Encrypted Client Hello',
    summary: 'Hides the name of the host and the rest of the client hello from everyone on the way.',
    detail: 'The key for it comes from DNS. What remains visible is the address and a name that many sites share.',
    advice: [],
    see: ['rfc9849'],
  },
  'forward secrecy': {
    aliases: ['perfect forward secrecy', 'pfs'],
    title: 'Forward secrecy',
    summary: 'Traffic recorded today stays closed even if the private key of the server is stolen tomorrow.',
    detail:
      'The keys of each connection come from shares that are thrown away after it. ECDHE and DHE give it, all full handshakes of TLS 1.3 have it, and the RSA key exchange does not.',
    advice: ['Allow only ECDHE suites and TLS 1.3 on the server.'],
    see: ['rfc9325#7.3', 'rfc8446#appendix-E.1'],
  },
  'cipher suite': {
    aliases: ['cipher', 'ciphersuite', 'aead'],
    title: 'Cipher suite',
    summary:
      'Names the set of algorithms of a connection: encryption and hash, and before TLS 1.3 key exchange and authentication too.',
    detail:
      'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 reads: keys by ECDHE, server proved by RSA, data by AES with 128 bits in GCM mode, SHA-256 as hash. An AEAD such as GCM or ChaCha20-Poly1305 encrypts and protects against changes in one.',
    advice: ['Type the name after portside explain to have it taken apart.'],
    see: ['rfc8446#appendix-B.4', 'rfc9325#4'],
  },
  'post-quantum': {
    aliases: ['post-quantum cryptography', 'x25519mlkem768', 'ml-kem', 'pqc'],
    title: 'Post-quantum key exchange',
    summary: 'A key exchange that a future quantum computer could not break either.',
    detail:
      'X25519MLKEM768 combines the curve X25519 with ML-KEM: the connection stays secure as long as one of them holds. Its shares are more than a kilobyte long, which some old devices on the way do not bear.',
    advice: [],
    see: ['rfc8446#4.2.7', 'iana:tls-parameters'],
  },
  'session resumption': {
    aliases: ['resumption', 'session ticket', 'psk'],
    title: 'Session resumption',
    summary: 'A later connection takes up the keys of an earlier one and skips the certificate.',
    detail:
      'It saves time and computing. No certificate is sent and none is checked anew, which is why Portside does not resume: every call shows who answered.',
    advice: [],
    see: ['rfc8446#2.2'],
  },
  '0-rtt': {
    aliases: ['early data', 'zero round trip'],
    title: 'Early data (0-RTT)',
    summary: 'On resumption TLS 1.3 lets the client send data in its very first flight.',
    detail:
      'These data can be recorded and sent again by someone on the way, and they have no forward secrecy. Only safe requests belong there; a server can answer 425 otherwise.',
    advice: [],
    see: ['rfc8446#8', 'rfc8470'],
  },
  'mutual tls': {
    aliases: ['mtls', 'client certificate', 'two-way tls'],
    title: 'Mutual TLS',
    summary: 'The client shows a certificate too, so that both sides have proved who they are.',
    detail:
      'The server asks for it in the handshake and may name the authorities it accepts. In TLS 1.3 a refusal comes only after the handshake seemed complete.',
    advice: ['Configure certificate and key for the host; keep the key out of the repository.'],
    see: ['rfc8446#4.3.2', 'rfc8446#4.4.2'],
  },
  ocsp: {
    aliases: ['online certificate status protocol'],
    title: 'OCSP',
    summary: 'Asks the authority whether a certificate has been revoked.',
    detail:
      'The question tells the authority which sites one visits, and an authority that does not answer holds up the connection; so browsers mostly rely on lists, and authorities are giving OCSP up.',
    advice: [],
    see: ['rfc6960'],
  },
  'ocsp stapling': {
    aliases: ['stapling', 'ocsp staple', 'must-staple'],
    title: 'OCSP stapling',
    summary:
      'The server itself fetches the signed statement that its certificate is not revoked, and sends it in the handshake.',
    detail:
      'The client need not ask the authority. A certificate with must-staple demands that the statement be there. Node.js does not look inside it.',
    advice: [],
    see: ['rfc6066#8', 'rfc7633'],
  },
  revocation: {
    aliases: ['crl', 'certificate revocation list', 'revoked'],
    title: 'Revocation',
    summary: 'An authority withdraws a certificate before its last day, because its key was stolen for example.',
    detail: 'Clients learn of it by lists (CRL) or by OCSP, if they look. Short lifetimes make it matter less.',
    advice: [],
    see: ['rfc5280#5'],
  },
  'certificate transparency': {
    aliases: ['ct', 'sct', 'signed certificate timestamp'],
    title: 'Certificate Transparency',
    summary: 'Public logs of all certificates, so that a wrongly issued one is noticed.',
    detail:
      'A certificate carries signed timestamps (SCT) as proof that it was logged. Browsers demand them of public certificates. Owners of a domain can watch the logs for certificates they did not order.',
    advice: [],
    see: ['rfc6962', 'rfc9162'],
  },
  'subject alternative name': {
    aliases: ['san', 'subjectaltname', 'common name'],
    title: 'Subject alternative name',
    summary: 'The names and addresses for which a certificate is valid.',
    detail:
      'Only these count: the common name in the subject, once used for it, is ignored by browsers. An address needs an IP entry.',
    advice: [],
    see: ['rfc5280#4.2.1.6', 'rfc9525#6'],
  },
  'wildcard certificate': {
    aliases: ['wildcard'],
    title: 'Wildcard certificate',
    summary: 'A certificate whose name begins with *. and stands for all hosts one level below.',
    detail: '*.example.com covers www.example.com, but neither example.com nor a.b.example.com.',
    advice: [],
    see: ['rfc9525#6.3'],
  },
  fingerprint: {
    aliases: ['certificate fingerprint', 'thumbprint'],
    title: 'Fingerprint',
    summary: 'A hash over a whole certificate, by which two people can make sure that they see the same one.',
    detail: 'SHA-256 is the usual one; SHA-1 and MD5 are no longer safe for it.',
    advice: [],
    see: ['rfc5280#4.1'],
  },
  pem: {
    aliases: ['der', 'p12', 'pfx'],
    title: 'PEM and DER',
    summary: 'Forms in which certificates and keys are stored.',
    detail:
      'DER is the binary form; PEM is the same in Base64 between lines of BEGIN and END. PKCS #12, in files that end in p12 or pfx, holds certificate and key together, locked by a passphrase.',
    advice: [],
    see: ['rfc7468', 'rfc7292'],
  },
  hsts: {
    aliases: ['http strict transport security', 'hsts preload'],
    title: 'HSTS',
    summary: 'A site tells browsers by Strict-Transport-Security to use only HTTPS for it from now on.',
    detail:
      'A browser that knows it turns http:// into https:// before anything is sent, and does not let people click certificate errors away. The preload list in browsers covers even the first visit.',
    advice: ['Send it on every HTTPS response; over plain HTTP it is ignored.'],
    see: ['rfc6797'],
  },
  'insecure connection warning': {
    aliases: ['insecure connection', 'not secure', 'certificate warning'],
    title: 'Warning about an insecure connection',
    summary: 'Browsers warn when a page came over plain HTTP, or when the certificate did not pass the check.',
    detail:
      'In the first case everything can be read and altered on the way; in the second it is not known who answered. An expired certificate, another name and an unknown issuer are the usual reasons.',
    advice: ['Do not enter anything until the reason is known.'],
    see: ['rfc9110#17.1', 'rfc9525#6'],
  },
  'mixed content': {
    aliases: [],
    title: 'Mixed content',
    summary: 'A page loaded over HTTPS loads parts of itself over plain HTTP.',
    detail: 'Browsers block scripts and frames of that kind and try to load images over HTTPS.',
    advice: [],
    see: ['mdn:Web/Security/Mixed_content'],
  },
  'man in the middle': {
    aliases: ['mitm', 'on-path attacker'],
    title: 'Man in the middle',
    summary: 'Somebody on the way who reads or changes what two sides send each other.',
    detail:
      'With plain HTTP it is easy. TLS prevents it as long as the client checks the certificate: switching the check off opens the door again.',
    advice: [],
    see: ['rfc8446#appendix-E.1', 'rfc9110#17.1'],
  },
  'certificate pinning': {
    aliases: ['pinning', 'key pinning'],
    title: 'Pinning',
    summary: 'A client accepts only certain certificates or keys for a host, whatever the authorities say.',
    detail:
      'Mobile applications use it. A key that changes unexpectedly locks all clients out, so browsers have given it up.',
    advice: [],
    see: ['rfc7469'],
  },
};
