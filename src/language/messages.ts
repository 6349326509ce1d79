import type { BodyPart, HttpDocument, Range, RequestBlock, WrittenRequest } from './document.ts';

/** One of several messages that a body holds for a connection that stays open. */
export interface Message {
  /** Without blank lines around it; empty for what waits and sends nothing. */
  readonly range: Range;
  /** As those of a body. Empty only for the last one: after all others are sent, so many messages are still waited for. */
  readonly parts: readonly BodyPart[];
  /** How many messages of the server are waited for before this one is sent, since the one before it was. */
  readonly waitsFor: number;
}

/** Protocols of which one request sends several messages. */
const methods: ReadonlySet<string> = new Set(['WS', 'WEBSOCKET', 'GRPC', 'RSOCKET', 'MQTT', 'MQTTS', 'AMQP']);

/** Every line that begins with `===`; one that goes on with `=` is content. */
const separators = /(?<![^\r\n])===(?!=)([^\r\n]*)(?:\r\n|\r|\n|$)/g;

/**
 * ```
 *   | WEBSOCKET wss://example.com/chat
 *   |
 * > | {"join": "lobby"}
 *     ^^^^^^^^^^^^^^^^^
 *   | === wait-for-server
 * > | {"say": "hello"}
 *     ^^^^^^^^^^^^^^^^
 * ```
 *
 * The messages that a body holds, in order: JetBrains' separators, which httpYac has too. A separator may be followed by
 * a comment. Repeated `wait-for-server`, and a number behind it, add up. Empty for a body of any other protocol.
 */
export function messagesOf({ text }: HttpDocument, { request }: RequestBlock): readonly Message[] {
  if (request.body === null || !sendsMessages(request)) return [];
  const found: Message[] = [];
  let parts: BodyPart[] = [];
  let waitsFor = 0;
  const finish = (): void => {
    const [first] = parts;
    const last = parts.at(-1);
    if (!first || !last) return;
    found.push({ range: { start: first.range.start, end: last.range.end }, parts, waitsFor });
    parts = [];
    waitsFor = 0;
  };
  for (const part of request.body.parts) {
    if (part.kind === 'file') {
      parts.push(part);
      continue;
    }
    const written = part.kind === 'text' ? text.slice(part.range.start, part.range.end) : part.text;
    const add = (from: number, to: number): void => {
      const piece = pieceOf(part, written, from, to);
      if (piece) parts.push(piece);
    };
    let from = 0;
    for (const match of written.matchAll(separators)) {
      const waits = waitsIn(match[1] ?? '');
      if (waits === null) continue;
      add(from, match.index);
      finish();
      waitsFor += waits;
      from = match.index + match[0].length;
    }
    add(from, written.length);
  }
  finish();
  const { end } = request.body.range;
  return waitsFor === 0 ? found : [...found, { range: { start: end, end }, parts, waitsFor }];
}

export function sendsMessages({ method, target }: WrittenRequest): boolean {
  return method ? methods.has(method.text) : /^wss?:\/\//i.test(target.text);
}

/** What is waited for by what stands behind `===`; `null` where the line is no separator. */
function waitsIn(behind: string): number | null {
  const words = /^([^/#]*)(?:\/\/|#|$)/.exec(behind)?.[1]?.trim().split(/\s+/, 3) ?? ['/'];
  const [word = '', count = '1', more] = words;
  if (word === '') return 0;
  return word === 'wait-for-server' && /^\d{1,6}$/.test(count) && more === undefined ? Number(count) : null;
}

/** A piece of a part's text without the blank lines and line ends around it; `null` when nothing is left. */
function pieceOf(part: BodyPart, written: string, from: number, to: number): BodyPart | null {
  const slice = written.slice(from, to);
  const blank = /^(?:[ \t]*(?:\r\n|\r|\n))*/.exec(slice)?.[0].length ?? 0;
  const text = slice.slice(blank).trimEnd();
  if (text === '') return null;
  if (part.kind !== 'text') return { kind: 'literal', range: part.range, text };
  const start = part.range.start + from + blank;
  return { kind: 'text', range: { start, end: start + text.length } };
}
