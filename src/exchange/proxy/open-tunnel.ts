import type { Socket } from 'node:net';
import { type ProxyServer, proxyAuthorization } from '../../request/proxy-server.ts';
import type { Course } from '../course.ts';
import type { Failure } from '../exchange.ts';
import { failure, type Place, placeName } from '../failure.ts';
import { readFieldLines } from '../field-text.ts';
import { valuesOf } from '../head.ts';

/** Octets of a proxy's answer; more is no answer to this. */
const longestAnswer = 64 * 1024;
const longestPreview = 512;

/**
 * Asks a proxy for a tunnel to `target` (RFC 9110 section 9.3.6) over a connection to it that stands. Gives `null` when the tunnel stands,
 * what came after the proxy's answer left to be read; else why not, and the connection is closed. `'stopped'`: the course was.
 */
export function openTunnel(
  raw: Socket,
  proxy: ProxyServer,
  target: Pick<Place, 'host' | 'port'>,
  course: Course,
): Promise<Failure | 'stopped' | null> {
  course.enter('proxy');
  course.marks.proxyBegan ??= performance.now();
  const authority = placeName(target);
  const authorization = proxyAuthorization(proxy);
  return new Promise((settle) => {
    let answer = Buffer.alloc(0);
    const finish = (outcome: Failure | 'stopped' | null): void => {
      raw.off('data', onData).off('error', onError).off('close', onClose);
      course.whenStopped(() => undefined);
      if (outcome !== null) raw.destroy();
      else course.marks.proxyEnded = performance.now();
      settle(outcome);
    };
    const onData = (chunk: Buffer): void => {
      answer = Buffer.concat([answer, chunk]);
      const end = answer.indexOf('\r\n\r\n');
      if (end < 0) {
        if (answer.length > longestAnswer || !/^HTTP\/|^H(?:T(?:TP?)?)?$/.test(latin1(answer.subarray(0, 5))))
          finish(strange(proxy, answer));
        return;
      }
      raw.pause();
      const head = answer.subarray(0, end + 4);
      const outcome = judged(proxy, authority, head);
      if (outcome === null && answer.length > head.length) raw.unshift(answer.subarray(head.length));
      finish(outcome);
    };
    const onError = (error: NodeJS.ErrnoException): void => finish(brokenOff(proxy, authority, error));
    const onClose = (): void => finish(brokenOff(proxy, authority, null));
    raw.on('data', onData).on('error', onError).on('close', onClose);
    course.whenStopped(() => finish('stopped'));
    if (course.stopped() !== null) return;
    const fields = authorization === null ? '' : `Proxy-Authorization: ${authorization}\r\n`;
    raw.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${fields}\r\n`);
  });
}

/** How people are told of a proxy: by its address and by who named it. */
export function proxyName(proxy: Pick<ProxyServer, 'host' | 'port' | 'source'>): string {
  return `The proxy ${placeName(proxy)} (${proxy.source})`;
}

function judged(proxy: ProxyServer, authority: string, head: Buffer): Failure | null {
  const [, digits, reason = ''] = /^HTTP\/\d\.\d (\d{3})(?: ([^\r\n]*))?/.exec(latin1(head)) ?? [];
  if (digits === undefined) return strange(proxy, head);
  const status = Number(digits);
  if (status >= 200 && status < 300) return null;
  const words = `${status}${reason === '' ? '' : ` ${reason}`}`;
  const received = preview(head);
  if (status === 407) {
    const wanted = valuesOf(readFieldLines(head), 'proxy-authenticate').join(', ');
    const did = proxy.credentials === null ? 'wants to know who you are' : 'does not accept the user name and password';
    const how = wanted === '' ? '' : `; it asks for ${wanted}`;
    return failure(
      'PROXY_AUTHENTICATION_REQUIRED',
      'proxy',
      `${proxyName(proxy)} ${did} (${words})${how}. Nothing of the request was sent.`,
      { received },
    );
  }
  return failure(
    'PROXY_REFUSED',
    'proxy',
    `${proxyName(proxy)} does not make a connection to ${authority}: it answered ${words}. Nothing of the request was sent.`,
    { received },
  );
}

function strange(proxy: ProxyServer, answer: Buffer): Failure {
  const message = `${proxyName(proxy)} did not answer as an HTTP proxy does.`;
  return failure('PROXY_REFUSED', 'proxy', message, { received: preview(answer) });
}

function brokenOff(proxy: ProxyServer, authority: string, error: NodeJS.ErrnoException | null): Failure {
  const message = `${proxyName(proxy)} closed the connection when it was asked for one to ${authority}.`;
  return failure('PROXY_REFUSED', 'proxy', message, { error });
}

function preview(octets: Buffer): string {
  return latin1(octets.subarray(0, longestPreview));
}

function latin1(octets: Buffer): string {
  return octets.toString('latin1');
}
