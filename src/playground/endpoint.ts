import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** One entry of the table of what the playground's servers answer. */
export interface Endpoint {
  /** `{name}` stands for one segment; `{name...}` at the end for nothing, or for a slash and whatever follows. */
  readonly path: string;
  /** `null`: every method. HEAD goes with GET; OPTIONS and TRACE are answered for every path. */
  readonly methods: readonly string[] | null;
  /** What one gets, in one sentence, for the list at `/`. */
  readonly says: string;
  /** A target to try, for the list at `/`; `null`: the path itself. */
  readonly example: string | null;
  readonly answer: (call: Call) => void | Promise<void>;
}

export interface EndpointGroup {
  readonly title: string;
  readonly endpoints: readonly Endpoint[];
}

/** A request and the means to answer it. */
export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** As sent, tokens included that Node's parser does not know. */
  readonly method: string;
  /** Absolute. Its host is what the client called this server. */
  readonly url: URL;
  /** Whether it came over TLS. */
  readonly secure: boolean;
  /** The percent-decoded text of a placeholder of the endpoint's path; empty for one that is not in it. */
  readonly parameter: (name: string) => string;
  /** The whole body, transfer coding removed. Rejects with `BodyTooLarge` past 64 MB. */
  readonly body: () => Promise<Buffer>;
  /** Rejects when the playground closes or the client leaves meanwhile. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Where request and response pass: a TLS socket over HTTPS. */
  readonly socket: Socket;
  /** The TCP connection, below TLS if there is any: to end it as no server should. */
  readonly connection: () => Socket;
  readonly scene: Scene;
}

/** What endpoints may know about the playground around them. */
export interface Scene {
  readonly groups: readonly EndpointGroup[];
  readonly ports: () => readonly PlaygroundPort[];
  /** PEM. */
  readonly caCertificate: string;
  /** PEM; what the good servers send along and one of the broken ones does not. */
  readonly intermediateCertificate: string;
  readonly now: () => number;
}

export interface PlaygroundPort {
  readonly name: string;
  readonly port: number;
  readonly url: string;
  /** What a client meets there, in a sentence. */
  readonly whatToExpect: string;
}

export interface Match {
  readonly endpoint: Endpoint;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Finds the first endpoint whose path fits; `null` when none does. */
export type Router = (path: string) => Match | null;

export function makeRouter(groups: readonly EndpointGroup[]): Router {
  const routes = groups.flatMap(({ endpoints }) =>
    endpoints.map((endpoint) => ({ endpoint, match: pathMatcher(endpoint.path) })),
  );
  return (path) => {
    for (const { endpoint, match } of routes) {
      const parameters = match(path);
      if (parameters !== null) return { endpoint, parameters };
    }
    return null;
  };
}

/** What stands at the placeholders of `pattern` in a path, percent-decoded; `null` for a path that does not fit. */
export function pathMatcher(pattern: string): (path: string) => ReadonlyMap<string, string> | null {
  const names: string[] = [];
  const source = pattern.replace(/\{(\w+)(\.{3})?\}|[^\w/]/g, (found, name?: string, rest?: string) => {
    if (name === undefined) return `\\${found}`;
    names.push(name);
    return rest === undefined ? '([^/]+)' : '(|/.*)';
  });
  const expression = new RegExp(`^${source}$`);
  return (path) => {
    const match = expression.exec(path);
    return match === null ? null : new Map(names.map((name, index) => [name, decode(match[index + 1] ?? '')]));
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
