import type { ResolvedRequest } from '../../../request/resolved-request.ts';
import type { Connections } from '../../connections.ts';
import { placeName } from '../../failure.ts';
import { send } from '../../send.ts';
import type { HttpScan } from './scan-report.ts';

/** `HEAD /` over TLS, in HTTP/2 where the server prefers it, and in the clear. As with any request, nothing goes to a server whose certificate is not trusted. */
export async function scanHttp(
  host: string,
  port: number,
  plainPort: number,
  connections: Connections,
  signal: AbortSignal | null,
): Promise<HttpScan> {
  const watch = { signal, onPhase: null };
  const [secure, plain] = await Promise.all([
    send(headRequest('https', host, port), connections, watch),
    send(headRequest('http', host, plainPort), connections, watch),
  ]);
  return { secure, plain, plainPort };
}

/** With nothing in it but what HTTP asks for. */
function headRequest(scheme: 'http' | 'https', host: string, port: number): ResolvedRequest {
  const isDefault = port === (scheme === 'https' ? 443 : 80);
  const authority = isDefault ? placeName({ host, port }).replace(/:\d+$/, '') : placeName({ host, port });
  const reason = 'HTTP asks for it';
  return {
    source: { file: null, line: 0, index: 0, name: null },
    method: 'HEAD',
    scheme,
    host,
    port,
    target: '/',
    url: `${scheme}://${authority}/`,
    httpVersion: '1.1',
    fields: [
      { name: 'Host', value: authority, origin: 'added', reason },
      { name: 'Connection', value: 'close', origin: 'added', reason },
    ],
    body: null,
    options: {
      followRedirects: false,
      maxRedirects: 0,
      timeout: 10_000,
      connectTimeout: 6000,
      verifyCertificate: true,
      offersHttp2: true,
      bodyLimit: 65_536,
    },
    assertions: [],
    secrets: [],
  };
}
