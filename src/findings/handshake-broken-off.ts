import type { Outcome, OutcomeCheck } from './check.ts';
import { type HandshakeStage, handshakeStage, largeHelloNote, lastWord } from './handshake-stage.ts';
import { sources } from './sources.ts';
import { writtenPlace } from './written-address.ts';

/**
 * The server closed or reset the connection in the handshake, or right after it, without an alert that says why. A request that was
 * the first one on its connection is told of as well: its server may have gone before it came.
 */
export const handshakeBrokenOff: OutcomeCheck = (outcome) => {
  const { scheme, host, port, failure, session } = outcome;
  const isReset = failure?.code === 'CONNECTION_RESET';
  if (scheme !== 'https' || failure === null || failure.alert !== null) return [];
  if (!isReset && failure.code !== 'CONNECTION_CLOSED') return [];
  const isInHandshake = failure.phase === 'tls' || failure.phase === 'connect';
  const stage = handshakeStage(session);
  if (!isInHandshake && (stage !== 'finished' || outcome.isReused || outcome.response !== null)) return [];
  const did = isReset ? 'reset' : 'closed';
  const { when, detail, advice } = told(stage, outcome);
  const fate = isInHandshake
    ? 'Nothing of the request was sent.'
    : 'What had been sent of the request may have arrived; not a byte of an answer came.';
  return [
    {
      id: 'handshake-broken-off',
      severity: 'error',
      title: `The server ${writtenPlace(host, port)} ${did} the connection ${when}`,
      detail: `${detail} An alert would have said why; none came. ${fate}`,
      advice,
      citations: sources('rfc8446#6', isReset ? 'rfc9293#3.5.2' : 'rfc8446#6.1'),
    },
  ];
};

interface Told {
  readonly when: string;
  readonly detail: string;
  readonly advice: readonly string[];
}

const logs = 'Look into the logs of the server, and of the load balancer or firewall before it, at this time.';

function told(stage: HandshakeStage, { port, session }: Outcome): Told {
  const large = largeHelloNote(session);
  switch (stage) {
    case 'before-hello':
      return {
        when: 'before the handshake began',
        detail:
          'The TCP connection came about and was ended at once: commonly by a load balancer without a server behind it, by a limit on connections, or by a firewall that lets this address in no further.',
        advice: ['Check that the server behind this port is running.', logs],
      };
    case 'unanswered':
      return {
        when: 'without a byte in answer to our hello',
        detail: `The port took the hello of TLS and answered nothing. It may not speak TLS, may not serve ${
          session?.serverName ?? 'a client that sends no name'
        }, or a device between does not let the handshake through.${large === null ? '' : ` ${large}`}`,
        advice: [
          `Check that port ${port} speaks TLS; if it is meant for plain HTTP, write http://.`,
          'Try from another network, to rule out a device between.',
          logs,
        ],
      };
    case 'under-way': {
      const word = lastWord(session);
      return {
        when: 'in the middle of the handshake',
        detail: `${session?.bytesReceived} bytes had come${word === null || word === 'encrypted' ? '' : `, the last message was its ${word}`}. The server gave up, crashed, or a device between cut in.`,
        advice: [logs, 'Try again, and from another network.'],
      };
    }
    case 'finished':
      return {
        when: 'right after the handshake',
        detail:
          'The handshake was done, and then the server did not go on. It may take this client for one it does not serve, want a client certificate, or be shutting down.',
        advice: [logs, 'Find out whether the server wants a client certificate or lets only some addresses in.'],
      };
  }
}
