import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlayground } from '../../src/playground/start-playground.ts';
import type { ResolvedRequest } from '../../src/request/resolved-request.ts';
import { perform } from '../../src/run/perform.ts';
import { openSession } from '../../src/run/session.ts';
import type { CertificateView } from '../../src/view/certificate-view.ts';
import { presentCertificate } from '../../src/view/present-certificate.ts';
import { exampleRequest } from '../unit/view/example-exchange.ts';

/** Ports of the playground at which a request fails, each in a way of its own. */
export const failures = [
  'expired',
  'wrong-host',
  'self-signed',
  'unknown-issuer',
  'missing-intermediate',
  'plain-http',
  'client-certificate',
  'obsolete',
  'silent',
  'alert',
  'reset-in-handshake',
  'weak-key',
  'revoked',
  'must-staple',
  'name-constraints',
  'many-faults',
] as const;

export interface FailureView {
  readonly name: string;
  readonly view: CertificateView;
}

/** What the certificate view shows of requests that fail at real servers, and of one that does not. */
export async function failureViews(): Promise<readonly FailureView[]> {
  const folder = mkdtempSync(join(tmpdir(), 'portside-failures-'));
  const playground = await startPlayground({ httpPort: 0, httpsPort: 0, folder, now: Date.now, host: null });
  const authorities = [{ name: playground.caFile, pem: readFileSync(playground.caFile, 'utf8') }];
  const session = openSession({ useSystemCertificates: false, extraCertificates: authorities, lookup: null }, Date.now);
  try {
    const views: FailureView[] = [];
    for (const name of ['https', ...failures]) {
      const port = playground.ports.find((one) => one.name === name);
      if (port === undefined) throw new Error(`The playground has no port ${name}.`);
      const request = requestTo(new URL(port.url));
      const { exchange, findings } = await perform(request, session, { signal: null, onPhase: null });
      views.push({ name, view: presentCertificate(exchange, findings, Date.now()) });
    }
    return views;
  } finally {
    await session.close();
    await playground.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function requestTo({ hostname, port, host, origin }: URL): ResolvedRequest {
  const base = exampleRequest({
    scheme: 'https',
    host: hostname,
    port: Number(port),
    target: '/get',
    url: `${origin}/get`,
  });
  return {
    ...base,
    fields: [{ name: 'Host', value: host, origin: 'added', reason: 'HTTP/1.1 asks for it.' }],
    options: { ...base.options, connectTimeout: 700 },
  };
}
