/** `example.org:443`, `[::1]:8443`. */
export function writtenPlace(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Host and port as they stand in a URL: IPv6 in brackets, the scheme's own port left out. */
export function writtenAddress(scheme: 'http' | 'https', host: string, port: number): string {
  const place = writtenPlace(host, port);
  return `${scheme}://${port === (scheme === 'https' ? 443 : 80) ? place.slice(0, place.lastIndexOf(':')) : place}`;
}
