import type { OutcomeCheck } from './check.ts';
import { sources } from './sources.ts';
import { writtenPlace } from './written-address.ts';

/** A proxy stood between us and the server. */
export const proxied: OutcomeCheck = ({ proxy, host, port, failure }) => {
  if (proxy === null || failure?.code.startsWith('PROXY_')) return [];
  const { source, isTunnel } = proxy;
  return [
    {
      id: 'proxied',
      severity: 'notice',
      title: `The server ${writtenPlace(host, port)} was asked through the proxy ${writtenPlace(proxy.host, proxy.port)}`,
      detail: `${source} names it. ${
        isTunnel
          ? 'It knows the name of the server and passes encrypted octets on; what was sent and what came back it can read only if it also made the certificate.'
          : 'Plain HTTP is an open book to it: it can read and change the request and the response, and may answer by itself.'
      }`,
      advice: [
        'If you did not mean that, have the host left out of it with NO_PROXY or the setting http.noProxy, or write # @no-proxy above the request.',
      ],
      citations: sources(isTunnel ? 'rfc9110#9.3.6' : 'rfc9110#3.7'),
    },
  ];
};
