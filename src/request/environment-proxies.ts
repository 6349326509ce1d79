import { type ProxyServer, type ProxySettings, readProxyUrl } from './proxy-server.ts';

/** The proxies of the process environment, as curl reads it; `why` of a variable that is no proxy, as a sentence. */
export function environmentProxies(
  environment: (name: string) => string | null,
): ProxySettings | { readonly why: string } {
  const found = (...names: readonly string[]): ProxyServer | { readonly why: string } | null => {
    const name = names.find((one) => (environment(one) ?? '') !== '');
    if (name === undefined) return null;
    const proxy = readProxyUrl(environment(name) ?? '', name);
    return 'why' in proxy ? { why: `${name} ${proxy.why}.` } : proxy;
  };
  // A web server hands the field `Proxy` of a request to its programs as HTTP_PROXY (CVE-2016-5385).
  const upper = environment('REQUEST_METHOD') === null ? ['HTTP_PROXY'] : [];
  const http = found('http_proxy', ...upper, 'all_proxy', 'ALL_PROXY');
  const https = found('https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY');
  for (const one of [http, https]) if (one !== null && 'why' in one) return one;
  return {
    http: http as ProxyServer | null,
    https: https as ProxyServer | null,
    except: splitExceptions(environment('no_proxy') ?? environment('NO_PROXY') ?? ''),
    includesLoopback: false,
  };
}

/** Members of a NO_PROXY list, separated by commas or blanks. */
export function splitExceptions(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((one) => one !== '');
}
