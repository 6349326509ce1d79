import { basicCredentials } from './basic-credentials.ts';

/** A proxy that requests go through. Plain data that can be posted to a worker. */
export interface ProxyServer {
  /** How it is spoken to itself. */
  readonly scheme: 'http' | 'https';
  /** Without brackets. */
  readonly host: string;
  readonly port: number;
  readonly credentials: { readonly user: string; readonly password: string } | null;
  /** Where it was named, for people, like `HTTPS_PROXY`. Holds no secret. */
  readonly source: string;
}

/** Which proxy is for what. */
export interface ProxySettings {
  /** For plain HTTP; `null`: none. */
  readonly http: ProxyServer | null;
  readonly https: ProxyServer | null;
  /** Servers that are asked directly, as NO_PROXY writes them. */
  readonly except: readonly string[];
  /** Servers on this machine too are asked through it; nobody means that but who names a proxy for this very run. */
  readonly includesLoopback: boolean;
}

/** Every server is asked directly. */
export const noProxies: ProxySettings = { http: null, https: null, except: [], includesLoopback: false };

/** `http://user:password@host:port`, `host:port`; or the end of a sentence on why that is no proxy. The port is that of the scheme unless written. */
export function readProxyUrl(text: string, source: string): ProxyServer | { readonly why: string } {
  const written = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  let url: URL;
  try {
    url = new URL(written);
  } catch {
    return { why: 'is no address of a proxy; write it like http://proxy.example:3128' };
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { why: `names a proxy of the kind ${url.protocol.slice(0, -1)}; only http and https are spoken` };
  if (url.hostname === '') return { why: 'names no host' };
  const scheme = url.protocol === 'https:' ? 'https' : 'http';
  const hasCredentials = url.username !== '' || url.password !== '';
  return {
    scheme,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (scheme === 'https' ? 443 : 80) : Number(url.port),
    credentials: hasCredentials ? { user: decoded(url.username), password: decoded(url.password) } : null,
    source,
  };
}

/** The value of a `Proxy-Authorization` field (RFC 7617); `null` without credentials. */
export function proxyAuthorization({ credentials }: ProxyServer): string | null {
  return credentials && basicCredentials(credentials.user, credentials.password);
}

/** What of a proxy must not be shown. */
export function proxySecrets(proxy: ProxyServer): readonly string[] {
  const authorization = proxyAuthorization(proxy);
  if (authorization === null || proxy.credentials === null) return [];
  return [authorization, authorization.slice('Basic '.length), proxy.credentials.password].filter((one) => one !== '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
