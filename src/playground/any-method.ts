/**
 * Lets a server of Node's answer methods that its parser refuses: a method is any token (RFC 9110 section 9.1), but
 * the parser knows a list. A refused request is given back to the server with POST in its place, on a stream over the
 * same socket, and the endpoint is told the method as written.
 */

import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

const standIn = 'POST';

/** A connection under way for the second time. Node's server takes any Duplex for a connection. */
export class Readmitted extends Duplex {
  /** The socket below, also of a connection readmitted more than once. */
  readonly socket: Socket;
  /** The method of the request that comes first; `null` once asked for. */
  writtenMethod: string | null;

  constructor(carrier: Duplex, writtenMethod: string) {
    super();
    this.socket = carrier instanceof Readmitted ? carrier.socket : (carrier as Socket);
    this.writtenMethod = writtenMethod;
    this.carrier = carrier;
  }

  private readonly carrier: Duplex;

  /** Takes the carrier over from the parser that gave up on it; `first` are the bytes to read before its next ones. */
  begin(first: Buffer): void {
    // The listeners for errors and for the end of the socket stay: they tidy up.
    for (const event of ['data', 'end', 'drain', 'timeout']) this.carrier.removeAllListeners(event);
    this.push(first);
    this.carrier.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) this.carrier.pause();
    });
    this.carrier.on('end', () => this.push(null));
    this.carrier.on('error', (error: Error) => this.destroy(error));
    this.carrier.on('close', () => this.destroy());
  }

  override _read(): void {
    this.carrier.resume();
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.carrier.write(chunk, encoding, done);
  }

  override _final(done: () => void): void {
    this.carrier.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.carrier.destroy();
    done(error);
  }
}

/**
 * The connection to give to the server again, for a packet that begins with a request line whose method its parser
 * does not know; `null` when it is no such thing. `readTo` is where in the packet the parser gave up: past the first
 * line there were requests before, whose answers may be under way.
 */
export function readmit(carrier: Duplex, packet: Buffer, readTo: number): Readmitted | null {
  const line = /^(?:\r?\n)*([!#$%&'*+.^_`|~0-9A-Za-z-]+) [^\r\n]* HTTP\/1\.[01]\r?\n/.exec(packet.toString('latin1'));
  const method = line?.[1];
  if (line === null || method === undefined || method === standIn || readTo > line[0].length) return null;
  const after = packet.subarray(packet.indexOf(method) + method.length);
  const connection = new Readmitted(carrier, method);
  connection.begin(Buffer.concat([Buffer.from(standIn), after]));
  return connection;
}

/** The method as written of the request that has just been read from `socket`; `null`: the parser's word is right. */
export function takeWrittenMethod(socket: Duplex): string | null {
  if (!(socket instanceof Readmitted)) return null;
  const method = socket.writtenMethod;
  socket.writtenMethod = null;
  return method;
}
