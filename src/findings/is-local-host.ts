import { canonicalAddress } from '../certificate/matches-host.ts';

/** Names that no public DNS resolves (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal). */
const localEndings = ['localhost', 'local', 'test', 'internal', 'home.arpa'];

/** Loopback, private and link-local addresses (RFC 1918, RFC 3927, RFC 4193, RFC 4291), in canonical form. */
const localAddresses: readonly RegExp[] = [
  /^127\./,
  /^10\./,
  /^192\.168\./,
  /^172\.(?:1[6-9]|2\d|3[01])\./,
  /^169\.254\./,
  /^0\.0\.0\.0$/,
  /^::1?$/,
  /^f[cd][0-9a-f]{2}:/,
  /^fe[89ab][0-9a-f]:/,
  /^::ffff:(?:7f|a[0-9a-f]{2}:|c0a8:|ac1[0-9a-f]:|a9fe:)/,
];

/** Whether what is sent to this host stays on this machine or in its own network. A name of one label is of the local network too. */
export function isLocalHost(host: string): boolean {
  const address = canonicalAddress(host);
  if (address !== null) return localAddresses.some((pattern) => pattern.test(address));
  const name = host.toLowerCase().replace(/\.$/, '');
  return !name.includes('.') || localEndings.some((ending) => name.endsWith(`.${ending}`));
}
