import { leafOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { faultsOf } from './faults-of.ts';
import { baselineRequirements, sources } from './sources.ts';

/** A certificate of the path is for other things than servers (RFC 5280 section 4.2.1.12). */
export const wrongPurpose: SessionCheck = (session) =>
  faultsOf(session, 'INVALID_PURPOSE').map(({ certificate, title, values }) => {
    const isLeaf = certificate === leafOf(session);
    const purposes = values['purposes'] ?? '';
    return {
      id: 'wrong-purpose',
      severity: 'error',
      title: `${title} is not made for servers: its purpose is ${purposes}`,
      detail: `${
        isLeaf
          ? 'Its extended key usage lists what it may be used for, and serverAuth, identifying a server, is not among it.'
          : 'The extended key usage of an authority limits what it issues, and serverAuth, identifying a server, is not among it.'
      }${purposes === 'anyExtendedKeyUsage' ? ' “Any purpose” alone is not taken for it, by OpenSSL nor by BoringSSL.' : ''}`,
      advice: [
        isLeaf
          ? 'Have the certificate issued anew with the extended key usage serverAuth.'
          : 'Have the certificate of the server issued by an authority for servers.',
        'Check whether the server is set up with a certificate meant for a client, for mail or for code.',
      ],
      citations: [...sources('rfc5280#4.2.1.12'), baselineRequirements('7.1.2.7.10')],
    };
  });
