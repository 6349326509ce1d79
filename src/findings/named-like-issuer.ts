import { holderOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { faultsOf } from './faults-of.ts';
import { sources } from './sources.ts';

/** The leaf has the subject of its issuer, so that TLS libraries take it for self-signed. */
export const namedLikeIssuer: SessionCheck = (session) =>
  faultsOf(session, 'NAMED_LIKE_ISSUER').map(({ certificate }) => ({
    id: 'named-like-issuer',
    severity: 'error',
    title: `The certificate and its authority have the same subject, “${holderOf(certificate)}”`,
    detail:
      'A certificate whose subject and issuer are the same is taken for self-signed by OpenSSL and BoringSSL: they do not look for the authority that signed it. It happens when the same answers are given to “openssl req” for both.',
    advice: [
      'Give the authority a name of its own, such as a common name “My development CA”, and issue the certificate of the server anew.',
    ],
    citations: sources('rfc5280#3.2', 'rfc5280#6.1'),
  }));
