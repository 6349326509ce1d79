import { explainAlert } from '../explain/explain-alert.ts';
import type { Outcome, OutcomeCheck } from './check.ts';
import { clientCertificateRequired } from './client-certificate-required.ts';
import { noApplicationProtocolInCommon } from './no-application-protocol.ts';
import { nothingInCommon } from './nothing-in-common.ts';
import { obsoleteProtocolOnly } from './obsolete-protocol.ts';
import { serverNameUnrecognized } from './server-name-unrecognized.ts';
import { sources } from './sources.ts';

/** One side ended the connection with an alert that no other check explains better, or with one that was encrypted. */
export const tlsAlert: OutcomeCheck = (outcome) => {
  const { failure } = outcome;
  if (failure?.code === 'TLS_HANDSHAKE_FAILED' && failure.alert === null) {
    return [
      {
        id: 'tls-alert',
        severity: 'error',
        title: 'The handshake was ended, since what came in it does not fit together',
        detail:
          'The server makes mistakes in TLS, or somebody on the way changed what it sent. The reason stands with the failure.',
        advice: [
          'Try from another network, to rule out a device between.',
          'Look at the log of the server, and bring its TLS library up to date.',
        ],
        citations: sources('rfc8446#6'),
      },
    ];
  }
  // Our own alert about a certificate follows from a finding about that certificate.
  if (!failure?.alert || failure.code === 'TLS_UNTRUSTED' || saidBetter(outcome)) return [];
  const { number, from } = failure.alert;
  const explanation = explainAlert(number);
  const who = from === 'server' ? 'The server' : 'Portside';
  const when = failure.phase === 'tls' ? 'the handshake' : 'the connection';
  return [
    {
      id: 'tls-alert',
      severity: 'error',
      title: `${who} ended ${when} with the alert ${explanation === null ? number : `${explanation.key} (${number})`}`,
      detail: explanation === null ? 'No standard defines this alert.' : `${explanation.summary} ${explanation.detail}`,
      advice: explanation?.advice.length ? explanation.advice : ['Look at the log of the server, which may say more.'],
      citations: explanation?.citations ?? sources('rfc8446#6'),
    },
  ];
};

function saidBetter(outcome: Outcome): boolean {
  return [
    clientCertificateRequired,
    obsoleteProtocolOnly,
    serverNameUnrecognized,
    noApplicationProtocolInCommon,
    nothingInCommon,
  ].some((check) => check(outcome).length > 0);
}
