import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { sendJson, sendText } from '../answer.ts';
import type { Call, Endpoint, EndpointGroup } from '../endpoint.ts';
import { fieldPairs, sendTrace } from '../serve.ts';
import { readMultipart } from './multipart.ts';

export const echo: EndpointGroup = {
  title: 'What you sent',
  endpoints: [
    ...['get', 'post', 'put', 'patch', 'delete', 'query'].map(echoOf),
    {
      path: '/anything{rest...}',
      methods: null,
      says: 'The same for every method, those nobody has registered included, and for any path below.',
      example: '/anything/at/all?colour=blue',
      answer: sendEcho,
    },
    {
      path: '/headers',
      methods: ['GET'],
      says: 'The fields of the request, in the order and case in which they arrived.',
      example: null,
      answer: (call) => sendPairs(call, { headers: fieldPairs(call.request) }),
    },
    {
      path: '/user-agent',
      methods: ['GET'],
      says: 'How the client calls itself.',
      example: null,
      answer: (call) => sendJson(call, { 'user-agent': call.request.headers['user-agent'] ?? null }),
    },
    {
      path: '/ip',
      methods: ['GET'],
      says: 'The address the connection comes from.',
      example: null,
      answer: (call) => sendJson(call, { origin: call.socket.remoteAddress ?? null }),
    },
    {
      path: '/tls',
      methods: ['GET'],
      says: 'What the server knows of the TLS session: protocol, cipher, server name, client certificate.',
      example: null,
      answer: (call) => sendJson(call, { tls: tlsOf(call.socket) }),
    },
    {
      path: '/trace',
      methods: null,
      says: 'The head of the request as received, as TRACE answers it, to any method.',
      example: null,
      answer: sendTrace,
    },
    {
      path: '/uuid',
      methods: ['GET'],
      says: 'A new UUID with every request.',
      example: null,
      answer: (call) => sendJson(call, { uuid: randomUUID() }),
    },
    {
      path: '/now',
      methods: ['GET'],
      says: 'The time here.',
      example: null,
      answer: (call) => sendText(call, `${new Date(call.scene.now()).toISOString()}\n`),
    },
  ],
};

function echoOf(name: string): Endpoint {
  const method = name.toUpperCase();
  return {
    path: `/${name}`,
    methods: [method],
    says: `Your ${method} request told back as JSON: method, URL, query, fields, body.`,
    example: null,
    answer: sendEcho,
  };
}

async function sendEcho(call: Call): Promise<void> {
  const bytes = await call.body();
  const type = call.request.headers['content-type'] ?? '';
  const text = asText(bytes);
  const parts = /^multipart\/form-data\b/i.test(type) ? readMultipart(bytes, type) : { form: [], files: [] };
  const form = /^application\/x-www-form-urlencoded\b/i.test(type) ? [...new URLSearchParams(text ?? '')] : parts.form;
  sendPairs(call, {
    method: call.method,
    url: call.url.href,
    target: call.request.url ?? '',
    httpVersion: call.request.httpVersion,
    args: together([...call.url.searchParams]),
    headers: fieldPairs(call.request),
    trailers: call.request.rawTrailers,
    bodySize: bytes.length,
    body: text,
    bodyBase64: text === null ? bytes.toString('base64') : null,
    json: asJson(text),
    form: together(form),
    files: parts.files,
    origin: call.socket.remoteAddress ?? null,
    originPort: call.socket.remotePort ?? null,
    tls: tlsOf(call.socket),
  });
}

/** As JSON, with each pair of strings on one line: that is how fields are read. */
function sendPairs(call: Call, value: unknown): void {
  const string = /"(?:[^"\\]|\\.)*"/.source;
  const pair = new RegExp(`\\[\\n\\s+(${string}),\\n\\s+(${string})\\n\\s+\\]`, 'g');
  const text = `${JSON.stringify(value, null, 2).replace(pair, '[$1, $2]')}\n`;
  sendText(call, text, { 'Content-Type': 'application/json' });
}

/** A name that comes more than once gets the list of its values. */
function together(pairs: readonly (readonly [string, string])[]): Readonly<Record<string, string | readonly string[]>> {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]));
}

/** `null` for what is not UTF-8. */
function asText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function asJson(text: string | null): unknown {
  try {
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

function tlsOf(socket: Socket | TLSSocket): unknown {
  if (!('getProtocol' in socket)) return null;
  const peer = socket.getPeerCertificate();
  return {
    protocol: socket.getProtocol(),
    cipher: socket.getCipher().standardName,
    serverName: 'servername' in socket && typeof socket.servername === 'string' ? socket.servername : null,
    alpn: socket.alpnProtocol === false ? null : socket.alpnProtocol,
    clientCertificate: peer?.subject === undefined ? null : peer.subject.CN,
  };
}
