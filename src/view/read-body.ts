import type { BodyKind } from './body-kind.ts';
import { bodyKind } from './body-kind.ts';
import { decodeText } from './decode-text.ts';
import { fileName } from './file-name.ts';
import { mediaTypeIn } from './media-type.ts';
import { type PrettyJson, prettyJson } from './pretty-json.ts';
import { prettyXml } from './pretty-xml.ts';

/** A body and what its message says of it. */
export interface BodySource {
  /** Content codings removed. */
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  readonly contentDisposition: string | null;
  readonly url: string;
  /** False when the transfer broke off. */
  readonly complete: boolean;
  /** What to say when there are no bytes. */
  readonly emptyText: string;
}

/** A body read once, from which its view and any piece of it are taken. */
export interface ReadBody {
  readonly source: BodySource;
  /** The bytes as they are shown: secrets blotted out. */
  readonly shown: Uint8Array;
  /** `null` when there are no bytes. */
  readonly type: BodyKind | null;
  readonly charset: string | null;
  /** `null` when it is no text. */
  readonly raw: string | null;
  /** The same string as `raw` where nothing is to be made prettier. */
  readonly pretty: string | null;
  readonly notes: readonly string[];
  readonly fileName: string;
}

/** UTF-16 code units above which XML is left as it came. */
const xmlLimit = 10_000_000;

/** Asynchronous only because the guessing of encodings is loaded when it is needed. */
export async function readBody(source: BodySource): Promise<ReadBody> {
  const { bytes, contentDisposition, url } = source;
  const declared = mediaTypeIn(source.contentType ?? '');
  if (bytes.length === 0) {
    const name = fileName(contentDisposition, url, 'txt');
    return { source, shown: bytes, type: null, charset: null, raw: null, pretty: null, notes: [], fileName: name };
  }
  const type = bodyKind(bytes, declared.essence);
  const notes: string[] = [];
  if (type.note !== null) notes.push(type.note);
  let raw: string | null = null;
  let pretty: string | null = null;
  let charset: string | null = null;
  if (type.kind === 'text' || type.language === 'xml') {
    const decoded = await decodeText(bytes, declared.charset, source.complete);
    raw = decoded.text;
    charset = decoded.charset;
    if (decoded.note !== null) notes.push(decoded.note);
    pretty = raw;
    if (type.language === 'json') {
      const formatted = prettyJson(charset === 'UTF-8' ? bytes : new TextEncoder().encode(raw));
      pretty = formatted.text;
      const note = noteOnJson(formatted, source.complete, type.essence);
      if (note !== null) notes.push(note);
    } else if (type.language === 'xml' && raw.length <= xmlLimit) {
      const formatted = prettyXml(raw);
      if (formatted !== null) pretty = formatted;
      else if (source.complete) notes.push('Not well-formed XML: shown as it came.');
    }
  }
  return {
    source,
    shown: bytes,
    type,
    charset,
    raw,
    pretty,
    notes,
    fileName: fileName(contentDisposition, url, type.extension),
  };
}

function noteOnJson({ problem, values }: PrettyJson, complete: boolean, essence: string): string | null {
  if (problem !== null) {
    if (!complete) return 'The JSON ends where the transfer broke off.';
    return `Not valid JSON at line ${problem.line}, column ${problem.column}: ${problem.message}. From there on it is shown as it came.`;
  }
  if (values > 1 && !/ndjson|jsonl|json-seq/.test(essence))
    return `${values} JSON values, one after another: not one JSON document.`;
  return null;
}
