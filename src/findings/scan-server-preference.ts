import { parseCipherSuite } from '../explain/tls/cipher-suite.ts';
import type { ScanCheck } from './check.ts';
import { sources } from './sources.ts';

/** The server lets the client choose, among suites of which some are worse than others. */
export const scanServerPreference: ScanCheck = ({ versions }) => {
  const concerned = versions.filter(
    ({ serverPrefers, suites }) =>
      serverPrefers === false &&
      suites.some((suite) => parseCipherSuite(suite)?.verdict !== 'recommended') &&
      suites.some((suite) => parseCipherSuite(suite)?.verdict === 'recommended'),
  );
  if (concerned.length === 0) return [];
  return [
    {
      id: 'scan-server-preference',
      severity: 'notice',
      title: `The server leaves the choice of the cipher suite to the client in ${concerned.map(({ version }) => version).join(' and ')}`,
      detail:
        'It takes weaker suites as well as good ones, and goes by the order of the client. A client with a bad order gets a weaker one although both know better.',
      advice: [
        'Have the server prefer its own order (nginx: ssl_prefer_server_ciphers on), or leave good suites only, among which the order hardly matters.',
      ],
      citations: sources('rfc9325#4.2.1', 'rfc5246#7.4.1.2'),
    },
  ];
};
