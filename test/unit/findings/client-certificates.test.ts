import type { Certificate } from '../../../src/certificate/certificate.ts';
import type { TlsSession } from '../../../src/exchange/exchange.ts';
import type { CertificateRequest, HandshakeRecord } from '../../../src/exchange/tls/handshake-record.ts';
import { call, day, leaf, name, now, session } from './build.ts';
import { check } from './check.ts';

const quiet = {
  clientHello: null,
  retry: null,
  serverHello: null,
  certificate: null,
  signatureScheme: null,
  tickets: null,
  alerts: [],
  flights: [],
  cutOff: false,
  otherProtocol: null,
} as const;

/** A session in which the server asked for a certificate of one of `authorities`, and got ours with `above` others. */
function asked(own: Partial<Certificate>, authorities: readonly string[] = ['CN=Staff CA'], above = 0): TlsSession {
  const certificate = leaf({ subject: name('me'), issuer: name('Staff CA'), extendedKeyUsage: ['clientAuth'], ...own });
  const certificateRequest: CertificateRequest = {
    signatureSchemes: [],
    certificateTypes: [],
    authorities,
    authorityCount: authorities.length,
  };
  const clientCertificate = { count: 1 + above, bytes: 900, subject: 'CN=me', fingerprint256: 'AA' };
  const record: HandshakeRecord = { ...quiet, certificateRequest, clientCertificate };
  return session({
    clientCertificateRequested: true,
    ownCertificate: { source: '--cert me.pem', certificate },
    record,
  });
}

type Case = readonly [title: string, session: TlsSession, ...expected: readonly string[]];

function checkAll(cases: readonly Case[]): void {
  for (const [title, examined, ...expected] of cases)
    it(title, () => void check(call({ session: examined }), expected));
}

describe('client-certificate-expired', () => {
  const title = 'warning client-certificate-expired: The client certificate “me”';
  checkAll([
    ['says since when', asked({ notAfter: now - 3 * day }), `${title} expired 3 days ago (20 Nov 2026)`],
    ['says from when on', asked({ notBefore: now + 3 * day }), `${title} is not valid before 26 Nov 2026`],
    ['says nothing of one that is valid', asked({})],
    [
      'says nothing where the server did not ask',
      { ...asked({ notAfter: now - day }), clientCertificateRequested: false, record: null },
    ],
  ]);
});

describe('client-certificate-unfit', () => {
  const title = 'warning client-certificate-unfit: The client certificate “me”';
  checkAll([
    [
      'tells of another authority',
      asked({ issuer: name('Old CA') }),
      `${title} comes from “Old CA”, which the server does not name`,
    ],
    [
      'tells of another purpose',
      asked({ extendedKeyUsage: ['serverAuth'] }),
      `${title} is not made for clients: its purpose is serverAuth`,
    ],
    ['says nothing of a certificate without purposes', asked({ extendedKeyUsage: null })],
    ['says nothing where the server names no authority', asked({ issuer: name('Old CA') }, [])],
    ['compares names as certificates do', asked({ issuer: name('STAFF  ca') })],
    ['says nothing where authorities were sent along', asked({ issuer: name('Old CA') }, ['CN=Staff CA'], 1)],
  ]);
});
