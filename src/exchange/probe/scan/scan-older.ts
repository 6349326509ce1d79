import { cipherSuiteName, groupName, versionName } from '../../tls/names.ts';
import type { FoundVersion } from './find-version.ts';
import { narrow } from './narrow.ts';
import { unusualSuites, usualSuites } from './offers.ts';
import { choiceOf, type Scan } from './scan-context.ts';
import type { GroupScan, OlderFeatures } from './scan-report.ts';

export interface OlderScan {
  readonly groups: GroupScan | null;
  readonly primeBits: number | null;
  readonly alpn: readonly string[];
  readonly features: OlderFeatures;
}

/** What the clear answers of TLS 1.2 or an older version show. */
export async function scanOlder(scan: Scan, { version, first, offer }: FoundVersion): Promise<OlderScan> {
  const name = versionName(version);
  const elliptic = offer.suites.filter((suite) => /^TLS_ECDHE_/.test(cipherSuiteName(suite)));
  const finite = [...usualSuites, ...unusualSuites].filter((suite) => /^TLS_DHE_/.test(cipherSuiteName(suite)));
  const [groups, prime, alpn, compressed, ticketless] = await Promise.all([
    narrow(offer.groups, async (groups) => {
      const answer = await scan.ask(`groups of ${name}`, { ...offer, suites: elliptic, groups });
      return choiceOf(scan, answer, version, (hello) => hello.group);
    }),
    scan.ask(`Diffie-Hellman of ${name}`, { ...offer, suites: finite }),
    Promise.all(
      ['h2', 'http/1.1'].map(async (protocol) => {
        const answer = await scan.ask('application protocols', { ...offer, alpn: [protocol] });
        return answer.kind === 'hello' && answer.alpn === protocol ? [protocol] : [];
      }),
    ),
    scan.ask('compression', { ...offer, compression: true }),
    // A server that has tickets gives a session id to those only who do not know tickets.
    scan.ask('resumption', { ...offer, tickets: false }),
  ]);
  return {
    groups:
      groups.taken.length === 0
        ? null
        : { version: name, names: groups.taken.map(groupName), serverPrefers: groups.serverPrefers },
    primeBits: prime.kind === 'hello' ? prime.primeBits : null,
    alpn: alpn.flat(),
    features: {
      sessionIds: ticketless.kind === 'hello' && ticketless.sessionIdLength > 0,
      sessionTickets: first?.extensions.includes(35) ?? false,
      secureRenegotiation: first?.extensions.includes(0xff01) ?? false,
      extendedMasterSecret: first?.extensions.includes(23) ?? false,
      compression: compressed.kind === 'hello' && compressed.compression !== 0,
    },
  };
}
