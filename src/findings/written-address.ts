/** Host and port as they stand in a URL: IPv6 in brackets, the scheme's own port left out. */
export function writtenAddress(scheme: 'http' | 'https', host: string, port: number): string {
  const written = host.includes(':') ? `[${host}]` : host;
  return port === (scheme === 'https' ? 443 : 80) ? `${scheme}://${written}` : `${scheme}://${written}:${port}`;
}
