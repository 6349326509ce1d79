import type { OutcomeCheck } from './check.ts';
import { sources } from './sources.ts';
import { writtenPlace } from './written-address.ts';

const unrecognizedName = 112;

/** The server said that it does not serve the name in our hello (RFC 6066 section 3): and ended, or went on all the same. */
export const serverNameUnrecognized: OutcomeCheck = ({ host, port, session, failure }) => {
  const isFatal = failure?.alert?.from === 'server' && failure.alert.number === unrecognizedName;
  const warned = session?.record?.alerts.some(({ from, number }) => from === 'server' && number === unrecognizedName);
  if (!isFatal && warned !== true) return [];
  const name = session?.serverName ?? null;
  return [
    {
      id: 'server-name-unrecognized',
      severity: isFatal ? 'error' : 'notice',
      title:
        name === null
          ? `The server ${writtenPlace(host, port)} serves no client that sends no name`
          : `The server ${writtenPlace(host, port)} does not serve the name ${name}`,
      detail: `${
        isFatal
          ? 'It ended the handshake with the alert unrecognized_name (112).'
          : 'It warned with the alert unrecognized_name (112) and went on with its default certificate.'
      } ${
        name === null
          ? 'No server name was sent, since the host is an address.'
          : 'The name is wrong, is not set up there yet, or leads to the wrong server.'
      }`,
      advice: [
        ...(name === null
          ? ['Use the host name in place of the address.']
          : ['Check the name for a slip, and whether DNS or the hosts file leads to the right machine.']),
        'Have the name set up on the server.',
      ],
      citations: sources('rfc6066#3', 'rfc8446#6.2'),
    },
  ];
};
