import type { ConnectTo } from '../exchange/connect-to.ts';
import { environmentProxies } from '../request/environment-proxies.ts';
import { noProxies, type ProxySettings, readProxyUrl } from '../request/proxy-server.ts';
import { diskSurroundings } from '../run/disk-surroundings.ts';
import { UsageError } from './usage-error.ts';

/** Options on the way to servers, the same for every command that connects. */
export const wayOptions = {
  proxy: { type: 'string' },
  'connect-to': { type: 'string', multiple: true },
} as const;

export interface WayValues {
  readonly proxy?: string | undefined;
  readonly 'connect-to'?: readonly string[] | undefined;
}

/** What `--proxy` and `--connect-to` say, and without `--proxy` the process environment. */
export function readWay(values: WayValues): {
  readonly proxies: ProxySettings;
  readonly connectTo: readonly ConnectTo[];
} {
  return { proxies: proxiesOf(values.proxy), connectTo: (values['connect-to'] ?? []).map(readConnectTo) };
}

function proxiesOf(option: string | undefined): ProxySettings {
  if (option === undefined) {
    const found = environmentProxies(diskSurroundings(false).processEnvironment);
    if ('why' in found) throw new UsageError('bad-usage', found.why);
    return found;
  }
  if (option === '') return noProxies;
  const proxy = readProxyUrl(option, '--proxy');
  if ('why' in proxy) throw new UsageError('bad-usage', `--proxy ${proxy.why}.`);
  return { http: proxy, https: proxy, except: [], includesLoopback: true };
}

function readConnectTo(text: string): ConnectTo {
  const match = /^(\[[^\]]*\]|[^:]*):(\d*):(\[[^\]]*\]|[^:]*):(\d*)$/.exec(text);
  const ports = [match?.[2] ?? '', match?.[4] ?? ''].map((digits) => (digits === '' ? null : Number(digits)));
  if (match === null || ports.some((port) => port !== null && (port < 1 || port > 65_535)))
    throw new UsageError('bad-usage', `--connect-to takes HOST1:PORT1:HOST2:PORT2, not "${text}".`);
  const host = (name: string | undefined): string | null => name?.replace(/^\[|\]$/g, '') || null;
  return { host: host(match[1]), port: ports[0] ?? null, toHost: host(match[3]), toPort: ports[1] ?? null };
}
