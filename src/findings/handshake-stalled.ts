import type { OutcomeCheck } from './check.ts';
import { handshakeStage, largeHelloNote, lastWord } from './handshake-stage.ts';
import { sources } from './sources.ts';
import { writtenPlace } from './written-address.ts';

/** The connection stands, and the handshake did not come to its end within the time limit. */
export const handshakeStalled: OutcomeCheck = ({ host, port, session, failure }) => {
  if (failure?.code !== 'TLS_TIMEOUT') return [];
  const large = largeHelloNote(session);
  const place = writtenPlace(host, port);
  if (handshakeStage(session) !== 'under-way') {
    return [
      {
        id: 'handshake-stalled',
        severity: 'error',
        title: `The server ${place} took our hello and answered nothing`,
        detail: `The TCP connection stands, but not a byte came back. Either the port waits for another protocol than TLS, or the server is overloaded, or something between swallows the hello.${large === null ? '' : ` ${large}`}`,
        advice: [
          `Check that port ${port} speaks TLS; if it is meant for plain HTTP, write http://.`,
          'Try from another network, to rule out a device between.',
          ...(large === null
            ? []
            : [
                'If it is a device between, a client with a smaller hello gets through: openssl s_client -groups X25519.',
              ]),
        ],
        citations: sources('rfc8446#4.1.2', 'rfc8446#2'),
      },
    ];
  }
  const word = lastWord(session);
  return [
    {
      id: 'handshake-stalled',
      severity: 'error',
      title: `The server ${place} stopped in the middle of the handshake`,
      detail: `${session?.bytesReceived} bytes came${word === null || word === 'encrypted' ? '' : `, the last message was its ${word}`}, and then nothing more within the time limit. The server hangs, or larger packets do not get through on the way.`,
      advice: [
        'Try again, and from another network: packets of a certain size may be lost on the way (MTU).',
        'Look into the log of the server: what it does at this moment, such as asking another machine for a key or a name.',
      ],
      citations: sources('rfc8446#2', 'rfc8899'),
    },
  ];
};
