import { isIP } from 'node:net';
import type { Certificate } from '../../certificate/certificate.ts';
import type { Connections } from '../connections.ts';
import type { InspectionTarget } from '../inspect-tls.ts';
import { assessCertificates } from '../tls/decide-trust.ts';
import { alertName, cipherSuiteName, versionName } from '../tls/names.ts';
import { tls12, unusualSuites, usualSuites, wholeOffer } from './scan/offers.ts';
import { sayHello } from './scan/say-hello.ts';
import type { ServerAnswer } from './scan/server-answer.ts';

/** What a server shows that the TLS library here cannot talk to. */
export interface OldServer {
  readonly kind: 'old-server';
  /** `TLSv1` …; `null`: no version was agreed. */
  readonly protocol: string | null;
  readonly cipher: string | null;
  /** As sent, leaf first; empty where none came (an anonymous suite has none). */
  readonly chain: readonly Certificate[];
  readonly path: readonly Certificate[];
  /** What is wrong with the certificates alone, the age of the protocol aside. */
  readonly trustErrors: readonly string[];
  /** Why nothing was shown; `null` where something was. */
  readonly failure: string | null;
}

/**
 * Says hello from TLS 1.2 down to SSL 3.0 with every suite there is, and reads the certificate, which these versions send in the clear. The hello is our own and the
 * handshake ends there, so that it does not matter what the TLS library can speak or would refuse. Nothing else is sent.
 */
export async function readOldServer(
  target: InspectionTarget,
  connections: Connections,
  signal: AbortSignal | null,
): Promise<OldServer> {
  const name = (target.serverName ?? target.host).replace(/\.$/, '');
  const serverName = isIP(name) === 0 ? name : null;
  let last: ServerAnswer = { kind: 'closed' };
  for (const version of [tls12, 0x0302, 0x0301, 0x0300]) {
    for (const suites of [usualSuites, unusualSuites]) {
      const offer = { ...wholeOffer(version, serverName), suites };
      const answer = await sayHello(target.host, target.port, offer, connections.lookup, signal, 'certificate');
      if (answer.kind === 'hello') {
        const read = await connections.certificateReader();
        const protocol = versionName(answer.version);
        const cipher = cipherSuiteName(answer.suite);
        const assessed = assessCertificates(answer.certificates, name, { protocol, cipher }, connections.trust, read);
        const { chain, path, trustErrors } = assessed;
        return { kind: 'old-server', protocol, cipher, chain, path, trustErrors, failure: null };
      }
      if (answer.kind !== 'alert' && answer.kind !== 'closed') return nothing(answer);
      last = answer;
    }
  }
  return nothing(last);
}

function nothing(answer: ServerAnswer): OldServer {
  return {
    kind: 'old-server',
    protocol: null,
    cipher: null,
    chain: [],
    path: [],
    trustErrors: [],
    failure: failureText(answer),
  };
}

function failureText(answer: ServerAnswer): string {
  switch (answer.kind) {
    case 'alert':
      return `the server turned every version down, last with the alert ${alertName(answer.alert)} (${answer.alert})`;
    case 'silent':
      return 'the server did not answer in time';
    case 'not-tls':
      return 'what answers is not TLS';
    case 'unreachable':
      return `no connection could be made (${answer.error})`;
    case 'stopped':
      return 'cancelled';
    default:
      return 'the server closed every connection after the hello';
  }
}
