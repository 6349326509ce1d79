import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

export interface TapListener {
  /** Octets that are on their way to the server: looked at while these travel. Must not throw. */
  sent(chunk: Buffer): void;
  received(chunk: Buffer): void;
  /** The server has ended the connection in order; these were its last octets, at most `tailLength`. Told after a release as well. */
  ended(tail: Buffer): void;
}

/** An alert that says goodbye takes 24 to 85 octets, by the cipher. */
export const tailLength = 96;

/** Octets that may wait on either side before the other one is slowed down: four chunks of the system's reading. */
const highWaterMark = 256 * 1024;

/**
 * Stands between TLS and TCP and reads along: what was said in the handshake before it was encrypted is told by no
 * interface of Node (message sizes and times, alerts, retries, what came instead of TLS). Changes nothing.
 */
export class Tap extends Duplex {
  readonly #raw: Socket;
  #tail = Buffer.alloc(0);
  #listener: TapListener | null;

  constructor(raw: Socket, listener: TapListener) {
    super({
      allowHalfOpen: true,
      // TLS destroys this when it is done; before that, what it has taken may wait in it for a reader.
      autoDestroy: false,
      readableHighWaterMark: highWaterMark,
      writableHighWaterMark: highWaterMark,
    });
    this.#raw = raw;
    this.#listener = listener;
    // The owner of the raw socket hears of its errors; once TLS is gone nobody would hear of them here.
    this.on('error', () => undefined);
    raw.on('data', (chunk: Buffer) => {
      this.#listener?.received(chunk);
      this.#tail =
        chunk.length >= tailLength
          ? Buffer.from(chunk.subarray(-tailLength))
          : Buffer.concat([this.#tail, chunk]).subarray(-tailLength);
      if (!this.push(chunk)) raw.pause();
    });
    raw.on('end', () => {
      listener.ended(this.#tail);
      this.push(null);
    });
    raw.on('error', (error) => this.destroy(error));
    raw.on('close', () => {
      // After an orderly end everything that came is still to be read.
      if (!raw.readableEnded) this.destroy();
    });
  }

  /** From here on octets pass unheard. */
  release(): void {
    this.#listener = null;
  }

  override _read(): void {
    this.#raw.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#raw.write(chunk, done);
    this.#listener?.sent(chunk);
  }

  override _writev(chunks: { readonly chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#raw.cork();
    chunks.forEach(({ chunk }, index) => {
      if (index === chunks.length - 1) this.#raw.write(chunk, done);
      else this.#raw.write(chunk);
    });
    this.#raw.uncork();
    for (const { chunk } of chunks) this.#listener?.sent(chunk);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#raw.end(() => done());
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#raw.destroy();
    done(error);
  }
}
