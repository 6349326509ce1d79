/** `host:port` of an absolute URL, the port always said. */
export function authorityOf(url: string): string {
  const host = /^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1] ?? '';
  return /:\d+$/.test(host) ? host : `${host}:${url.startsWith('https:') ? 443 : 80}`;
}

export function inspectedAuthority(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** As a person says it: without the port that the scheme has by itself. */
export function spokenAuthority(scheme: 'http' | 'https', authority: string): string {
  return authority.replace(scheme === 'https' ? /:443$/ : /:80$/, '');
}
