import type { Response } from '../exchange/exchange.ts';
import type { Found, OutcomeCheck } from './check.ts';
import { sources } from './sources.ts';
import { writtenPlace } from './written-address.ts';

/** Over TLS: the connection ended before the body was complete, or nobody can tell. Whoever is on the path can cut a connection, too. */
export const truncatedBody: OutcomeCheck = ({ scheme, host, port, session, failure, response }) => {
  if (scheme !== 'https') return [];
  if (failure === null && response !== null && isOpenEnded(response) && session?.record?.cutOff === true)
    return [endedWithoutGoodbye(writtenPlace(host, port), response.wireSize)];
  if (failure?.code !== 'TRUNCATED_BODY') return [];
  return [
    {
      id: 'truncated-body',
      severity: 'warning',
      title: `The server ${writtenPlace(host, port)} ended the connection before the body was complete`,
      detail: `${response?.wireSize ?? 0} bytes of it came. TLS protects what came against changes, not against being cut off: an end in the middle can be a crash, a time limit, or somebody on the path. What is missing is not known, so do not take the body for the whole.`,
      advice: [
        'Try again, and compare the sizes.',
        'If it ends at the same size or after the same time, look for a limit in a proxy, or for a wrong Content-Length.',
      ],
      citations: sources('rfc9112#8', 'rfc9112#9.8', 'rfc8446#6.1'),
    },
  ];
};

/** Nothing but the end of the connection says where its body ends (RFC 9112 section 6.3, the last rule). */
function isOpenEnded({ status, fields, wireSize }: Response): boolean {
  const has = (wanted: string): boolean => fields.some(({ name }) => name.toLowerCase() === wanted);
  return wireSize > 0 && status >= 200 && !has('content-length') && !has('transfer-encoding');
}

function endedWithoutGoodbye(place: string, size: number): Found[number] {
  return {
    id: 'truncated-body',
    severity: 'warning',
    title: `Nobody knows whether the body from ${place} is complete`,
    detail: `Its end is where the connection ended (${size} bytes), as there is neither Content-Length nor chunks, and the server ended it without close_notify, the goodbye of TLS. Whoever is on the path can end a connection so at any point.`,
    advice: [
      'Have the server send Content-Length or chunks, and close_notify at the end.',
      'Compare the size with what is expected before the body is used.',
    ],
    citations: sources('rfc9112#9.8', 'rfc9112#6.3', 'rfc8446#6.1'),
  };
}
