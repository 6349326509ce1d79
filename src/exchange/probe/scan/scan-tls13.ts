import { groupName, versionName } from '../../tls/names.ts';
import { askLibrary } from './ask-library.ts';
import type { FoundVersion } from './find-version.ts';
import { type Choice, narrow } from './narrow.ts';
import { choiceOf, type Scan } from './scan-context.ts';
import type { GroupScan } from './scan-report.ts';

export interface Tls13Scan {
  readonly groups: GroupScan | null;
  /** `null`: not known. */
  readonly alpn: readonly string[] | null;
  readonly ticket: boolean | null;
}

/** Groups by the server's requests to say hello again, and what a whole handshake shows. */
export async function scanTls13(scan: Scan, { version, offer }: FoundVersion): Promise<Tls13Scan> {
  const { address, target, serverName, connections, watch } = scan;
  const library = (protocol: string) =>
    askLibrary(address, target.port, serverName, [protocol], connections.lookup, watch.signal);
  const groupsAsked = async (groups: readonly number[]): Promise<Choice> => {
    const answer = await scan.ask('groups of TLSv1.3', {
      ...offer,
      groups,
      keyShares: offer.keyShares.filter(({ group }) => groups.includes(group)),
    });
    return choiceOf(scan, answer, version, (hello) => hello.group);
  };
  const [groups, ...answers] = await Promise.all([
    narrow(offer.groups, groupsAsked),
    library('h2'),
    library('http/1.1'),
  ]);
  const known = answers.filter((answer) => answer !== null);
  return {
    groups:
      groups.taken.length === 0
        ? null
        : { version: versionName(version), names: groups.taken.map(groupName), serverPrefers: groups.serverPrefers },
    alpn: known.length === 0 ? null : known.flatMap(({ alpn }) => alpn ?? []),
    ticket: known.length === 0 ? null : known.some(({ ticket }) => ticket),
  };
}
