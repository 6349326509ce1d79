import { type Completion, completion } from './completion.ts';

const versions: readonly (readonly [label: string, detail: string])[] = [
  ['HTTP/1.1', 'Persistent connections, one request at a time'],
  ['HTTP/2', 'Multiplexed; chosen during the TLS handshake'],
  ['HTTP/2 (Prior Knowledge)', 'HTTP/2 without asking, also over http'],
  ['HTTP/1.0', 'One request per connection'],
  ['HTTP/3', 'Over QUIC'],
];

export function versionCompletions(): readonly Completion[] {
  return versions.map(([label, detail]) => completion('value', label, { detail }));
}
