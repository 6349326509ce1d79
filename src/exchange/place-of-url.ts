import type { Place } from './failure.ts';

/** Where an `http:` or `https:` URL leads: an address of IPv6 without its brackets, the scheme's own port where none is written. */
export function placeOfUrl({ protocol, hostname, port }: URL): Place {
  const scheme = protocol === 'https:' ? 'https' : 'http';
  return {
    scheme,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (scheme === 'https' ? 443 : 80) : Number(port),
  };
}
