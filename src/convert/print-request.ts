import type { HttpDocument, Located, RequestBlock, TextEdit, WrittenRequest } from '../language/document.ts';
import { problemsIn, requestBlocks } from '../language/look-up.ts';
import { parse } from '../language/parse.ts';
import { formText } from '../request/form-body.ts';
import { encodeIllegal } from '../request/percent-encode.ts';

/**
 * The edit that writes a command for curl as the request it means: directives, request line, fields, body. `null` when
 * the block holds none or has an error, and when it means what cannot be written so, such as a body that ends with a
 * line end. What is printed is read again and compared, so that nothing is lost. Only the line end behind a multipart
 * body goes, which nobody reads (RFC 2046 section 5.1.1).
 */
export async function curlToRequestEdit(document: HttpDocument, block: RequestBlock): Promise<TextEdit | null> {
  const { curl } = block.request;
  if (!curl || problemsIn(document, block.range).some(({ severity }) => severity === 'error')) return null;
  const newText = printedRequest(block);
  if (newText === null || !(await isFormAsWritten(block))) return null;
  const { text, profile } = document;
  const { start, end } = block.range;
  const again = parse(text.slice(start, curl.start) + newText + text.slice(curl.end, end), { profile, isForced: true });
  const [only, ...others] = requestBlocks(again);
  return only && others.length === 0 && isSame(block, only, again) ? { range: curl, newText } : null;
}

function printedRequest(block: RequestBlock): string | null {
  const { request } = block;
  const body = printedBody(request);
  if (body === null) return null;
  const version = request.httpVersion ? ` ${request.httpVersion.text}` : '';
  return [
    ...block.directives
      .filter(({ range }) => isWithin(range, request.range))
      .map(({ name, value }) => `# @${name.text}${value ? ` ${value.text}` : ''}`),
    `${methodOf(block)} ${targetOf(block)}${version}`,
    ...request.fields.map(({ name, value }) => `${name.text}: ${joined(value)}`.trimEnd()),
    ...(body === '' ? [] : ['', body]),
  ].join('\n');
}

/** The lines of the body, empty without one. A file has a line of its own, and the line end behind it is sent. */
function printedBody(request: WrittenRequest): string | null {
  let printed = '';
  let isBehindFile = false;
  for (const part of request.body?.parts ?? []) {
    if (part.kind === 'text') return null;
    if (part.kind === 'file') {
      if (printed !== '' && !printed.endsWith('\n')) return null;
      printed += `< ${part.path.text}`;
    } else {
      if (isBehindFile && !/^\r?\n/.test(part.text)) return null;
      printed += part.text;
    }
    isBehindFile = part.kind === 'file';
  }
  return mediaTypeOf(request).startsWith('multipart/')
    ? withoutReturns(printed)
    : printed.includes('\r')
      ? null
      : printed;
}

/** The line ends around the parts of a multipart body come with its media type; those within a part do not. */
function withoutReturns(body: string): string | null {
  const parts = body.replace(/\r\n$/, '').split(/\r\n(?=--)/);
  const hasOthers = parts.some((part) => {
    const content = part.indexOf('\r\n\r\n');
    return content !== -1 && part.includes('\r', content + 4);
  });
  return hasOthers ? null : parts.join('\n').replaceAll('\r\n', '\n');
}

function mediaTypeOf({ fields }: WrittenRequest): string {
  const field = fields.find(({ name }) => name.text.toLowerCase() === 'content-type');
  return field ? joined(field.value).toLowerCase() : '';
}

function methodOf({ request }: RequestBlock): string {
  return request.method?.text ?? 'GET';
}

/** What may not stand in a target is encoded here already, as it would be when it is sent; a space would end it. */
function targetOf({ request }: RequestBlock): string {
  return request.target.text
    .split(/(\{\{[^{}]+\}\})/)
    .map((part, index) => (index % 2 === 1 || /[\0-\x1f]/.test(part) ? part : encodeIllegal(part)))
    .join('');
}

function joined(pieces: readonly Located[]): string {
  return pieces.map(({ text }) => text).join(' ');
}

function isWithin(inner: { readonly start: number; readonly end: number }, outer: typeof inner): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** The text of a form is encoded where it is written in a request, and sent as it is by curl. */
async function isFormAsWritten({ request }: RequestBlock): Promise<boolean> {
  const { body } = request;
  if (!body || !mediaTypeOf(request).startsWith('application/x-www-form-urlencoded')) return true;
  // A placeholder is encoded when it has its value.
  const text = body.parts
    .map((part) => (part.kind === 'literal' ? part.text : ''))
    .join('')
    .replace(/\{\{[^{}]+\}\}/g, 'x');
  return (await formText({ text, offset: null, range: body.range }, (one) => Promise.resolve(one.text))) === text;
}

/** Whether the request that was read from the command is the one that is read from what was printed. */
function isSame(block: RequestBlock, again: RequestBlock, { text, problems }: HttpDocument): boolean {
  if (problems.some(({ severity }) => severity === 'error')) return false;
  const body = (again.request.body?.parts ?? [])
    .map((part) => (part.kind === 'file' ? `< ${part.path.text}` : text.slice(part.range.start, part.range.end)))
    .join('');
  // Methods that announce a body say by themselves that there is none.
  const isUnsaid = body === '' && block.request.body !== null && !['POST', 'PUT', 'PATCH'].includes(methodOf(block));
  return (
    !isUnsaid &&
    filesIn(block) === filesIn(again) &&
    body === printedBody(block.request) &&
    JSON.stringify(headOf(block)) === JSON.stringify(headOf(again)) &&
    JSON.stringify(aroundOf(block)) === JSON.stringify(aroundOf(again))
  );
}

function filesIn({ request }: RequestBlock): number {
  return (request.body?.parts ?? []).filter(({ kind }) => kind === 'file').length;
}

function headOf(block: RequestBlock): readonly unknown[] {
  const { httpVersion, fields } = block.request;
  return [
    methodOf(block),
    targetOf(block),
    httpVersion?.text,
    fields.map(({ name, value }) => [name.text, joined(value)]),
  ];
}

function aroundOf(block: RequestBlock): readonly unknown[] {
  const { directives, name, title } = block;
  const { comments, variables, scripts, imports, handlers, assertions, outputs, storedResponses } = block;
  return [
    directives.map((directive) => [directive.name.text, directive.value?.text]),
    [name?.text, title?.text],
    [comments, variables, scripts, imports, handlers, assertions, outputs, storedResponses].map(({ length }) => length),
  ];
}
