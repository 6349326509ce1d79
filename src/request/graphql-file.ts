import type { Located } from '../language/document.ts';
import { findBodyFile } from './body-path.ts';
import { fragmentsFor } from './graphql-fragments.ts';
import { complain, type Resolving } from './resolving.ts';
import type { Scope } from './scope.ts';
import { type Piece, pieceOf, textOf } from './substitute.ts';

/** httpYac's line for a query that stands in a file. */
export interface GraphqlFile {
  /** The operation to run, of those in the file; `null` where none is named. */
  readonly operationName: string | null;
  readonly path: Located;
  /** What stands behind the line: the variables, or nothing. */
  readonly rest: Piece;
}

/**
 * ```
 *   | POST https://example.com/graphql
 *   |
 * > | gql launches < ./launches.graphql
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 *   | { "limit": 10 }
 * ```
 *
 * `null` where the request's body does not begin with such a line, or is not text alone.
 */
export function graphqlFileOf({ document, block, traits }: Resolving): GraphqlFile | null {
  const [part, more] = block.request.body?.parts ?? [];
  if (!traits.shapesBody || !part || more || part.kind === 'file') return null;
  const { range } = part;
  const text = part.kind === 'literal' ? part.text : document.text.slice(range.start, range.end);
  if (!text.startsWith('gql')) return null;
  const [line = ''] = text.split(/[\r\n]/, 1);
  const match = /^gql(?:[ \t]+([^\s(<]+))?[ \t]+<[ \t]+(?=\S)/.exec(line);
  if (!match) return null;
  const path = line.slice(match[0].length).trimEnd();
  const start = range.start + match[0].length;
  const rest = text.slice(line.length);
  const isWritten = part.kind === 'text';
  return {
    operationName: match[1] ?? null,
    path: { text: path, range: isWritten ? { start, end: start + path.length } : range },
    rest: { text: rest, offset: isWritten ? range.start + line.length : null, range },
  };
}

/** The JSON that a GraphQL server takes, of a query in a file; `null` when something of it is missing, which is reported. */
export async function graphqlOfFile(
  resolving: Resolving,
  scope: Scope,
  { operationName, path, rest }: GraphqlFile,
): Promise<string | null> {
  const before = resolving.block.request.range.start;
  const written = await scope.substitute(pieceOf(resolving.document, path), before);
  const given = await scope.substitute(rest, before);
  if (written === null || given === null) return null;
  const found = await findBodyFile(resolving, written, path);
  if (!found) return null;
  const inFile = textOf(found.bytes);
  const fragments = await fragmentsFor(resolving, scope, inFile);
  if (fragments === null) return null;
  const query = inFile + fragments;
  const named = operationName === null ? {} : { operationName };
  if (given.trim() === '') return JSON.stringify({ query, ...named });
  try {
    const variables: unknown = JSON.parse(given);
    return JSON.stringify({ query, ...named, variables });
  } catch (error) {
    complain(
      resolving,
      'graphql-variables',
      'error',
      rest.range,
      `The variables behind the line of the query are not JSON. ${error instanceof Error ? error.message : ''}`.trim(),
    );
    return null;
  }
}
