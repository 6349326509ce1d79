/** What a directive does and whether Portside does it. */
export interface DirectiveDescription {
  /** Kebab-case, the spelling that completion proposes. */
  readonly name: string;
  /** Other spellings, camel case not counted: `noRedirect` is read as `no-redirect`. */
  readonly aliases: readonly string[];
  /** What is written after the name; empty for nothing. */
  readonly argument: string;
  /** One sentence. */
  readonly meaning: string;
  /**
   * `honoured`: done. `metadata`: says something about the request and changes nothing that is sent. `later`: changes
   * what is sent or done and is not built yet, which is said when such a request is sent. `foreign`: another tool's.
   */
  readonly effect: 'honoured' | 'metadata' | 'later' | 'foreign';
}

type Row = readonly [
  name: string,
  effect: DirectiveDescription['effect'],
  argument: string,
  meaning: string,
  ...aliases: readonly string[],
];

const rows: readonly Row[] = [
  ['name', 'honoured', 'NAME', 'Names the request, so that it can be chosen and referred to.'],
  ['dialect', 'honoured', 'PROFILE', 'By which tool’s rules the whole file is read.'],
  ['no-redirect', 'honoured', '', 'Shows a redirect as it came instead of following it.'],
  ['max-redirects', 'honoured', 'N', 'Follows at most this many redirects.'],
  ['timeout', 'honoured', 'N [ms|s|m]', 'Ends the call as failed when it has not finished in this time.'],
  [
    'connection-timeout',
    'honoured',
    'N [ms|s|m]',
    'Ends the call as failed when no connection stands in this time.',
    'connect-timeout',
  ],
  [
    'no-reject-unauthorized',
    'honoured',
    '',
    'Sends although the certificate of the server is not trusted.',
    'insecure',
    'kulala-curl--insecure',
  ],
  ['disabled', 'honoured', '[true|false]', 'Switches the request off.'],
  ['note', 'honoured', '[TEXT]', 'Asks before the request is sent.'],
  ['no-log', 'honoured', '', 'Keeps the exchange out of the history.'],
  ['no-cookie-jar', 'honoured', '', 'Neither sends cookies that were kept nor keeps the ones received.'],
  ['no-auto-encoding', 'honoured', '', 'Sends the target octet for octet, as Portside always does.'],
  ['title', 'metadata', 'TEXT', 'A title to show.'],
  ['description', 'metadata', 'TEXT', 'What the request is for.', 'desc'],
  ['tag', 'metadata', 'NAME…', 'Tags to select requests by.', 'tags'],
  ['save', 'metadata', '', 'Offers to save the response.'],
  ['open-with', 'metadata', 'EDITOR', 'The editor the response opens in.'],
  ['extension', 'metadata', 'EXT', 'The extension under which the response is saved.'],
  ['language', 'metadata', 'ID', 'The language the response is shown in.'],
  ['no-response-view', 'metadata', '', 'Does not show the response.'],
  ['no-streaming-log', 'metadata', '', 'Does not log the messages of a stream.'],
  ['keep-streaming', 'metadata', '', 'Keeps a stream open after the request has finished.'],
  ['verbose', 'metadata', '', 'Logs more.'],
  ['debug', 'metadata', '', 'Logs everything.'],
  ['secret', 'honoured', '[NAME…]', 'Masks the values of these variables; without a name, of what @prompt asks for.'],
  ['force-region-delimiter', 'metadata', '', 'Only ### begins a request, as everywhere in Portside.'],
  ['auto-encoding', 'honoured', '', 'Percent-encodes the query as JetBrains does.'],
  ['use-os-credentials', 'later', '', 'Logs in with the account of the operating system (NTLM or Kerberos).'],
  ['no-client-cert', 'honoured', '', 'Sends no client certificate.'],
  ['no-proxy', 'honoured', '', 'Goes to the server without a proxy.'],
  ['proxy', 'honoured', 'URL', 'Sends through this proxy.'],
  ['prompt', 'honoured', 'NAME [DESCRIPTION]', 'Asks for the value of a variable before sending.', 'kulala-prompt'],
  ['ref', 'honoured', 'NAME…', 'Runs these requests first, if they have not run yet.', 'depends-on'],
  ['force-ref', 'honoured', 'NAME…', 'Runs these requests first, each time.'],
  ['import', 'honoured', 'PATH', 'Makes the requests and variables of another file known.'],
  ['loop', 'honoured', 'for X of XS | for N', 'Sends the request several times.'],
  ['sleep', 'honoured', 'N [ms|s|m]', 'Waits before sending.', 'delay', 'pre-delay', 'post-delay'],
  ['if', 'later', 'EXPRESSION', 'Sends only when this is true.', 'when', 'if-not', 'skip-if'],
  ['ratelimit', 'later', 'N…', 'Sends no more often than this.', 'rate-limit'],
  ['jwt', 'later', 'NAME…', 'Decodes a token.'],
  ['post-redirect-get', 'later', '', 'Follows a redirect of a POST with GET.'],
  ['body-comments', 'honoured', 'strip|keep', 'Whether lines of a body that look like comments are sent.'],
  ['allow-undefined', 'honoured', '', 'Sends placeholders without a value as they are written.'],
  ['eol', 'honoured', 'lf|crlf', 'The line ends of the body as sent.'],
  ['encode', 'later', 'gzip|br|zstd', 'Compresses the body.'],
  ['auth', 'later', 'KIND…', 'How to log in.'],
  ['accept', 'later', 'chunked', 'Reads the response as a stream.'],
  ['inject-variables', 'honoured', '', 'Substitutes placeholders inside files of the body.'],
  ['assert', 'honoured', 'WHAT OPERATOR VALUE', 'Checks something of the response, as a line with ?? does.'],
  ['expect', 'later', 'WHAT VALUE', 'Checks something of the response.'],
  ['kulala-expect-status-code', 'honoured', 'STATUS[,STATUS…]', 'Checks the status of the response; as in Kulala.'],
  ['capture', 'later', 'NAME = EXPRESSION', 'Keeps something of the response in a variable.'],
  [
    'env-json-key',
    'honoured',
    'NAME PATH',
    'Makes a part of the JSON that this request gets known as a variable; Kulala.',
  ],
  [
    'env-header-key',
    'honoured',
    'NAME FIELD',
    'Makes a field of the response to this request known as a variable; Kulala.',
  ],
  ['response-ref', 'metadata', 'PATH', 'Where a response was saved.'],
  ['grpc-reflection', 'foreign', 'HOST', 'Asks a gRPC server for its services; httpYac.'],
  ['attach-cookie-jar', 'foreign', '', 'Uses the cookie jar; Kulala.'],
  ['jq', 'foreign', 'FILTER', 'Filters the response; Kulala.'],
  ['stdin-cmd', 'foreign', 'COMMAND', 'Gives the response to a command; Kulala. Never run here.', 'env-stdin-cmd'],
  ['kulala-file-contents-to-variable', 'foreign', 'NAME PATH', 'Reads a file into a variable; Kulala.'],
  ['kulala-openapi-explorer', 'foreign', '', 'Opens the OpenAPI explorer; Kulala.'],
  ['script', 'foreign', 'pre-request|test', 'Says what the lines with > below it are; resterm.'],
  ['for-each', 'foreign', '…', 'Repeats the request; resterm.', 'poll', 'retry'],
  ['workflow', 'foreign', '…', 'Describes a workflow; resterm.', 'step', 'elif', 'else', 'switch', 'case', 'default'],
  ['mock', 'foreign', '…', 'Describes a mock answer; resterm.', 'match'],
  ['trace', 'foreign', '…', 'Asks for timings; resterm, and Portside always shows them.'],
  ['profile', 'foreign', '…', 'Measures many runs; resterm.'],
  ['compare', 'foreign', '…', 'Compares environments; resterm.'],
  ['ssh', 'foreign', '…', 'Sends through SSH; resterm.', 'k8s'],
  [
    'const',
    'foreign',
    'NAME VALUE',
    'Defines a variable; resterm. Here @NAME = VALUE does.',
    'global',
    'file',
    'request',
    'var',
    'global-secret',
    'file-secret',
    'request-secret',
  ],
  ['setting', 'later', 'KEY VALUE', 'Sets an option of the request; resterm.', 'settings'],
  ['patch', 'foreign', '…', 'Describes changes to requests; resterm.'],
  ['apply', 'later', '…', 'Changes the request; resterm.'],
  ['use', 'foreign', 'PATH', 'Loads a script; resterm.', 'rts'],
  ['graphql', 'later', '[off]', 'Makes the body a GraphQL query; resterm.'],
  ['operation', 'foreign', '…', 'Belongs to @graphql; resterm.', 'variables', 'query'],
  [
    'grpc',
    'foreign',
    '…',
    'Says what a gRPC request calls, and how; resterm.',
    'grpc-descriptor',
    'grpc-plaintext',
    'grpc-authority',
    'grpc-metadata',
  ],
  ['websocket', 'foreign', '…', 'Describes a conversation; resterm.', 'ws', 'sse'],
  ['body', 'foreign', 'expand|inline', 'How the body is read; resterm.'],
  ['log-sensitive-headers', 'foreign', '[true|false]', 'Logs secret fields; resterm.', 'log-secret-headers'],
];

/** Each once, in the order in which completion proposes them. */
export const directiveDescriptions: readonly DirectiveDescription[] = rows.map(
  ([name, effect, argument, meaning, ...aliases]) => ({ name, aliases, argument, meaning, effect }),
);

const descriptions: ReadonlyMap<string, DirectiveDescription> = new Map(
  directiveDescriptions.flatMap((description) =>
    [description.name, ...description.aliases].map((spelling): [string, DirectiveDescription] => [
      spelling,
      description,
    ]),
  ),
);

/** Every spelling that is worth proposing for one that is not known, in kebab case. */
export const directiveNames: readonly string[] = directiveDescriptions.flatMap(({ name, aliases, effect }) =>
  effect === 'foreign' ? [] : [name, ...aliases],
);

/** `name` without `@`, in kebab or camel case; `null` when it is not known. */
export function describeDirective(name: string): DirectiveDescription | null {
  return descriptions.get(name) ?? descriptions.get(kebabCase(name)) ?? null;
}

/** `noRedirect` is `no-redirect`. */
function kebabCase(name: string): string {
  if (!/[A-Z_]/.test(name)) return name;
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/_/g, '-');
}
