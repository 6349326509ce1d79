import { fieldValue } from './resolve-fields.ts';
import type { RequestField } from './resolved-request.ts';

/** What the added fields depend on. */
export interface Needs {
  readonly method: string;
  readonly hostField: string;
  readonly userAgent: string;
  readonly acceptEncoding: string;
  /** Bytes; `null` without a body. */
  readonly bodySize: number | null;
  /** Value for Authorization out of the user information of the target; `null` without. */
  readonly authorization: string | null;
  /** Media type of a body that was made here; `null` otherwise. */
  readonly contentType: string | null;
}

/** Methods for which a missing body is said with `Content-Length: 0` (RFC 9110 section 8.6). */
const anticipatesBody: readonly string[] = ['POST', 'PUT', 'PATCH'];

/** The written fields with those around them that a request needs or is polite to have. None replaces a written one. */
export function withAddedFields(written: readonly RequestField[], needs: Needs): readonly RequestField[] {
  const missing = (name: string): boolean => fieldValue(written, name) === null;
  const fields: RequestField[] = [];
  if (missing('host')) fields.push(added('Host', needs.hostField, 'HTTP/1.1 requires it (RFC 9112 section 3.2).'));
  for (const field of written) fields.push(field);
  if (needs.authorization !== null && missing('authorization'))
    fields.push(added('Authorization', needs.authorization, 'From the user information in the target (RFC 7617).'));
  if (missing('user-agent')) fields.push(added('User-Agent', needs.userAgent, 'Says which program asks.'));
  if (missing('accept')) fields.push(added('Accept', '*/*', 'Any media type will do, as none is asked for.'));
  if (missing('accept-encoding'))
    fields.push(added('Accept-Encoding', needs.acceptEncoding, 'The compressions that can be decoded here.'));
  if (needs.contentType !== null && missing('content-type'))
    fields.push(added('Content-Type', needs.contentType, 'The media type of the body that was made here.'));
  const length = needs.bodySize ?? (anticipatesBody.includes(needs.method) ? 0 : null);
  if (length !== null && missing('content-length') && missing('transfer-encoding'))
    fields.push(
      added(
        'Content-Length',
        String(length),
        needs.bodySize === null
          ? `Says that this ${needs.method} has no body (RFC 9110 section 8.6).`
          : 'Says where the body ends (RFC 9112 section 6.2).',
      ),
    );
  return fields;
}

function added(name: string, value: string, reason: string): RequestField {
  return { name, value, origin: 'added', reason };
}
