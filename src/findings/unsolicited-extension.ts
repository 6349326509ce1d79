import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';

/** The server answered what nobody had offered (RFC 8446 section 4.2): OpenSSL passes over what it does not know. */
export const unsolicitedExtension: SessionCheck = ({ record }) => {
  const names = record?.serverHello?.unsolicitedExtensions ?? [];
  if (names.length === 0) return [];
  const what = names.length === 1 ? 'an extension that was' : 'extensions that were';
  return [
    {
      id: 'unsolicited-extension',
      severity: 'error',
      title: `The server answered ${what} not offered: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ' …' : ''}`,
      detail:
        'A server may only answer what the client’s hello brings up; on anything else a client has to break the handshake off. Browsers and desktop VS Code do that. OpenSSL, with which Node.js works in a terminal, passes over extensions that it does not know.',
      advice: [
        'Bring the TLS library of the server up to date, or switch off what adds this extension.',
        'Try from another network, to rule out a device between that answers in place of the server.',
      ],
      citations: sources('rfc8446#4.2', 'rfc5246#7.4.1.4'),
    },
  ];
};
