import type { Outcome, OutcomeCheck } from './check.ts';
import { sources } from './sources.ts';
import { writtenAddress } from './written-address.ts';

/** A plain HTTP request went to a port that speaks TLS: seen by what came back, or said by the server in a 400. */
export const tlsOnPlainPort: OutcomeCheck = (outcome) => {
  const { scheme, host, port, failure } = outcome;
  if (scheme !== 'http' || (failure?.code !== 'TLS_ON_PLAIN_PORT' && !serverSaysSo(outcome))) return [];
  return [
    {
      id: 'tls-on-plain-port',
      severity: 'error',
      title: `Port ${port} of ${host} speaks TLS, and the request came in plain HTTP`,
      detail:
        'Any port can carry either protocol: the scheme of the URL says which one the client speaks, and here it does not fit. The request travelled unencrypted, whatever it contained.',
      advice: [
        `Write ${writtenAddress('https', host, port)}.`,
        'If the request carried a password or a token, consider changing it: everyone on the path could read it.',
      ],
      citations: sources('rfc9110#4.2.2', 'rfc9110#4.2.1'),
    },
  ];
};

/** Sentences of nginx, Go's net/http, Apache and HAProxy's kind. */
const complaint =
  /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|speaking plain HTTP to an SSL-enabled server port|This combination of host and port requires TLS/i;

function serverSaysSo({ response }: Outcome): boolean {
  return response?.status === 400 && complaint.test(new TextDecoder('latin1').decode(response.body.subarray(0, 4096)));
}
