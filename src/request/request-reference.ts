/** A placeholder that points into an exchange: `{{login.response.body.$.token}}`. */
export interface RequestReference {
  /** The name of a request. */
  readonly name: string;
  readonly side: 'request' | 'response';
  /** What follows `.request.` or `.response.`, such as `body`, `body.$.token` or `headers.X-Token`. */
  readonly path: string;
}

/** `null` for a placeholder of another form. `inner` stands between the braces. */
export function requestReferenceOf(inner: string): RequestReference | null {
  const match = /^([^{}]+?)\.(request|response)\.(.+)$/s.exec(inner);
  const [, name, side, path] = match ?? [];
  if (name === undefined || path === undefined) return null;
  return { name, side: side === 'request' ? 'request' : 'response', path };
}
