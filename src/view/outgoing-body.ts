import { type Mask, secretBlot, secretMask } from '../request/mask.ts';
import { boundaryOf } from '../request/multipart-body.ts';
import { bodyKind } from './body-kind.ts';
import { decodeText } from './decode-text.ts';
import { mediaTypeIn } from './media-type.ts';
import { sizeText } from './size-text.ts';

/** Bytes of a body, or of a part of it, that are shown. */
const shownBytes = 64 * 1024;

/**
 * A body that will be sent, to be read: what is no text is told by its kind and size, also within a multipart body, and
 * a text is cut where it becomes long. Secrets are masked.
 */
export async function outgoingBody(
  bytes: Uint8Array,
  contentType: string,
  secrets: readonly string[],
): Promise<string> {
  const { essence } = mediaTypeIn(contentType);
  const boundary = essence.startsWith('multipart/') ? boundaryOf(contentType) : null;
  if (boundary === null) return piece(bytes, contentType, secrets);
  let text = '';
  for (const part of partsOf(bytes, boundary)) {
    if (text.length > shownBytes) return `${text}‹… more parts›`;
    text += await partText(part, secrets);
  }
  return text;
}

/** Each from its delimiter to the next one; what stands before the first delimiter is one, too. */
function partsOf(bytes: Uint8Array, boundary: string): readonly Uint8Array[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const delimiter = `--${boundary}`;
  const starts = [0];
  for (let at = whole.indexOf(delimiter); at !== -1; at = whole.indexOf(delimiter, at + delimiter.length))
    if (at > 0 && whole[at - 1] === 0x0a) starts.push(at);
  return starts.map((start, index) => whole.subarray(start, starts[index + 1] ?? whole.length));
}

/** Delimiter and fields as they are, then the content by its own Content-Type. */
async function partText(part: Uint8Array, secrets: readonly string[]): Promise<string> {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  const blank = bytes.indexOf('\r\n\r\n');
  if (blank === -1 || blank > shownBytes) return piece(part, 'text/plain', secrets);
  const head = bytes.subarray(0, blank + 4);
  const end = bytes.subarray(-2).equals(Buffer.from('\r\n')) ? bytes.length - 2 : bytes.length;
  const contentType = /^content-type:[ \t]*(.*)$/im.exec(head.toString('latin1'))?.[1] ?? '';
  const content = bytes.subarray(blank + 4, Math.max(end, blank + 4));
  const texts = [await piece(head, 'text/plain', secrets), await piece(content, contentType, secrets)];
  return [...texts, bytes.subarray(blank + 4 + content.length).toString('latin1')].join('');
}

async function piece(bytes: Uint8Array, contentType: string, secrets: readonly string[]): Promise<string> {
  if (bytes.length === 0) return '';
  const { essence, charset } = mediaTypeIn(contentType);
  const kind = bodyKind(bytes, essence);
  const instead = (typeName: string): string => `‹${typeName}, ${sizeText(bytes.length)}›`;
  if (kind.kind !== 'text' && kind.language !== 'xml') return instead(kind.typeName);
  const isWhole = bytes.length <= shownBytes;
  const looked = isWhole ? bytes : bytes.subarray(0, shownBytes + longestForm(secrets));
  const { text, isFaithful } = await decodeText(looked, charset ?? 'utf-8', isWhole);
  if (!isFaithful) return instead('Binary data');
  if (isWhole) return secretMask(secrets)(text);
  // Cut where nothing has moved, so that no half of a secret is behind the cut and none in front of it.
  const blot: Mask = secretBlot(secrets);
  return `${blot(text).slice(0, shownBytes)}‹… ${sizeText(bytes.length - shownBytes)} more›`;
}

/** Bytes that a secret may take in any of its forms, the one within a JSON string within another being the longest. */
function longestForm(secrets: readonly string[]): number {
  return Math.max(0, ...secrets.map(({ length }) => length)) * 8;
}
