/** A Content-Type, read leniently (RFC 9110 section 8.3.1). */
export interface MediaType {
  /** Lower case, without parameters: `application/problem+json`. Empty when there is none. */
  readonly essence: string;
  /** As written, without quotes; `null` when absent. */
  readonly charset: string | null;
}

export function mediaTypeIn(contentType: string): MediaType {
  const essence = (/^\s*([^\s;,]+)/.exec(contentType)?.[1] ?? '').toLowerCase();
  const charset = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;,]*))/i.exec(contentType);
  return {
    essence: essence.includes('/') ? essence : '',
    charset: (charset?.[1] ?? charset?.[2] ?? '').trim() || null,
  };
}
