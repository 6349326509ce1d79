import { protocolWords } from '../methods.ts';
import { type Completion, completion } from './completion.ts';

/** Methods by how often they are written; what they mean comes from whoever knows the standards. */
const methods = [
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'QUERY',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'PROPPATCH',
  'MKCOL',
  'COPY',
  'MOVE',
  'LOCK',
  'UNLOCK',
  'REPORT',
  'SEARCH',
  'PURGE',
];

/**
 * What may begin a line before and at the request line. `hasSpace`: a space follows already; `meaningOf` explains a
 * method, empty for nothing.
 */
export function lineStartCompletions(hasSpace: boolean, meaningOf: (method: string) => string): readonly Completion[] {
  const space = hasSpace ? '' : ' ';
  return [
    ...methods.map((method) =>
      completion('method', method, { insert: `${method}${space}`, detail: meaningOf(method), goesOn: !hasSpace }),
    ),
    ...protocolWords
      .filter((word) => word === 'GRAPHQL' || word === 'WEBSOCKET')
      .map((word) => completion('method', word, { insert: `${word}${space}`, goesOn: !hasSpace })),
    completion('keyword', 'import', {
      insert: `import${space}`,
      detail: 'The requests and variables of another file',
      goesOn: true,
    }),
    completion('keyword', 'run', {
      insert: `run${space}`,
      detail: 'Runs a request of this file, or a file',
      goesOn: true,
    }),
  ];
}
