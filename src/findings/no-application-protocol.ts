import type { OutcomeCheck } from './check.ts';
import { sources } from './sources.ts';
import { writtenPlace } from './written-address.ts';

const noApplicationProtocol = 120;

/** The server speaks none of the protocols that we offered to speak inside (RFC 7301 section 3.2). */
export const noApplicationProtocolInCommon: OutcomeCheck = ({ host, port, session, failure }) => {
  if (failure?.alert?.from !== 'server' || failure.alert.number !== noApplicationProtocol) return [];
  const offered = session?.alpnOffered ?? [];
  const guess = offered.includes('h2')
    ? offered.includes('http/1.1')
      ? 'So it speaks neither version of HTTP here; the port is for something else.'
      : 'It may speak HTTP/1.1 only, or the port is for something else than HTTP.'
    : 'It may speak HTTP/2 only, or the port is for something else than HTTP.';
  const advice = offered.includes('http/1.1')
    ? offered.includes('h2')
      ? []
      : ['Write HTTP/2 in the request line, or let the server take http/1.1 beside h2.']
    : ['Write HTTP/1.1 in the request line, or leave the version out.'];
  return [
    {
      id: 'no-application-protocol',
      severity: 'error',
      title: `The server ${writtenPlace(host, port)} has no application protocol in common with this client`,
      detail: `By ALPN ${offered.length === 0 ? 'none' : offered.join(' and ')} was offered, and it ended the handshake with the alert no_application_protocol (120). ${guess}`,
      advice: [...advice, 'Check the port: it may belong to another protocol over TLS.'],
      citations: sources('rfc7301#3.2', 'rfc8446#6.2'),
    },
  ];
};
