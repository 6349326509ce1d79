/** Types of frames (RFC 9113 section 6). */
const frameType = { data: 0, headers: 1, resetStream: 3, settings: 4, goAway: 7, continuation: 9 } as const;

const endStreamFlag = 0x1;
/** Octets before the payload of a frame, and of what a client says before its first frame (RFC 9113 section 3.4). */
const frameHead = 9;
const clientPreface = 24;
/** Octets kept of what is no HTTP/2, and of what a server says with GOAWAY. */
const longestKept = 512;
/** Streams, and blocks of one of them, that are remembered; a server may send without end. */
const mostStreams = 8;
const mostHeads = 128;

export interface GoAway {
  /** Streams with a higher number were not and will not be processed (RFC 9113 section 6.8). */
  readonly lastStream: number;
  readonly code: number;
  /** As Latin-1. */
  readonly text: string;
}

/** One stream as one side told it. */
export interface StreamFrames {
  /** Octets of each block of fields (interim, head, trailers), compressed as they are. */
  readonly heads: readonly number[];
  readonly ended: boolean;
  /** The code of its RST_STREAM; `null` without one. */
  readonly reset: number | null;
}

/** What one side of a connection says, read along in its frames; nothing is decompressed. */
export interface FrameReader {
  take(chunk: Buffer): void;
  stream(id: number): StreamFrames;
  /** The first one with a reason, else the last one. */
  goAway(): GoAway | null;
  /** The first frame was SETTINGS, as it has to be; `null` while nothing is known. */
  isHttp2(): boolean | null;
  /** The first octets, as Latin-1; empty when none came. */
  preview(): string;
}

const unheard: StreamFrames = { heads: [], ended: false, reset: null };

/** `from`: the client says more before its first frame. `onFrame` is called for each head of a frame that belongs to a stream. */
export function readFrames(
  from: 'client' | 'server',
  onFrame: (stream: number) => void = () => undefined,
): FrameReader {
  const streams = new Map<number, StreamFrames>();
  let preview: Buffer = Buffer.alloc(0);
  let isHttp2: boolean | null = null;
  let goAway: GoAway | null = null;
  /** Octets to pass over before the next frame. */
  let skip = from === 'client' ? clientPreface : 0;
  /** Octets of a head, or of a payload that is read, as far as they have come. */
  let kept: Buffer = Buffer.alloc(0);
  let reading: { readonly type: number; readonly stream: number; readonly length: number } | null = null;

  const note = (id: number, more: Partial<StreamFrames>): void => {
    streams.set(id, { ...(streams.get(id) ?? unheard), ...more });
    // One request at a time: what was said of those before it is of no interest any more.
    const [oldest] = streams.keys();
    if (streams.size > mostStreams && oldest !== undefined) streams.delete(oldest);
  };

  const begin = (head: Buffer): void => {
    const length = head.readUIntBE(0, 3);
    const type = head.readUInt8(3);
    const flags = head.readUInt8(4);
    const stream = head.readUInt32BE(5) & 0x7fffffff;
    isHttp2 ??= type === frameType.settings && stream === 0;
    if (!isHttp2) return;
    const heads = streams.get(stream)?.heads ?? [];
    if (type === frameType.headers) note(stream, { heads: [...heads.slice(0, mostHeads - 1), length] });
    if (type === frameType.continuation) note(stream, { heads: [...heads.slice(0, -1), (heads.at(-1) ?? 0) + length] });
    if ((type === frameType.headers || type === frameType.data) && (flags & endStreamFlag) !== 0)
      note(stream, { ended: true });
    if (type === frameType.goAway || type === frameType.resetStream)
      reading = { type, stream, length: Math.min(length, longestKept) };
    skip = length - (reading?.length ?? 0);
    if (stream !== 0) onFrame(stream);
  };

  const end = ({ type, stream }: { type: number; stream: number }, payload: Buffer): void => {
    if (type === frameType.resetStream && payload.length >= 4) note(stream, { reset: payload.readUInt32BE(0) });
    // A server may say goodbye once more, without a reason.
    if (type === frameType.goAway && payload.length >= 8 && (goAway === null || goAway.code === 0))
      goAway = {
        lastStream: payload.readUInt32BE(0) & 0x7fffffff,
        code: payload.readUInt32BE(4),
        text: payload.toString('latin1', 8),
      };
  };

  return {
    take(chunk) {
      if (preview.length < longestKept)
        preview = Buffer.concat([preview, chunk.subarray(0, longestKept - preview.length)]);
      let at = 0;
      while (at < chunk.length && isHttp2 !== false) {
        if (reading === null && skip > 0) {
          const passed = Math.min(skip, chunk.length - at);
          skip -= passed;
          at += passed;
          continue;
        }
        const wanted = (reading?.length ?? frameHead) - kept.length;
        const part = chunk.subarray(at, at + wanted);
        kept = kept.length === 0 ? part : Buffer.concat([kept, part]);
        at += part.length;
        if (part.length < wanted) {
          kept = Buffer.from(kept);
          return;
        }
        const whole = kept;
        kept = Buffer.alloc(0);
        if (reading === null) begin(whole);
        else {
          end(reading, whole);
          reading = null;
        }
      }
    },
    stream: (id) => streams.get(id) ?? unheard,
    goAway: () => goAway,
    isHttp2: () => isHttp2,
    preview: () => preview.toString('latin1'),
  };
}
