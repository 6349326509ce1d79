/** A part of the response that an expression of JavaScript names, and that can be found without running it. */
export interface ScriptlessPath {
  readonly root: 'status' | 'body' | 'parsedBody' | 'headers';
  /** `.a[0]['b']`; empty for the whole. */
  readonly path: string;
  /** It asks for the length of what is there. */
  readonly isLength: boolean;
}

const pattern =
  /^response\.(statusCode|status|parsedBody|body|headers)((?:\.[A-Za-z_$][\w$-]*|\[\d+\]|\['[^'\\]*'\]|\["[^"\\]*"\])*)$/;

/** Of `response.parsedBody.a[0]`, `response.statusCode`, `response.headers['x']`; `null` where a script is needed. */
export function scriptlessPath(expression: string): ScriptlessPath | null {
  const [, root, whole = ''] = pattern.exec(expression.trim()) ?? [];
  const isLength = whole.endsWith('.length');
  const path = isLength ? whole.slice(0, -'.length'.length) : whole;
  switch (root) {
    case 'statusCode':
    case 'status':
      return whole === '' ? { root: 'status', path, isLength } : null;
    case 'body':
      return path === '' ? { root, path, isLength } : null;
    case 'headers':
      return path === '' ? null : { root, path, isLength };
    case 'parsedBody':
      return { root, path, isLength };
    default:
      return null;
  }
}
