import { type Completion, completion } from './completion.ts';

/** The kind of place at which a snippet may begin. */
export type SnippetPlace = 'line-start' | 'field-name' | 'body-line';

export interface Snippet {
  readonly name: string;
  readonly at: readonly SnippetPlace[];
  /** What is typed to find it. */
  readonly words: readonly string[];
  /** Lines in VS Code's snippet syntax. */
  readonly body: readonly string[];
  readonly description: string;
}

/** Several lines at once. Not contributed as VS Code's own snippets, which would pop up inside bodies and comments. */
export const snippets: readonly Snippet[] = [
  {
    name: 'Request with a title',
    at: ['line-start', 'body-line'],
    words: ['###', 'request'],
    body: [
      '### ${1:Title}',
      '${2|GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS,TRACE,QUERY|} ${3:https://example.com/}',
      '$0',
    ],
    description: 'A new block: separator, title and request line',
  },
  {
    name: 'POST with JSON',
    at: ['line-start'],
    words: ['post'],
    body: [
      'POST ${1:https://example.com/}',
      'Content-Type: application/json',
      '',
      '{',
      '  "${2:name}": ${3:"value"}$0',
      '}',
    ],
    description: 'Send a JSON body',
  },
  {
    name: 'PUT with JSON',
    at: ['line-start'],
    words: ['put'],
    body: [
      'PUT ${1:https://example.com/}',
      'Content-Type: application/json',
      '',
      '{',
      '  "${2:name}": ${3:"value"}$0',
      '}',
    ],
    description: 'Put a JSON body in place of a resource',
  },
  {
    name: 'PATCH with JSON',
    at: ['line-start'],
    words: ['patch'],
    body: [
      'PATCH ${1:https://example.com/}',
      'Content-Type: application/json',
      '',
      '{',
      '  "${2:name}": ${3:"value"}$0',
      '}',
    ],
    description: 'Change a part of a resource',
  },
  {
    name: 'QUERY with a body',
    at: ['line-start'],
    words: ['query'],
    body: ['QUERY ${1:https://example.com/}', 'Content-Type: ${2:application/json}', '', '$0'],
    description: 'Ask a question that has a body, safely (QUERY)',
  },
  {
    name: 'Form',
    at: ['line-start'],
    words: ['form', 'post-form'],
    body: [
      'POST ${1:https://example.com/}',
      'Content-Type: application/x-www-form-urlencoded',
      '',
      '${2:name}=${3:value}',
      '&${4:other}=${5:value}$0',
    ],
    description: 'Send a form, one field a line',
  },
  {
    name: 'Multipart form',
    at: ['line-start'],
    words: ['multipart', 'upload'],
    body: [
      'POST ${1:https://example.com/}',
      'Content-Type: multipart/form-data; boundary=${2:----PortsideBoundary}',
      '',
      '--$2',
      'Content-Disposition: form-data; name="${3:text}"',
      '',
      '${4:value}',
      '--$2',
      'Content-Disposition: form-data; name="${5:file}"; filename="${6:picture.png}"',
      'Content-Type: ${7:image/png}',
      '',
      '< ${8:./picture.png}',
      '--$2--',
      '$0',
    ],
    description: 'Send text and a file as parts of one body',
  },
  {
    name: 'Body from a file',
    at: ['line-start'],
    words: ['file', 'post-file'],
    body: ['POST ${1:https://example.com/}', 'Content-Type: ${2:application/json}', '', '< ${3:./body.json}$0'],
    description: 'Send a file as it is',
  },
  {
    name: 'GraphQL',
    at: ['line-start'],
    words: ['graphql', 'gql'],
    body: [
      'POST ${1:https://example.com/}',
      'X-Request-Type: GraphQL',
      '',
      'query ${2:Name}(\\$${3:id}: ${4:ID!}) {',
      '  ${5:node}(${3}: \\$${3}) {',
      '    ${6:id}$0',
      '  }',
      '}',
      '',
      '{',
      '  "${3}": ${7:"1"}',
      '}',
    ],
    description: 'A GraphQL query with variables',
  },
  {
    name: 'SOAP',
    at: ['line-start'],
    words: ['soap'],
    body: [
      'POST ${1:https://example.com/}',
      'Content-Type: text/xml; charset=utf-8',
      'SOAPAction: "${2:action}"',
      '',
      '<?xml version="1.0" encoding="utf-8"?>',
      '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">',
      '  <soap:Body>',
      '    $0',
      '  </soap:Body>',
      '</soap:Envelope>',
    ],
    description: 'A SOAP 1.1 envelope',
  },
  {
    name: 'WebSocket',
    at: ['line-start'],
    words: ['websocket', 'ws'],
    body: [
      'WEBSOCKET ${1:wss://example.com/}',
      '',
      '${2:First message}',
      '=== wait-for-server',
      '${3:Second message}$0',
    ],
    description: 'Messages over a WebSocket',
  },
  {
    name: 'Server-sent events',
    at: ['line-start'],
    words: ['sse'],
    body: ['GET ${1:https://example.com/}', 'Accept: text/event-stream$0'],
    description: 'Listen to a stream of events',
  },
  {
    name: 'Variable',
    at: ['line-start'],
    words: ['var', '@'],
    body: ['@${1:name} = ${2:value}$0'],
    description: 'A variable of this file',
  },
  {
    name: 'Name of the request',
    at: ['line-start'],
    words: ['name', '@name'],
    body: ['# @name ${1:name}$0'],
    description: 'Name the request, so that others can refer to it',
  },
  {
    name: 'Question before sending',
    at: ['line-start'],
    words: ['prompt', '@prompt'],
    body: ['# @prompt ${1:name} ${2:What to ask}$0'],
    description: 'Ask for a value before sending',
  },
  {
    name: 'Confirm before sending',
    at: ['line-start'],
    words: ['note', '@note'],
    body: ['# @note ${1:What is about to happen}$0'],
    description: 'Ask for confirmation before sending',
  },
  {
    name: 'Time limit',
    at: ['line-start', 'field-name'],
    words: ['timeout', '@timeout'],
    body: ['# @timeout ${1:30} ${2|s,ms,m|}$0'],
    description: 'A time limit for this request',
  },
  {
    name: 'Do not follow redirects',
    at: ['line-start', 'field-name'],
    words: ['no-redirect', '@no-redirect'],
    body: ['# @no-redirect$0'],
    description: 'Show the redirect instead of following it',
  },
  {
    name: 'Bearer token',
    at: ['field-name'],
    words: ['bearer', 'auth-bearer'],
    body: ['Authorization: Bearer ${1:{{token\\}\\}}$0'],
    description: 'Authorization with a token',
  },
  {
    name: 'Basic authorization',
    at: ['field-name'],
    words: ['basic', 'auth-basic'],
    body: ['Authorization: Basic ${1:{{user\\}\\}} ${2:{{password\\}\\}}$0'],
    description: 'Authorization with a name and a password',
  },
  {
    name: 'JSON body',
    at: ['field-name'],
    words: ['json'],
    body: ['Content-Type: application/json', '', '{', '  $0', '}'],
    description: 'Field and body for JSON',
  },
  {
    name: 'Handler',
    at: ['body-line'],
    words: ['handler', '> {%'],
    body: [
      '> {%',
      '  client.test("${1:It works}", function () {',
      '    client.assert(response.status === ${2:200}, "${3:Status is not $2}");$0',
      '  });',
      '%}',
    ],
    description: 'A script that looks at the response',
  },
  {
    name: 'Script before the request',
    at: ['line-start'],
    words: ['before', '< {%'],
    body: ['< {%', '  request.variables.set("${1:name}", ${2:"value"});$0', '%}'],
    description: 'A script that runs before the request is sent',
  },
  {
    name: 'Assertion',
    at: ['body-line'],
    words: ['assert', '??'],
    body: ['?? ${1|status,header,body,duration|} ${2|==,!=,<,<=,>,>=,contains,matches,exists|} ${3:200}$0'],
    description: 'A condition the response must meet',
  },
  {
    name: 'Save the response',
    at: ['body-line'],
    words: ['save', '>>!'],
    body: ['>>! ${1:./response.json}$0'],
    description: 'Write the body of the response to a file',
  },
];

export function snippetCompletions(place: SnippetPlace): readonly Completion[] {
  return snippets
    .filter(({ at }) => at.includes(place))
    .map(({ name, words, body, description }) =>
      completion('snippet', name, {
        insert: body.join('\n'),
        isSnippet: true,
        documentation: description,
        filter: [...words, name].join(' '),
      }),
    );
}
