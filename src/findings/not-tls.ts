import { greeterOf } from '../exchange/tls/other-protocol.ts';
import type { OutcomeCheck } from './check.ts';
import { sources } from './sources.ts';

/** TLS was expected, and what answered is neither TLS nor HTTP. */
export const notTls: OutcomeCheck = ({ host, port, failure }) => {
  if (failure?.code !== 'TLS_NOT_TLS' || failure.received?.startsWith('HTTP/')) return [];
  const received = failure.received ?? '';
  const name = greeterOf(received) ?? undefined;
  const said = received === '' ? '' : ` It sent “${readable(received)}”.`;
  return [
    {
      id: 'not-tls',
      severity: 'error',
      title:
        name === undefined
          ? `Port ${port} of ${host} does not speak TLS`
          : `On port ${port} of ${host} answers ${name}, not TLS`,
      detail: `What came back is no TLS record.${said} Nothing of the request was sent.`,
      advice: [
        'Check the port: HTTPS is at 443 unless the server is set up otherwise.',
        ...(name === undefined ? ['Try http:// if the server may speak plain HTTP on this port.'] : []),
      ],
      citations: sources('rfc9110#4.2.2', 'rfc8446#5.1'),
    },
  ];
};

/** The first line, with a dot for every character that cannot be shown. */
function readable(received: string): string {
  return (received.split(/\r?\n/, 1)[0] ?? '').slice(0, 80).replace(/[^ -~\u00a1-\u00ff]/g, '·');
}
