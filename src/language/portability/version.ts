import { httpVersionOf } from '../http-version.ts';
import { difference, type PortabilityCheck } from './difference.ts';

/** A version other than HTTP/1.1: REST Client pays no heed to it, others replace it where they cannot do it. */
export const version: PortabilityCheck = (_document, { request }) => {
  const written = request.httpVersion;
  if (!written || written.text.includes('{{') || httpVersionOf(written.text) === '1.1') return [];
  return [
    difference(
      'differs-version',
      written.range,
      `REST Client sends HTTP/1.1 whatever is written, and httpYac falls back to it; here ${written.text} is used or refused.`,
      null,
    ),
  ];
};
