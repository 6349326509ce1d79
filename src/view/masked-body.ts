import type { Mask } from '../request/mask.ts';
import { blottedBytes } from './blotted-bytes.ts';
import type { ReadBody } from './read-body.ts';

/** The body as it is shown, without the secrets. `source.bytes` stay as they came: they are what a person saves. */
export function maskedBody(body: ReadBody, secrets: readonly string[], mask: Mask): ReadBody {
  if (secrets.length === 0) return body;
  const raw = body.raw === null ? null : mask(body.raw);
  return {
    ...body,
    shown: blottedBytes(body.shown, secrets),
    raw,
    pretty: body.pretty === body.raw || body.pretty === null ? raw : mask(body.pretty),
    notes: body.notes.map(mask),
  };
}
