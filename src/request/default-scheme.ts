/**
 * The scheme of a target that is written without one: `http` for this machine, for private networks and for port 80,
 * `https` for everything else. `host` is in lower case, without brackets.
 */
export function defaultScheme(host: string, port: number | null): 'http' | 'https' {
  if (port === 443) return 'https';
  if (port === 80) return 'http';
  return isLocal(host) ? 'http' : 'https';
}

/** Names and addresses that are not on the internet (RFC 6761, RFC 6762, RFC 1918, RFC 3927, RFC 4193, RFC 4291). */
function isLocal(host: string): boolean {
  if (host === 'localhost' || /\.(?:localhost|local|test)$/.test(host)) return true;
  const address = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(host);
  if (address) {
    const first = Number(address[1]);
    const second = Number(address[2]);
    return (
      first === 127 ||
      first === 10 ||
      first === 0 ||
      (first === 172 && second >= 16 && second <= 31) ||
      (first === 192 && second === 168) ||
      (first === 169 && second === 254)
    );
  }
  return (
    host.includes(':') && (host === '::1' || host === '::' || /^(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/.test(host))
  );
}
