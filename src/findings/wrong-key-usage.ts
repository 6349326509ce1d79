import type { SessionCheck } from './check.ts';
import { faultsOf } from './faults-of.ts';
import { sources } from './sources.ts';

/** The key may not do what the key exchange had it do (RFC 5280 section 4.2.1.3). */
export const wrongKeyUsage: SessionCheck = (session) =>
  faultsOf(session, 'KEY_USAGE_MISMATCH').map(({ values }) => ({
    id: 'wrong-key-usage',
    severity: 'error',
    title: `The key of the certificate may not be used for this: it allows ${values['allowed']}, not ${values['needed']}`,
    detail: `${
      values['needed'] === 'keyEncipherment'
        ? 'The server had its key decrypt the secret of the session (RSA key exchange), for which keyEncipherment is needed.'
        : `The server had its key take part in the key exchange, for which ${values['needed']} is needed.`
    } Node.js in a terminal and curl do not look; browsers and desktop VS Code, whose TLS library is BoringSSL, break the handshake off.`,
    advice: [
      'Have the certificate issued anew with the key usage digitalSignature, which TLS 1.3 needs.',
      ...(values['needed'] === 'keyEncipherment' ? ['Or let the server prefer suites with ECDHE, or TLS 1.3.'] : []),
    ],
    citations: sources('rfc5280#4.2.1.3', 'rfc8446#4.4.2.2'),
  }));
