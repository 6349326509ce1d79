import { type ProxyServer, proxyAuthorization, proxySecrets } from '../../request/proxy-server.ts';
import type { RequestField, ResolvedRequest } from '../../request/resolved-request.ts';
import { valuesOf } from '../head.ts';

/**
 * A plain HTTP request as it goes to a proxy: with the whole address on its request line (RFC 9112 section 3.2.2), and the credentials for the
 * proxy. A request that has such a field itself keeps it.
 */
export function forProxy(request: ResolvedRequest, proxy: ProxyServer): ResolvedRequest {
  const authorization = proxyAuthorization(proxy);
  const isKnown = authorization === null || valuesOf(request.fields, 'proxy-authorization').length > 0;
  const field: RequestField | null = isKnown
    ? null
    : {
        name: 'Proxy-Authorization',
        value: authorization,
        origin: 'added',
        reason: `Tells the proxy of ${proxy.source} who you are.`,
      };
  return {
    ...request,
    target: absoluteTarget(request),
    fields: field === null ? request.fields : [...request.fields, field],
  };
}

function absoluteTarget({ target, method, url }: ResolvedRequest): string {
  if (method === 'CONNECT') return target;
  const { host } = new URL(url);
  if (target === '*') return `http://${host}`;
  return target.startsWith('/') ? `http://${host}${target}` : target;
}

/** The request whose secrets are also those of the proxies that it may go through. */
export function withProxySecrets(request: ResolvedRequest, proxies: readonly (ProxyServer | null)[]): ResolvedRequest {
  const secrets = proxies.flatMap((proxy) => (proxy === null ? [] : proxySecrets(proxy)));
  return secrets.length === 0 ? request : { ...request, secrets: [...new Set([...request.secrets, ...secrets])] };
}
