import type { Call, TlsSession } from '../exchange/exchange.ts';
import { callAddress } from './call-address.ts';
import type { ExchangeCheck } from './check.ts';
import { sources } from './sources.ts';
import { momentText, spanText } from './time-text.ts';

/** Milliseconds by which clocks may differ before it is worth a word. */
const tolerated = 5 * 60_000;

/** The clocks of the server and of this machine do not agree, by the Date field; where a certificate's dates are at fault, that may be why. */
export const clockSkew: ExchangeCheck = ({ calls, startedAt, duration }) => {
  const last = calls.at(-1);
  const theirs = last === undefined ? null : serverTime(last);
  const ours = startedAt + duration;
  if (last === undefined || theirs === null || Math.abs(theirs - ours) <= tolerated) return [];
  const isBehind = theirs > ours;
  const explains = last.connection?.tls != null && isExplainedBy(last.connection.tls, theirs, ours);
  const { host } = callAddress(last);
  return [
    {
      id: 'clock-skew',
      severity: explains ? 'warning' : 'notice',
      title: `The clocks of ${host} and of this machine are ${spanText(theirs - ours)} apart`,
      detail: `By its Date field it was ${momentText(theirs)} on the server and ${momentText(ours)} here, so that ${
        isBehind
          ? 'this machine’s clock is behind or the server’s is ahead'
          : 'this machine’s clock is ahead or the server’s is behind'
      }.${explains ? ' By the server’s clock the certificates are valid: check this machine’s clock before anything else.' : ''}`,
      advice: [
        'Check the date, time and time zone of this machine, and let it take the time from the network.',
        'If they are right, have the clock of the server corrected: tokens, cookies and caches depend on it.',
      ],
      citations: sources('rfc9110#6.6.1', 'rfc5280#4.1.2.5'),
    },
  ];
};

/** Milliseconds since 1970-01-01 UTC; a response from a cache is as old as its Age says (RFC 9111 section 5.1). */
function serverTime({ response }: Call): number | null {
  if (response === null) return null;
  const fieldOf = (wanted: string): string | null =>
    response.fields.find(({ name }) => name.toLowerCase() === wanted)?.value ?? null;
  const date = fieldOf('date');
  if (date === null || !/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(date)) return null;
  const age = fieldOf('age');
  const time = Date.parse(date) + (age !== null && /^\d{1,9}$/.test(age) ? Number(age) * 1000 : 0);
  return Number.isNaN(time) ? null : time;
}

/** A certificate of the path is out of its time by our clock, and none by the server's. */
function isExplainedBy({ path, chain }: TlsSession, theirs: number, ours: number): boolean {
  const certificates = path.length > 0 ? path : chain;
  const isValidAt = (time: number): boolean =>
    certificates.every(({ notBefore, notAfter }) => notBefore <= time && time <= notAfter);
  return certificates.length > 0 && !isValidAt(ours) && isValidAt(theirs);
}
