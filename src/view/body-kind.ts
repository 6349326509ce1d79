import type { BodyLanguage } from './body-view.ts';
import { looksLikeText } from './decode-text.ts';
import { sniff } from './sniff.ts';

/** What a body is, by its Content-Type and by its bytes. */
export interface BodyKind {
  readonly kind: 'text' | 'image' | 'binary';
  /** Media type without parameters: the found one where the declared one is missing or wrong. */
  readonly essence: string;
  readonly typeName: string;
  readonly language: BodyLanguage;
  /** Without a dot. */
  readonly extension: string;
  /** What to say where the declaration is missing or does not fit; `null` when it fits. */
  readonly note: string | null;
}

type TextType = readonly [typeName: string, language: BodyLanguage, extension: string];

const textTypes: Readonly<Record<string, TextType>> = {
  'application/json': ['JSON', 'json', 'json'],
  'application/x-ndjson': ['Newline-delimited JSON', 'json', 'ndjson'],
  'application/jsonl': ['Newline-delimited JSON', 'json', 'jsonl'],
  'application/json-seq': ['JSON text sequence', 'json', 'json'],
  'text/json': ['JSON', 'json', 'json'],
  'application/xml': ['XML', 'xml', 'xml'],
  'text/xml': ['XML', 'xml', 'xml'],
  'text/html': ['HTML document', 'html', 'html'],
  'application/xhtml+xml': ['XHTML document', 'xml', 'xhtml'],
  'image/svg+xml': ['SVG image', 'xml', 'svg'],
  'text/css': ['CSS', 'css', 'css'],
  'text/javascript': ['JavaScript', 'javascript', 'js'],
  'application/javascript': ['JavaScript', 'javascript', 'js'],
  'application/x-javascript': ['JavaScript', 'javascript', 'js'],
  'text/plain': ['Plain text', 'plain', 'txt'],
  'text/csv': ['CSV', 'plain', 'csv'],
  'text/markdown': ['Markdown', 'plain', 'md'],
  'text/event-stream': ['Event stream', 'plain', 'txt'],
  'application/x-www-form-urlencoded': ['Form data', 'plain', 'txt'],
  'application/yaml': ['YAML', 'plain', 'yaml'],
  'application/x-yaml': ['YAML', 'plain', 'yaml'],
  'application/toml': ['TOML', 'plain', 'toml'],
  'application/graphql': ['GraphQL', 'plain', 'graphql'],
  'application/sql': ['SQL', 'plain', 'sql'],
  'application/x-pem-file': ['PEM', 'plain', 'pem'],
  'message/http': ['HTTP message', 'plain', 'http'],
};

const imageTypes: Readonly<Record<string, readonly [string, string]>> = {
  'image/png': ['PNG image', 'png'],
  'image/jpeg': ['JPEG image', 'jpg'],
  'image/gif': ['GIF image', 'gif'],
  'image/webp': ['WebP image', 'webp'],
  'image/avif': ['AVIF image', 'avif'],
  'image/bmp': ['BMP image', 'bmp'],
  'image/x-icon': ['Icon', 'ico'],
};

/** `declared`: the media type of Content-Type without parameters, empty when there is none. */
export function bodyKind(bytes: Uint8Array, declared: string): BodyKind {
  const says = textTypeOf(declared);
  if (says !== null) {
    const [typeName, language, extension] = says;
    const found = sniff(bytes);
    if (found !== null && !looksLikeText(bytes)) return fromSniff(bytes, declared);
    const other = language === 'json' || language === 'plain' ? markupIn(bytes) : null;
    if (other !== null && language === 'json') {
      return {
        ...textKind(other, declared),
        note: `Declared as ${declared}, but the body is ${other === 'text/html' ? 'HTML' : 'XML'}.`,
      };
    }
    return {
      kind: declared === 'image/svg+xml' ? 'image' : 'text',
      essence: declared,
      typeName,
      language,
      extension,
      note: null,
    };
  }
  const found = sniff(bytes);
  if (found !== null) return fromSniff(bytes, declared);
  if (looksLikeText(bytes)) {
    const guess = markupIn(bytes) ?? (beginsLikeJson(bytes) ? 'application/json' : 'text/plain');
    const told = declared === '' || declared === 'application/octet-stream' || guess !== 'text/plain';
    const kind = textKind(guess, declared);
    if (declared === '')
      return { ...kind, note: `No Content-Type is given; by its content it is ${article(kind.typeName)}.` };
    return { ...kind, note: told ? `Declared as ${declared}; by its content it is ${article(kind.typeName)}.` : null };
  }
  const image = imageTypes[declared];
  return {
    kind: 'binary',
    essence: declared || 'application/octet-stream',
    typeName: 'Binary data',
    language: 'plain',
    extension: 'bin',
    note: image ? `Declared as ${declared}, but the bytes are no ${image[0]}.` : null,
  };
}

function fromSniff(bytes: Uint8Array, declared: string): BodyKind {
  const found = sniff(bytes);
  const essence = found?.essence ?? 'application/octet-stream';
  const typeName = found?.typeName ?? 'Binary data';
  const same = declared === essence || containersOf(essence).some((pattern) => declared.includes(pattern));
  return {
    kind: imageTypes[essence] ? 'image' : 'binary',
    essence: same && !imageTypes[essence] ? declared : essence,
    typeName,
    language: 'plain',
    extension: found?.extension ?? 'bin',
    note: same
      ? null
      : declared === ''
        ? `No Content-Type is given; by its first bytes it is ${article(typeName)}.`
        : declared === 'application/octet-stream'
          ? null
          : `Declared as ${declared}, but the first bytes are those of ${article(typeName)}.`,
  };
}

/** Parts of declared types whose bytes rightly begin like the found one: a spreadsheet is a ZIP archive. */
function containersOf(essence: string): readonly string[] {
  switch (essence) {
    case 'application/zip':
      return ['zip', 'officedocument', 'opendocument', 'epub', 'java-archive', 'vsix', 'android'];
    case 'application/gzip':
      return ['gzip', 'tar', 'tgz'];
    case 'video/mp4':
      return ['mp4', 'quicktime', 'm4a', 'm4v', '3gpp'];
    case 'video/webm':
      return ['webm', 'matroska'];
    case 'image/x-icon':
      return ['icon'];
    case 'audio/mpeg':
      return ['mpeg', 'mp3'];
    case 'font/ttf':
    case 'font/otf':
    case 'font/woff':
    case 'font/woff2':
      return ['font'];
    case 'audio/ogg':
      return ['ogg'];
    case 'application/vnd.sqlite3':
      return ['sqlite'];
    default:
      return [];
  }
}

function textTypeOf(essence: string): TextType | null {
  const known = Object.hasOwn(textTypes, essence) ? textTypes[essence] : undefined;
  if (known) return known;
  if (essence.endsWith('+json')) return ['JSON', 'json', 'json'];
  if (essence.endsWith('+xml')) return ['XML', 'xml', 'xml'];
  if (essence.endsWith('+yaml')) return ['YAML', 'plain', 'yaml'];
  if (essence.startsWith('text/') || essence.startsWith('multipart/')) return ['Text', 'plain', 'txt'];
  return null;
}

function textKind(essence: string, declared: string): Omit<BodyKind, 'note'> {
  const [typeName, language, extension] = textTypeOf(essence) ?? ['Text', 'plain', 'txt'];
  return {
    kind: essence === 'image/svg+xml' ? 'image' : 'text',
    essence: essence === 'text/plain' && declared !== '' ? declared : essence,
    typeName,
    language,
    extension,
  };
}

function markupIn(bytes: Uint8Array): 'text/html' | 'application/xml' | 'image/svg+xml' | null {
  const head = String.fromCharCode(...bytes.subarray(0, 512)).replace(/^(?:\u00ef\u00bb\u00bf)?\s*/, '');
  if (/^<(?:!doctype html|html[\s>]|head[\s>]|body[\s>])/i.test(head)) return 'text/html';
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<svg[\s>]/.test(head)) return 'image/svg+xml';
  return head.startsWith('<?xml') ? 'application/xml' : null;
}

function beginsLikeJson(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 256));
  return /^\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:["[{\]\d-]|true|false|null|$))/.test(head);
}

function article(typeName: string): string {
  if (/^(?:JSON|XML|CSV|YAML|Plain text|Binary data)$/.test(typeName))
    return typeName === 'Plain text' ? 'plain text' : typeName;
  return `${/^(?:[AEIO]|HTML|XHTML|SVG|MP|XZ)/.test(typeName) ? 'an' : 'a'} ${typeName}`;
}
