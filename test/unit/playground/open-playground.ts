import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { type RequestOptions, request as secureRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Playground, type PlaygroundOptions, startPlayground } from '../../../src/playground/start-playground.ts';

export interface OpenedPlayground {
  readonly playground: Playground;
  readonly folder: string;
  /** Ends it and removes its folder. */
  readonly end: () => Promise<void>;
}

/** On free ports, with a folder of its own. */
export async function openPlayground(options: Partial<PlaygroundOptions> = {}): Promise<OpenedPlayground> {
  const folder = mkdtempSync(join(tmpdir(), 'portside-playground-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const playground = await startPlayground({
      httpPort: 0,
      httpsPort: 0,
      folder,
      now: Date.now,
      host: null,
      ...options,
    });
    return {
      playground,
      folder,
      end: async () => {
        await playground.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

export interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly fields: IncomingMessage['headers'];
  readonly trailers: IncomingMessage['trailers'];
  readonly body: Buffer;
  /** Interim statuses, in order. */
  readonly interim: readonly number[];
}

export interface Question extends RequestOptions {
  readonly body?: string | Buffer;
}

/** One request on a connection of its own. Rejects as Node's client does, also when the body is cut. */
export function ask(url: string, { body, ...options }: Question = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const interim: number[] = [];
    const send = url.startsWith('https:') ? secureRequest : request;
    const outgoing = send(url, { agent: false, ...options }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          reason: incoming.statusMessage ?? '',
          fields: incoming.headers,
          trailers: incoming.trailers,
          body: Buffer.concat(chunks),
          interim,
        }),
      );
    });
    outgoing.on('information', (information) => interim.push(information.statusCode));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The error's code, or OpenSSL's words where the code is just EPROTO; `null` when it succeeds. */
export async function failureOf(promise: Promise<unknown>): Promise<string | null> {
  try {
    await promise;
    return null;
  } catch (error) {
    if (!(error instanceof Error)) return String(error);
    const code = 'code' in error && typeof error.code === 'string' ? error.code : error.message;
    return code === 'EPROTO' ? (/SSL routines:\w+:([^:]+)/.exec(error.message)?.[1] ?? error.message) : code;
  }
}
