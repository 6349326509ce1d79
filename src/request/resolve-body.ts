import { beginsLikeQuery } from '../language/body-query.ts';
import type { BodyPart } from '../language/document.ts';
import { type BodyChunk, bytesOf } from './body-chunk.ts';
import { readBodyFile } from './body-file.ts';
import { withLineEnds, withoutComments } from './body-lines.ts';
import { type BodyWishes, bodyWishes } from './body-wishes.ts';
import { checkPartFiles } from './check-part-files.ts';
import { formText, formTextByLines, formTextJoined, withFormEscapes } from './form-body.ts';
import { graphqlBody } from './graphql-body.ts';
import { graphqlFileOf, graphqlOfFile } from './graphql-file.ts';
import { fragmentsFor } from './graphql-fragments.ts';
import { checkJsonBody } from './json-body.ts';
import { multipartChunks } from './multipart-body.ts';
import { quotedJson } from './quoted-json.ts';
import { complain, type Resolving } from './resolving.ts';
import type { Scope } from './scope.ts';
import type { Piece } from './substitute.ts';
import { pieceOf } from './substitute.ts';

export interface ResolvedBody {
  /** `null` when there is no body. */
  readonly bytes: Uint8Array | null;
  /** Media type of a body that was made here; `null` for one that goes out as written. */
  readonly contentType: string | null;
}

const ndjsonTypes: ReadonlySet<string> = new Set(['application/x-ndjson', 'application/ndjson']);

/** Bodies of JSON up to this many UTF-16 units are checked. */
const checkedLength = 1024 * 1024;

/**
 * The bytes of the body. `contentType` is the value of the written field, empty without one. `null` when something of
 * it is missing, which is reported.
 */
export async function resolveBody(
  resolving: Resolving,
  scope: Scope,
  contentType: string,
  isMarkedGraphql: boolean,
  isGraphqlMethod: boolean,
): Promise<ResolvedBody | null> {
  const { document, block } = resolving;
  const { body } = block.request;
  if (!body) return { bytes: null, contentType: null };
  const { traits } = resolving;
  const isGraphql =
    traits.shapesBody && (isMarkedGraphql || (traits.graphql === 'by-text' && beginsLikeQuery(document.text, body)));
  const mediaType = traits.shapesBody ? (contentType.toLowerCase().split(';', 1)[0]?.trim() ?? '') : '';
  const graphqlType = traits.graphqlType === 'added' || isGraphqlMethod ? 'application/json' : null;
  const file = graphqlFileOf(resolving);
  if (file) {
    const json = await graphqlOfFile(resolving, scope, file);
    if (json === null) return null;
    return { bytes: bytesOf([{ kind: 'text', text: json, range: body.range }]), contentType: graphqlType };
  }
  const wishes = bodyWishes(resolving);
  const chunks: BodyChunk[] = [];
  let complete = true;
  for (const part of body.parts) {
    const chunk = await resolvePart(resolving, scope, part, mediaType, wishes, part === body.parts.at(-1));
    if (chunk) chunks.push(chunk);
    else complete = false;
  }
  if (!complete) return null;
  const [only] = chunks;
  if (isGraphql) {
    // The query may stand in a file, as Kulala has it, with the variables below.
    const text = chunks
      .map((chunk) => (chunk.kind === 'text' ? chunk.text : new TextDecoder().decode(chunk.bytes)))
      .join('');
    const fragments = await fragmentsFor(resolving, scope, text);
    if (fragments === null) return null;
    const { body: json, trouble } = graphqlBody(text, fragments);
    if (trouble !== null)
      complain(
        resolving,
        'graphql-variables',
        'error',
        body.range,
        `The variables behind the query, after a blank line, are not JSON. ${trouble}`,
      );
    return { bytes: bytesOf([{ kind: 'text', text: json, range: body.range }]), contentType: graphqlType };
  }
  if (traits.endsNdjson && ndjsonTypes.has(mediaType))
    return { bytes: withLastLineEnd(bytesOf(chunks)), contentType: null };
  if (mediaType.startsWith('multipart/')) {
    checkPartFiles(resolving, wishes.comments !== 'kept');
    return { bytes: bytesOf(multipartChunks(resolving, contentType, chunks, body.range)), contentType: null };
  }
  const isToBeJson = mediaType === '' ? traits.shapesBody : /[/+]json$/.test(mediaType);
  if (isToBeJson && chunks.length === 1 && only?.kind === 'text' && only.text.length <= checkedLength)
    checkJsonBody(resolving, only.text, document.text.slice(body.range.start, body.range.end), body.range, mediaType);
  return { bytes: bytesOf(chunks), contentType: null };
}

async function resolvePart(
  resolving: Resolving,
  scope: Scope,
  part: BodyPart,
  mediaType: string,
  { comments, lineEnds, substitutesFiles }: BodyWishes,
  isLast: boolean,
): Promise<BodyChunk | null> {
  const { document, block, traits } = resolving;
  if (part.kind === 'file') return readBodyFile(resolving, scope, part, substitutesFiles);
  const { range } = part;
  const written = part.kind === 'literal' ? part.text : document.text.slice(range.start, range.end);
  const before = block.request.range.start;
  const substitute = (from: Piece): Promise<string | null> => scope.substitute(from, before);
  const whole = pieceOf(document, { text: written, range });
  const piece = comments !== 'kept' && part.kind === 'text' ? withoutComments(whole, comments, isLast) : whole;
  const isForm = mediaType === 'application/x-www-form-urlencoded' && part.kind === 'text';
  const octets = await (isForm
    ? traits.formLines !== 'joined'
      ? (traits.formLines === 'leading' ? formTextByLines : formTextJoined)(piece, substitute)
      : formText(traits.formEscapes ? withFormEscapes(piece) : piece, substitute)
    : traits.quotesJson && /[/+]json$/.test(mediaType)
      ? quotedJson(piece, substitute)
      : scope.substituteOctets(piece, before));
  if (octets === null) return null;
  if (typeof octets !== 'string') return { kind: 'bytes', bytes: octets, range };
  return { kind: 'text', text: withLineEnds(octets, lineEnds), range };
}

function withLastLineEnd(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0 || bytes.at(-1) === 10) return bytes;
  const ended = new Uint8Array(bytes.length + 1);
  ended.set(bytes);
  ended[bytes.length] = 10;
  return ended;
}
