import type { LookupFunction } from 'node:net';
import { type Course, startCourse, type Watch } from '../../course.ts';
import { connectTcp } from '../../happy-eyeballs.ts';
import { type HelloOffer, writeClientHello } from '../../tls/write-client-hello.ts';
import { type AnswerEnd, readServerAnswer, type ServerAnswer } from './server-answer.ts';

/** Milliseconds that one connection may take in all. */
const patience = 6000;

/** One connection: a ClientHello, what the server says to it, and the end. Nothing else is ever written. Returns for every outcome. */
export async function sayHello(
  address: string,
  port: number,
  offer: HelloOffer,
  lookup: LookupFunction,
  signal: AbortSignal | null,
  until: AnswerEnd = 'choice',
): Promise<ServerAnswer> {
  const watch: Watch = { signal, onPhase: null };
  const course = startCourse({ timeout: patience, connectTimeout: null }, watch);
  try {
    const tcp = await connectTcp(address, port, lookup, course);
    if (tcp.socket === null) return notReached(course, tcp.error);
    const { socket } = tcp;
    return await new Promise<ServerAnswer>((settle) => {
      const reader = readServerAnswer(until);
      const finish = (answer: ServerAnswer): void => {
        socket.destroy();
        settle(answer);
      };
      socket.on('error', () => finish(reader.end()));
      socket.on('data', (chunk: Buffer) => {
        const answer = reader.push(chunk);
        if (answer !== null) finish(answer);
      });
      socket.on('end', () => finish(reader.end()));
      socket.on('close', () => finish(reader.end()));
      course.whenStopped(() => finish(notReached(course, null)));
      socket.write(writeClientHello(offer));
    });
  } finally {
    course.end();
  }
}

function notReached(course: Course, error: NodeJS.ErrnoException | null): ServerAnswer {
  const stopped = course.stopped();
  if (stopped === 'cancelled') return { kind: 'stopped' };
  if (stopped !== null) return { kind: 'silent' };
  return { kind: 'unreachable', error: error?.code ?? 'UNKNOWN' };
}
