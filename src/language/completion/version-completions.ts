import { type Completion, completion } from './completion.ts';

const versions: readonly (readonly [label: string, detail: string])[] = [
  ['HTTP/1.1', 'Persistent connections, one request at a time'],
  ['HTTP/2', 'HTTP/2 or nothing: the server has to choose it'],
  ['HTTP/2 (Prior Knowledge)', 'The same, as JetBrains writes it'],
  ['HTTP/1.0', 'One request per connection'],
  ['HTTP/3', 'Over QUIC'],
];

export function versionCompletions(): readonly Completion[] {
  return versions.map(([label, detail]) => completion('value', label, { detail }));
}
