import { type AuthorityTrouble, readAuthority } from './authority.ts';

/** Where a TLS server listens. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * What a person types to name a TLS server: `example.org`, `example.org:8443`, `[::1]:8443`, `::1`, or an https URL of
 * which the rest is left out. The port is 443 when none is given.
 */
export function readServerAddress(text: string): ServerAddress | AuthorityTrouble {
  const bare = text
    .trim()
    .replace(/^https:\/\//i, '')
    .replace(/[/?#].*$/s, '');
  const isBareIpv6 = /^[0-9a-f.]*:[0-9a-f.]*:[0-9a-f:.]*$/i.test(bare);
  const authority = readAuthority(isBareIpv6 ? `[${bare}]` : bare);
  return 'code' in authority ? authority : { host: authority.host, port: authority.port ?? 443 };
}
