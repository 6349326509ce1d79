import { wishOf } from '../exchange/tls/wish-of.ts';
import type { OutcomeCheck } from './check.ts';
import { clientCertificateRequired, giveToPortside } from './client-certificate-required.ts';
import { sources } from './sources.ts';
import { writtenPlace } from './written-address.ts';

/** The server asked the client for a certificate, got none, and has not refused it so far. */
export const clientCertificateRequested: OutcomeCheck = (outcome) => {
  const { host, port, session, response, failure } = outcome;
  if (session?.clientCertificateRequested !== true || (failure !== null && response === null)) return [];
  if (wishOf(session).sent !== null || clientCertificateRequired(outcome).length > 0) return [];
  return [
    {
      id: 'client-certificate-requested',
      severity: 'notice',
      title: `The server ${writtenPlace(host, port)} asks for a client certificate`,
      detail:
        response === null
          ? 'The handshake came to its end without one; whether the server insists shows only when a request follows.'
          : `It answered without one (${response.status}); other targets of the same server may need it.`,
      advice: [
        `If the server shall know who you are: ${giveToPortside.charAt(0).toLowerCase()}${giveToPortside.slice(1)}`,
      ],
      citations: sources('rfc8446#4.3.2'),
    },
  ];
};
