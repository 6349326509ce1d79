import { isToken } from '../language/characters.ts';
import type { Range } from '../language/document.ts';
import { isDraftVersion } from '../language/draft-block.ts';
import { httpVersionOf } from '../language/http-version.ts';
import { canonicalMethod, isKnownMethod, protocolWords } from '../language/methods.ts';
import { takesMethod } from '../language/tool-methods.ts';
import { complain, type Resolving } from './resolving.ts';
import type { Scope } from './scope.ts';
import { pieceOf } from './substitute.ts';

/** The methods that the draft specification names, whose case may be mended (`method-support`). */
const supportedMethods: readonly string[] = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/** The request line with everything substituted. */
export interface ResolvedRequestLine {
  readonly method: string;
  /** The target as text; where it leads is another question. */
  readonly text: string;
  readonly range: Range;
  readonly httpVersion: '1.0' | '1.1' | '2';
  /** A version is written, so that no other one is offered. */
  readonly saysVersion: boolean;
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
  const word = { method, text: pieces.join(''), version };
  const line = readAgain(resolving, word);
  if (document.profile === 'draft-2026' && /[ \t]/.test(line.text)) {
    complain(
      resolving,
      'malformed-request-line',
      'error',
      request.lineRange,
      'A value puts white space into the request line. By the draft specification a method, a target and a version stand behind each other with single spaces, and a target holds none: write %20.',
    );
    return null;
  }
  const checked = checkedMethod(resolving, line.method);
  const httpVersion = availableVersion(resolving, line.version);
  if (checked === null || httpVersion === null) return null;
  const isGraphql = resolving.traits.shapesBody && checked === 'GRAPHQL';
  return {
    method: isGraphql ? 'POST' : checked,
    text: line.text,
    range: request.target.range,
    httpVersion,
    saysVersion: line.version !== '',
    isGraphql,
  };
}

interface Words {
  readonly method: string;
  readonly text: string;
  readonly version: string;
}

/**
 * The line as it stands with everything put in: a value may bring a method, a target and a version along. Where no
 * placeholder stands the words stay what they were.
 */
function readAgain({ block, document }: Resolving, words: Words): Words {
  const { method, target, httpVersion } = block.request;
  const has = (text: string | undefined): boolean => text?.includes('{{') ?? false;
  const isStrict = document.profile === 'draft-2026';
  let { text, version } = words;
  if (httpVersion === null && has(target.text)) {
    const match = (isStrict ? /^(.*\S) (HTTP\/\S+)$/is : /^(.*\S)[ \t]+(HTTP\/\S+)$/is).exec(text);
    if (match?.[1] !== undefined && match[2] !== undefined) [text, version] = [match[1], match[2]];
  }
  if (method === null && has(target.text)) {
    const match = (isStrict ? /^(\S+) (\S.*)$/s : /^([^\s:/?#[\]@{}]+)[ \t]+(\S.*)$/s).exec(text);
    if (match?.[1] !== undefined && match[2] !== undefined && (isStrict ? isToken(match[1]) : isKnownMethod(match[1])))
      return { method: match[1], text: match[2], version };
  }
  return { method: words.method, text, version };
}

function checkedMethod(resolving: Resolving, word: string): string | null {
  const { traits, block } = resolving;
  const { request } = block;
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
  if (traits.upperCases === 'seven-methods')
    return supportedMethods.includes(word.toUpperCase()) ? word.toUpperCase() : word;
  const method = canonicalMethod(word);
  if (method !== 'GRAPHQL' && protocolWords.includes(method)) {
    complain(resolving, 'protocol-not-built', 'error', range, `${method} is recognised, but not built yet.`);
    return null;
  }
  if (!takesMethod(resolving.document.profile, method)) {
    complain(
      resolving,
      'method-not-known',
      'error',
      range,
      `The tool of the profile ${resolving.document.profile} does not know ${method} and sends no such request. Read the file by another profile, such as auto.`,
    );
    return null;
  }
  return method;
}

/** No version means HTTP/1.1. One that is written is kept to: another is never used in its stead. */
function availableVersion(resolving: Resolving, text: string): '1.0' | '1.1' | '2' | null {
  const { traits, document } = resolving;
  if (text === '') return '1.1';
  if (traits.ignoresVersion) {
    const { httpVersion, lineRange } = resolving.block.request;
    complain(
      resolving,
      'version-ignored',
      httpVersionOf(text) === '1.1' ? 'hint' : 'warning',
      httpVersion?.range ?? lineRange,
      `REST Client pays no heed to the version, and neither does Portside in its profile: the request goes out as HTTP/1.1, not ${text}.`,
    );
    return '1.1';
  }
  const isOfDraft = document.profile !== 'draft-2026' || isDraftVersion(text);
  const version = isOfDraft ? httpVersionOf(text) : null;
  if (version !== null && version !== '3') return version;
  const { request } = resolving.block;
  const range = request.httpVersion?.range ?? request.lineRange;
  if (version === null)
    complain(
      resolving,
      'malformed-version',
      'error',
      range,
      `“${text}” is no version of HTTP. Write HTTP/1.1, HTTP/2 or HTTP/1.0, or leave it out.`,
    );
  else
    complain(
      resolving,
      'version-not-built',
      'error',
      range,
      `HTTP/${version} is not available yet, and no other version is used in its stead. Write HTTP/2 or HTTP/1.1, or leave it out.`,
    );
  return null;
}
