import { STATUS_CODES } from 'node:http';
import type { Call } from './endpoint.ts';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

export function sendText(call: Call, text: string, fields: Fields = {}, status = 200): void {
  sendBytes(call, Buffer.from(text), { 'Content-Type': 'text/plain; charset=utf-8', ...fields }, status);
}

export function sendJson(call: Call, value: unknown, fields: Fields = {}, status = 200): void {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  sendBytes(call, Buffer.from(text), { 'Content-Type': 'application/json', ...fields }, status);
}

/** A whole response with its length. To HEAD the same without the bytes. */
export function sendBytes(call: Call, bytes: Uint8Array, fields: Fields, status = 200): void {
  // A response to HEAD tells the length that GET would have; Node leaves it out unless told.
  const length = hasBody(status) ? { 'Content-Length': String(bytes.length) } : {};
  setFields(call, { ...length, ...fields });
  call.response.statusCode = status;
  call.response.end(hasBody(status) ? bytes : undefined);
}

export function setFields(call: Call, fields: Fields): void {
  for (const [name, value] of Object.entries(fields)) {
    call.response.setHeader(name, value);
  }
}

/** RFC 9110 sections 15.3.5 and 15.4.5; 205 says its emptiness with a length of 0 instead. */
export function hasBody(status: number): boolean {
  return status >= 200 && status !== 204 && status !== 304;
}

export function reasonOf(status: number): string {
  return STATUS_CODES[status] ?? 'Unregistered';
}

/** A number in a path or query, held within its bounds; `null` where there is none to be read. */
export function boundedNumber(text: string, least: number, most: number): number | null {
  if (!/^\d+(\.\d+)?$/.test(text)) return null;
  return Math.min(most, Math.max(least, Number(text)));
}

/** Thrown by an endpoint to answer 400 with what it had expected. */
export class Refusal extends Error {}
