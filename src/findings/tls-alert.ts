import { explainAlert } from '../explain/explain-alert.ts';
import type { OutcomeCheck } from './check.ts';
import { clientCertificateRequired } from './client-certificate-required.ts';
import { sources } from './sources.ts';

/** One side ended the connection with an alert that no other check explains better. */
export const tlsAlert: OutcomeCheck = (outcome) => {
  const { failure, session } = outcome;
  // Our own alert about a certificate follows from a finding about that certificate.
  if (!failure?.alert || failure.code === 'TLS_UNTRUSTED' || clientCertificateRequired(outcome).length > 0) return [];
  const { number, from } = failure.alert;
  const explanation = explainAlert(number);
  const who = from === 'server' ? 'The server' : 'Portside';
  const when = failure.phase === 'tls' ? 'the handshake' : 'the connection';
  return [
    {
      id: 'tls-alert',
      severity: 'error',
      title: `${who} ended ${when} with the alert ${explanation === null ? number : `${explanation.key} (${number})`}`,
      detail:
        explanation === null
          ? 'No standard defines this alert.'
          : [explanation.summary, explanation.detail, versionNote(number, session?.serverName ?? null)]
              .join(' ')
              .trim(),
      advice: explanation?.advice ?? ['Look at the log of the server, which may say more.'],
      citations: explanation?.citations ?? sources('rfc8446#6'),
    },
  ];
};

/** What this client offered, where the alert is an answer to that. */
function versionNote(number: number, serverName: string | null): string {
  if (number === 112) return `The name sent was ${serverName ?? 'none, since the host is an address'}.`;
  if (number === 70) return 'Portside offers TLS 1.2 and TLS 1.3.';
  return '';
}
