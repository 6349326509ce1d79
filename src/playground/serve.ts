import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal, sendJson, sendText } from './answer.ts';
import { Readmitted, takeWrittenMethod } from './any-method.ts';
import { type Call, type Match, makeRouter, type Router, type Scene } from './endpoint.ts';

export interface Service {
  readonly scene: Scene;
  /** Aborts when the playground closes. */
  readonly closing: AbortSignal;
  /** The TCP connection below `socket`. */
  readonly connectionOf: (socket: Socket) => Socket;
  readonly countRequest: () => void;
}

/** What the table of endpoints allows where it allows everything; any other token is answered as well. */
const allMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'QUERY', 'OPTIONS', 'TRACE'];

const largestBody = 64 * 1024 * 1024;

class BodyTooLarge extends Error {}

/** Answers each request from the table of endpoints. */
export function serve(service: Service): RequestListener {
  const router = makeRouter(service.scene.groups);
  return (request, response) => {
    service.countRequest();
    const method = takeWrittenMethod(request.socket) ?? request.method ?? 'GET';
    const match = locate(request, router);
    if (match === null) {
      response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' }).end('The target is not a URL.\n');
      return;
    }
    const call = makeCall(request, response, method, match, service);
    answer(call, match.found)
      .catch((error: unknown) => fail(call, error))
      .catch(() => response.destroy());
  };
}

interface Located {
  readonly url: URL;
  readonly found: Match | null;
}

async function answer(call: Call, found: Match | null): Promise<void> {
  if (call.method === 'TRACE') return sendTrace(call);
  if (call.request.url === '*') return sendText(call, '', { Allow: allMethods.join(', ') });
  if (found === null) return sendNotFound(call);
  const { endpoint } = found;
  const allowed = allowedBy(endpoint.methods);
  if (call.method === 'OPTIONS') {
    call.response.setHeader('Allow', allowed);
    if (endpoint.methods !== null) return sendText(call, '', {}, 204);
  }
  if (endpoint.methods !== null && !allowed.split(', ').includes(call.method)) {
    return sendText(call, `${endpoint.path} answers ${allowed}, not ${call.method}.\n`, { Allow: allowed }, 405);
  }
  await endpoint.answer(call);
}

function allowedBy(methods: readonly string[] | null): string {
  if (methods === null) return allMethods.join(', ');
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS', 'TRACE'].join(', ');
}

function sendNotFound(call: Call): void {
  const error = `Nothing here answers ${call.url.pathname}.`;
  sendJson(call, { error, advice: `GET ${call.url.origin}/ lists what does.` }, {}, 404);
}

/**
 * The request as received, without what may be secret (RFC 9110 section 9.3.8). White space that the parser dropped
 * around values is not there any more.
 */
export function sendTrace(call: Call): void {
  const secret = ['authorization', 'proxy-authorization', 'cookie'];
  const lines = fieldPairs(call.request)
    .filter(([name]) => !secret.includes(name.toLowerCase()))
    .map(([name, value]) => `${name}: ${value}\r\n`);
  const requestLine = `${call.method} ${call.request.url ?? '/'} HTTP/${call.request.httpVersion}\r\n`;
  const message = Buffer.from(`${requestLine}${lines.join('')}\r\n`, 'latin1');
  call.response.setHeader('Content-Length', message.length);
  call.response.setHeader('Content-Type', 'message/http');
  call.response.end(message);
}

/** Names and values in the order and case in which they came. */
export function fieldPairs(request: IncomingMessage): readonly (readonly [string, string])[] {
  const raw = request.rawHeaders;
  return Array.from(
    { length: raw.length / 2 },
    (_, index) => [raw[2 * index] ?? '', raw[2 * index + 1] ?? ''] as const,
  );
}

/** `null` for a target that is no URL. */
function locate(request: IncomingMessage, router: Router): Located | null {
  const target = request.url ?? '/';
  const origin = originOf(request);
  // An absolute target (RFC 9112 section 3.2.2) is what clients send that take this server for a proxy.
  const text = target === '*' ? origin : target.startsWith('/') ? origin + target : target;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return { url, found: router(url.pathname) };
}

function originOf(request: IncomingMessage): string {
  const socket = socketOf(request);
  const scheme = isSecure(socket) ? 'https' : 'http';
  const named = `${scheme}://${request.headers.host ?? request.headers[':authority'] ?? ''}`;
  return URL.canParse(named) && new URL(named).pathname === '/'
    ? named
    : `${scheme}://localhost:${socket.localPort ?? 0}`;
}

function socketOf(request: IncomingMessage): Socket {
  return request.socket instanceof Readmitted ? request.socket.socket : request.socket;
}

function isSecure(socket: Socket): boolean {
  return 'encrypted' in socket && socket.encrypted === true;
}

function makeCall(
  request: IncomingMessage,
  response: ServerResponse,
  method: string,
  located: Located,
  service: Service,
): Call {
  return {
    request,
    response,
    method,
    url: located.url,
    secure: isSecure(socketOf(request)),
    parameter: (name) => located.found?.parameters.get(name) ?? '',
    body: () => readBody(request),
    pause: (milliseconds) => pause(milliseconds, response, service.closing),
    socket: socketOf(request),
    connection: () => service.connectionOf(socketOf(request)),
    scene: service.scene,
  };
}

async function pause(milliseconds: number, response: ServerResponse, closing: AbortSignal): Promise<void> {
  const leaving = new AbortController();
  const leave = (): void => leaving.abort();
  if (closing.aborted || response.destroyed) leave();
  closing.addEventListener('abort', leave);
  response.once('close', leave);
  try {
    await wait(milliseconds, undefined, { signal: leaving.signal });
  } finally {
    closing.removeEventListener('abort', leave);
    response.off('close', leave);
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > largestBody) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function fail(call: Call, error: unknown): void {
  const { response } = call;
  if (response.destroyed || response.headersSent) {
    response.destroy();
    return;
  }
  if (error instanceof BodyTooLarge) {
    sendText(call, `The playground reads bodies of up to ${largestBody} bytes.\n`, { Connection: 'close' }, 413);
  } else if (error instanceof Refusal) {
    sendText(call, `${error.message}\n`, {}, 400);
  } else {
    sendText(call, `${error instanceof Error ? error.message : String(error)}\n`, {}, 500);
  }
}
