import type { TrustSettings } from '../exchange/connections.ts';
import { readAuthorities } from './read-authorities.ts';
import { type IdentityValues, identityOptions, readIdentity } from './read-identity.ts';
import { readWay, type WayValues, wayOptions } from './read-proxies.ts';

/** Options on whom to trust, who we are and the way to servers, the same for every command that connects. */
export const trustOptions = {
  cacert: { type: 'string', multiple: true },
  ...identityOptions,
  ...wayOptions,
} as const;

/** What they say, for a session. Refuses what cannot be used. */
export async function readTrust(
  values: IdentityValues & WayValues & { readonly cacert?: readonly string[] | undefined },
): Promise<TrustSettings> {
  return {
    useSystemCertificates: true,
    extraCertificates: readAuthorities(values.cacert ?? []),
    clientCertificates: await readIdentity(values),
    ...readWay(values),
    lookup: null,
  };
}
