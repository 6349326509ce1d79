import { isToken } from '../language/characters.ts';
import type { Range } from '../language/document.ts';
import { httpVersionOf } from '../language/http-version.ts';
import { canonicalMethod, isKnownMethod, protocolWords } from '../language/methods.ts';
import { complain, type Resolving } from './resolving.ts';
import { pieceOf, type Scope } from './scope.ts';

/** The request line with everything substituted. */
export interface ResolvedRequestLine {
  readonly method: string;
  /** The target as text; where it leads is another question. */
  readonly text: string;
  readonly range: Range;
  readonly httpVersion: '1.0' | '1.1';
  /** The method was GRAPHQL, which is a POST with a query. */
  readonly isGraphql: boolean;
}

/** `null` when it cannot be sent; why is reported. */
export async function resolveRequestLine(resolving: Resolving, scope: Scope): Promise<ResolvedRequestLine | null> {
  const { document, block } = resolving;
  const { request } = block;
  const before = request.range.start;
  const method = request.method ? await scope.substitute(pieceOf(document, request.method), before) : 'GET';
  const pieces: (string | null)[] = [];
  for (const piece of request.target.pieces) pieces.push(await scope.substitute(pieceOf(document, piece), before));
  const version = request.httpVersion ? await scope.substitute(pieceOf(document, request.httpVersion), before) : '';
  // No piece at all is an error of the document already.
  if (method === null || version === null || pieces.length === 0 || pieces.includes(null)) return null;
  const written = { method, text: pieces.join(''), version };
  const line = request.method === null ? wholeLine(written) : written;
  const word = checkedMethod(resolving, line.method);
  const httpVersion = availableVersion(resolving, line.version);
  if (word === null || httpVersion === null) return null;
  const isGraphql = word === 'GRAPHQL';
  return { method: isGraphql ? 'POST' : word, text: line.text, range: request.target.range, httpVersion, isGraphql };
}

interface Words {
  readonly method: string;
  readonly text: string;
  readonly version: string;
}

/** A line that is one placeholder may stand for a method, a target and a version. */
function wholeLine(words: Words): Words {
  const match = /^([A-Za-z-]+)[ \t]+(\S.*?)(?:[ \t]+(HTTP\/\S+))?$/.exec(words.text);
  if (!match?.[1] || match[2] === undefined || !isKnownMethod(match[1])) return words;
  return { method: match[1], text: match[2], version: match[3] ?? words.version };
}

function checkedMethod(resolving: Resolving, word: string): string | null {
  const { request } = resolving.block;
  const range = request.method?.range ?? request.lineRange;
  if (!isToken(word)) {
    complain(
      resolving,
      'invalid-method',
      'error',
      range,
      `“${word}” is no method: a method holds letters, digits and !#$%&'*+-.^_\`|~ only (RFC 9110 section 9.1).`,
    );
    return null;
  }
  const method = canonicalMethod(word);
  if (method !== 'GRAPHQL' && protocolWords.includes(method)) {
    complain(resolving, 'protocol-not-built', 'error', range, `${method} is recognised, but not built yet.`);
    return null;
  }
  return method;
}

/** No version means HTTP/1.1. One that is written is kept to: another is never used in its stead. */
function availableVersion(resolving: Resolving, text: string): '1.0' | '1.1' | null {
  if (text === '') return '1.1';
  const version = httpVersionOf(text);
  if (version === '1.0' || version === '1.1') return version;
  const { request } = resolving.block;
  const range = request.httpVersion?.range ?? request.lineRange;
  if (version === null)
    complain(
      resolving,
      'malformed-version',
      'error',
      range,
      `“${text}” is no version of HTTP. Write HTTP/1.1 or HTTP/1.0, or leave it out.`,
    );
  else
    complain(
      resolving,
      'version-not-built',
      'error',
      range,
      `HTTP/${version} is not available yet, and no other version is used in its stead. Write HTTP/1.1 or leave it out.`,
    );
  return null;
}
