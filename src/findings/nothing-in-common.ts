import type { TlsSession } from '../exchange/exchange.ts';
import { explainAlert } from '../explain/explain-alert.ts';
import type { OutcomeCheck } from './check.ts';
import { clientCertificateRequired } from './client-certificate-required.ts';
import { sources } from './sources.ts';
import { writtenPlace } from './written-address.ts';

/** handshake_failure and insufficient_security: which part did not please is not said. */
const disagreements = new Set([40, 71]);

/** The server found nothing acceptable in our hello, or nothing secure enough. Tells what may be the reason, the likeliest first. */
export const nothingInCommon: OutcomeCheck = (outcome) => {
  const { host, port, session, failure } = outcome;
  if (failure?.alert?.from !== 'server' || !disagreements.has(failure.alert.number)) return [];
  if (clientCertificateRequired(outcome).length > 0) return [];
  const name = `${explainAlert(failure.alert.number)?.key} (${failure.alert.number})`;
  const agreed = session?.protocol ?? null;
  return [
    {
      id: 'nothing-in-common',
      severity: 'error',
      title:
        agreed === null
          ? `The server ${writtenPlace(host, port)} found nothing it accepts in our hello: ${name}`
          : `The server ${writtenPlace(host, port)} ended the handshake after its own hello: ${name}`,
      detail: ['The alert does not say which part it was. In this order it may be:', ...reasons(session)].join(' '),
      advice: [
        session?.serverName === null
          ? 'Use the host name in place of the address.'
          : 'Check the host name, and whether DNS or the hosts file leads to the right machine.',
        'Enable TLS 1.3, and TLS 1.2 with suites that begin with TLS_ECDHE and contain GCM or CHACHA20, on the server.',
        'Find out by “portside tls --scan” what the server takes.',
      ],
      citations: sources('rfc8446#6.2', 'rfc9325#4.2'),
    },
  ];
};

function reasons(session: TlsSession | null): readonly string[] {
  const offer = session?.record?.clientHello ?? null;
  const isSuiteSettled = session?.cipher !== null && session !== null;
  const found: string[] = [];
  if (session !== null && session.serverName === null)
    found.push('it needs a server name to choose its certificate, and none was sent, since the host is an address;');
  if (!isSuiteSettled) {
    found.push(
      `no cipher suite in common${offer === null ? '' : ` (${offer.cipherSuites.length} were offered, none of them with RC4, 3DES, NULL or export ciphers)`};`,
      `no group for the key exchange in common${offer === null ? '' : ` (offered: ${offer.groups.join(', ')})`};`,
      'no signature that both take: a key or certificate on the server that is too old or too new;',
    );
  } else found.push('it wants a client certificate, or could not use what this client sent;');
  if (session !== null && session.serverName !== null) found.push(`it does not serve ${session.serverName};`);
  if (session?.library === 'BoringSSL')
    found.push(
      'it takes only what the TLS library of this editor (BoringSSL) lacks, such as DHE, CCM or X448; then a terminal may come through;',
    );
  const last = found.pop() ?? '';
  return [...found, last.replace(/;$/, '.')];
}
