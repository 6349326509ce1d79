/** What an option of curl does to a request. */
export type CurlAction =
  | 'method'
  | 'field'
  | 'data'
  | 'data-raw'
  | 'data-binary'
  | 'data-urlencode'
  | 'json'
  | 'form'
  | 'form-string'
  | 'upload'
  | 'user'
  | 'bearer'
  | 'user-agent'
  | 'referer'
  | 'cookie'
  | 'url'
  | 'url-query'
  | 'get'
  | 'head'
  | 'insecure'
  | 'location'
  | 'max-time'
  | 'connect-timeout'
  | 'max-redirects'
  | 'http1.0'
  | 'http1.1'
  | 'http2'
  | 'http2-prior-knowledge'
  | 'http3'
  /** Says how curl shows or keeps things: nothing that is sent. */
  | 'nothing'
  /** Changes what is sent, or to whom, and is not built yet. */
  | 'not-built';

export interface CurlOption {
  readonly action: CurlAction;
  readonly takesValue: boolean;
}

type Row = readonly [spellings: string, action: CurlAction, takesValue?: 'value'];

const rows: readonly Row[] = [
  ['-X --request', 'method', 'value'],
  ['-H --header', 'field', 'value'],
  ['-d --data --data-ascii', 'data', 'value'],
  ['--data-raw', 'data-raw', 'value'],
  ['--data-binary', 'data-binary', 'value'],
  ['--data-urlencode', 'data-urlencode', 'value'],
  ['--json', 'json', 'value'],
  ['-F --form', 'form', 'value'],
  ['--form-string', 'form-string', 'value'],
  ['-T --upload-file', 'upload', 'value'],
  ['-u --user', 'user', 'value'],
  ['--oauth2-bearer', 'bearer', 'value'],
  ['-A --user-agent', 'user-agent', 'value'],
  ['-e --referer', 'referer', 'value'],
  ['-b --cookie', 'cookie', 'value'],
  ['--url', 'url', 'value'],
  ['--url-query', 'url-query', 'value'],
  ['-G --get', 'get'],
  ['-I --head', 'head'],
  ['-k --insecure', 'insecure'],
  ['-L --location --location-trusted', 'location'],
  ['-m --max-time', 'max-time', 'value'],
  ['--connect-timeout', 'connect-timeout', 'value'],
  ['--max-redirs', 'max-redirects', 'value'],
  ['-0 --http1.0', 'http1.0'],
  ['--http1.1', 'http1.1'],
  ['--http2', 'http2'],
  ['--http2-prior-knowledge', 'http2-prior-knowledge'],
  ['--http3 --http3-only', 'http3'],
  ['--compressed --basic -s --silent -S --show-error -v --verbose -i --include -O --remote-name -J', 'nothing'],
  [
    '-f --fail --fail-with-body -# --progress-bar --no-progress-meter -N --no-buffer -g --globoff -q --disable',
    'nothing',
  ],
  ['--path-as-is --no-keepalive -a --styled-output --no-styled-output -R --remote-time --create-dirs -Z', 'nothing'],
  ['-o --output -w --write-out -D --dump-header --stderr --trace --trace-ascii -c --cookie-jar', 'nothing', 'value'],
  ['--output-dir --trace-config', 'nothing', 'value'],
  [
    '-x --proxy --preproxy -U --proxy-user --noproxy --socks5 --socks5-hostname --socks4 --socks4a',
    'not-built',
    'value',
  ],
  ['-E --cert --cert-type --key --key-type --pass --cacert --capath --pinnedpubkey --ciphers', 'not-built', 'value'],
  ['--tls13-ciphers --curves --tls-max --resolve --connect-to --interface --dns-servers', 'not-built', 'value'],
  ['--local-port --unix-socket --abstract-unix-socket --aws-sigv4 -r --range -C --continue-at', 'not-built', 'value'],
  ['--limit-rate --retry --retry-delay --retry-max-time -K --config -z --time-cond -t --rate', 'not-built', 'value'],
  ['--request-target --expect100-timeout --proxy-header --etag-save --etag-compare --netrc-file', 'not-built', 'value'],
  ['--digest --ntlm --negotiate --anyauth -4 --ipv4 -6 --ipv6 -1 --tlsv1 --tlsv1.0 --tlsv1.1', 'not-built'],
  ['--tlsv1.2 --tlsv1.3 -n --netrc --netrc-optional --tr-encoding --post301 --post302 --post303', 'not-built'],
  ['-B --use-ascii -l --list-only --crlf --retry-all-errors --proxytunnel -p --haproxy-protocol', 'not-built'],
];

const options: ReadonlyMap<string, CurlOption> = new Map(
  rows.flatMap(([spellings, action, takesValue]) =>
    spellings.split(' ').map((one): [string, CurlOption] => [one, { action, takesValue: takesValue === 'value' }]),
  ),
);

export const curlOptionNames: readonly string[] = [...options.keys()].filter((name) => name.startsWith('--'));

/** `-X`, `--request`; `null` for what curl does not know or is not known here. */
export function curlOption(name: string): CurlOption | null {
  return options.get(name) ?? null;
}
