import type { RequestField, ResolvedRequest } from './resolved-request.ts';

/** How the head of a request goes out over HTTP/2 (RFC 9113 section 8.3.1). */
export interface Http2Head {
  /** In the order of the wire: the pseudo-fields (`:method` …), then the others, their names in lower case. */
  readonly fields: readonly RequestField[];
  /** Fields that HTTP/2 has no place for, and why. */
  readonly dropped: readonly { readonly name: string; readonly reason: string }[];
}

/** What tells about one connection, which HTTP/2 does in frames of its own (RFC 9113 section 8.2.2). */
const connectionFields: readonly string[] = [
  'connection',
  'proxy-connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
];

/** Why HTTP/2 has no place for the field; `null` when it has one. */
export function notInHttp2({ name, value }: Pick<RequestField, 'name' | 'value'>): string | null {
  const lower = name.toLowerCase();
  if (lower === 'te' && value.trim().toLowerCase() !== 'trailers')
    return 'In HTTP/2 a TE field may say “trailers” only (RFC 9113 section 8.2.2).';
  return connectionFields.includes(lower)
    ? `HTTP/2 has no ${name} field: how a connection is used is said in frames of its own (RFC 9113 section 8.2.2).`
    : null;
}

export function http2Head({
  method,
  scheme,
  target,
  url,
  fields,
}: Pick<ResolvedRequest, 'method' | 'scheme' | 'target' | 'url' | 'fields'>): Http2Head {
  const host = fields.find(({ name }) => name.toLowerCase() === 'host');
  const isConnect = method === 'CONNECT';
  const authority = isConnect ? target : (host?.value ?? new URL(url).host);
  const pseudo = [
    pseudoField(':method', method, 'The method'),
    ...(isConnect ? [] : [pseudoField(':scheme', scheme, 'The scheme')]),
    pseudoField(':authority', authority, isConnect || host === undefined ? 'Where it goes' : 'The Host field'),
    ...(isConnect ? [] : [pseudoField(':path', target, 'The target')]),
  ];
  const others: RequestField[] = [];
  const dropped: { name: string; reason: string }[] = [];
  for (const field of fields) {
    if (field === host) continue;
    const reason = notInHttp2(field);
    if (reason !== null) dropped.push({ name: field.name, reason });
    // Blanks at the ends of a value are forbidden there (RFC 9113 section 8.2.1).
    else others.push({ ...field, name: field.name.toLowerCase(), value: field.value.replace(/^[\t ]+|[\t ]+$/g, '') });
  }
  return { fields: [...pseudo, ...others], dropped };
}

function pseudoField(name: string, value: string, what: string): RequestField {
  return { name, value, origin: 'added', reason: `${what}, as HTTP/2 says it (RFC 9113 section 8.3.1).` };
}

/** What keeps the head from being said in HTTP/2 just as it stands; `null` when nothing does. */
export function unsayableInHttp2({ fields }: Http2Head): string | null {
  const path = fields.find(({ name }) => name === ':path')?.value;
  if (path !== undefined && path !== '*' && !path.startsWith('/'))
    return `The target “${path}” cannot be said in HTTP/2, whose :path begins with a slash or is an asterisk (RFC 9113 section 8.3.1)`;
  for (const { name, value } of fields)
    if (!/^:?[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name)) return `The field name “${name}” cannot be said in HTTP/2`;
    else if (/[^\t\x20-\x7e\x80-\uffff]/.test(value))
      return `The value of ${name} holds a control character, for which HTTP/2 has no place (RFC 9113 section 8.2.1)`;
  return null;
}
