import { canonicalAddress } from '../certificate/matches-host.ts';
import type { Call } from '../exchange/exchange.ts';
import { callAddress } from './call-address.ts';
import type { ExchangeCheck } from './check.ts';
import { isLocalHost } from './is-local-host.ts';
import { sources } from './sources.ts';

/**
 * A host answered over HTTPS and did not ask browsers to stay with it (RFC 6797). Every response counts, redirects included
 * (section 8.1); a policy of a parent domain with includeSubDomains covers the host. There is nothing to say for addresses
 * (section 8.1.1), for local names, and over connections with errors, on which browsers ignore the field (section 8.1).
 */
export const hstsMissing: ExchangeCheck = ({ calls }) => {
  const policies = new Map<string, Policy>();
  for (const call of calls) {
    const host = securelyAnswered(call);
    if (host === null) continue;
    const policy = policyOf(call);
    if (policies.get(host)?.state !== 'in-force') policies.set(host, policy);
  }
  return Array.from(policies)
    .filter(([host, { state }]) => state !== 'in-force' && !isCovered(host, policies))
    .map(([host, { state, value }]) => ({
      id: 'hsts-missing',
      severity: 'notice',
      title: {
        absent: `${host} does not send Strict-Transport-Security`,
        off: `${host} switches Strict-Transport-Security off (max-age=0)`,
        unusable: `The Strict-Transport-Security of ${host} cannot be used`,
        'in-force': '',
      }[state],
      detail: `${state === 'unusable' ? `“${value?.slice(0, 80)}” has no valid max-age, so browsers ignore it. ` : ''}Without it a browser that is given a bare name or an http:// link goes over plain HTTP first, where someone on the path can keep it.`,
      advice: [
        'Send “Strict-Transport-Security: max-age=31536000; includeSubDomains” on every HTTPS response, once everything below the host works over HTTPS.',
        'Begin with a short max-age: browsers hold the host to it.',
      ],
      citations: sources('rfc6797#7.1', 'rfc6797#6.1'),
    }));
};

interface Policy {
  readonly state: 'in-force' | 'off' | 'unusable' | 'absent';
  readonly includesSubdomains: boolean;
  readonly value: string | null;
}

/** The host, where the field would count; `null` otherwise. */
function securelyAnswered(call: Call): string | null {
  const { scheme, host } = callAddress(call);
  if (scheme !== 'https' || call.response === null || call.connection?.tls?.trusted !== true) return null;
  return canonicalAddress(host) !== null || isLocalHost(host) ? null : host;
}

/** Only the first field counts (section 8.1); a directive may stand once (section 6.1). */
function policyOf({ response }: Call): Policy {
  const value = response?.fields.find(({ name }) => name.toLowerCase() === 'strict-transport-security')?.value ?? null;
  if (value === null) return { state: 'absent', includesSubdomains: false, value };
  const directives = value.split(';').map((directive) => directive.trim().toLowerCase());
  const ages = directives.filter((directive) => /^max-age\s*=/.test(directive));
  const age = /^max-age\s*=\s*"?(\d+)"?$/.exec(ages[0] ?? '')?.[1];
  const state = ages.length !== 1 || age === undefined ? 'unusable' : Number(age) === 0 ? 'off' : 'in-force';
  return { state, includesSubdomains: state === 'in-force' && directives.includes('includesubdomains'), value };
}

function isCovered(host: string, policies: ReadonlyMap<string, Policy>): boolean {
  return Array.from(policies).some(
    ([other, { includesSubdomains }]) => includesSubdomains && host.endsWith(`.${other}`),
  );
}
