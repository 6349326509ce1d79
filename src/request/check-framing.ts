import type { ProblemCode } from '../language/problem-codes.ts';
import { notInHttp2 } from './http2-head.ts';
import { fieldValue } from './resolve-fields.ts';
import type { RequestField } from './resolved-request.ts';
import { complain, type Resolving } from './resolving.ts';

/** Says where the written fields contradict the body. They are sent as written, where the version has a place for them. `bodySize` is in bytes. */
export function checkFraming(
  resolving: Resolving,
  method: string,
  fields: readonly RequestField[],
  bodySize: number | null,
  httpVersion: '1.0' | '1.1' | '2',
): void {
  const warn = (name: string, code: ProblemCode, message: string): void => {
    const field = resolving.block.request.fields.find((one) => one.name.text.toLowerCase() === name);
    complain(resolving, code, 'warning', field?.range ?? resolving.block.request.lineRange, message);
  };
  if (httpVersion === '2')
    for (const field of fields) {
      const reason = notInHttp2(field);
      if (reason !== null) warn(field.name.toLowerCase(), 'field-not-in-http2', `${reason} It is left out.`);
    }
  const length = fieldValue(fields, 'content-length');
  const coding = fieldValue(fields, 'transfer-encoding');
  if (length !== null && length !== String(bodySize ?? 0))
    warn(
      'content-length',
      'content-length-differs',
      `Content-Length says ${length}, but the body has ${bodySize ?? 0} bytes. It is sent as written; remove the field to have it counted.`,
    );
  if (length !== null && coding !== null && httpVersion !== '2')
    warn(
      'transfer-encoding',
      'two-framings',
      'Content-Length and Transfer-Encoding must not stand together (RFC 9112 section 6.2). Both are sent as written.',
    );
  if (coding !== null && httpVersion === '1.0')
    warn(
      'transfer-encoding',
      'two-framings',
      'HTTP/1.0 has no Transfer-Encoding (RFC 9112 section 6.1). It is sent as written.',
    );
  if (fields.filter(({ name }) => name.toLowerCase() === 'host').length > 1)
    warn(
      'host',
      'several-host-fields',
      'A server must refuse a request with more than one Host field (RFC 9112 section 3.2).',
    );
  if (method === 'TRACE' && bodySize !== null)
    warn(
      '',
      'trace-with-body',
      'A TRACE request must not have a body (RFC 9110 section 9.3.8). It is sent as written.',
    );
}
