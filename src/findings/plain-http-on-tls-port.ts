import type { OutcomeCheck } from './check.ts';
import { sources } from './sources.ts';
import { writtenAddress } from './written-address.ts';

/** TLS was expected, and the port answered the handshake in plain HTTP. */
export const plainHttpOnTlsPort: OutcomeCheck = ({ host, port, failure }) => {
  if (failure?.code !== 'TLS_NOT_TLS' || !failure.received?.startsWith('HTTP/')) return [];
  const plain = writtenAddress('http', host, port);
  return [
    {
      id: 'plain-http-on-tls-port',
      severity: 'error',
      title: `Port ${port} of ${host} speaks plain HTTP, not TLS`,
      detail: `It answered the TLS handshake with “${firstLine(failure.received)}”. Any port can carry either protocol: the scheme of the URL says which one the client speaks, and here it does not fit. Nothing of the request was sent.`,
      advice: [
        `Write ${plain} if plain HTTP is what you mean; then everyone on the path can read the exchange.`,
        'Look for the port on which the same server speaks TLS, often 443 or 8443.',
        'Switch TLS on for this port in the configuration of the server.',
      ],
      citations: sources('rfc9110#4.2.2', 'rfc9110#4.2.1'),
    },
  ];
};

function firstLine(text: string): string {
  return text.split(/[\r\n]/, 1)[0]?.slice(0, 80) ?? '';
}
