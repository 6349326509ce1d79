import { BlockList, isIP } from 'node:net';
import type { ProxyServer, ProxySettings } from '../../request/proxy-server.ts';
import { isLoopbackName } from '../loopback-name.ts';

/** The proxy through which a server is asked; `null`: directly. */
export function chooseProxy(
  settings: ProxySettings | null,
  scheme: 'http' | 'https',
  host: string,
  port: number,
): ProxyServer | null {
  const proxy = settings?.[scheme] ?? null;
  if (settings === null || proxy === null) return null;
  if (!settings.includesLoopback && isLoopback(host)) return null;
  return settings.except.some((entry) => isExcepted(entry, host, port)) ? null : proxy;
}

/** This machine: a proxy would look for it on its own. */
function isLoopback(host: string): boolean {
  return isLoopbackName(host) || /^127\.\d+\.\d+\.\d+$/.test(host) || host === '::1';
}

/** One member of NO_PROXY: `*`, `example.org` with all below it, `.example.org`, `*.example.org`, an address, a range; each with a port or not. */
function isExcepted(entry: string, host: string, port: number): boolean {
  if (entry === '*') return true;
  const [, address, range] = /^\[?([\da-f.:]+)\]?\/(\d{1,3})$/i.exec(entry) ?? [];
  if (address !== undefined) return isWithin(host, address, Number(range));
  const bracketed = /^\[([^\]]*)\](?::(\d+))?$/.exec(entry);
  const plain = isIP(entry) === 6 ? [entry, entry, undefined] : /^([^:]*)(?::(\d+))?$/.exec(entry);
  const [, name = '', wantedPort] = bracketed ?? plain ?? [];
  if (wantedPort !== undefined && Number(wantedPort) !== port) return false;
  const wanted = name
    .toLowerCase()
    .replace(/^\*?\./, '')
    .replace(/\.$/, '');
  const asked = host.toLowerCase().replace(/\.$/, '');
  return wanted !== '' && (asked === wanted || (isIP(asked) === 0 && asked.endsWith(`.${wanted}`)));
}

function isWithin(host: string, address: string, bits: number): boolean {
  const family = isIP(address);
  if (family === 0 || isIP(host) !== family || bits > (family === 4 ? 32 : 128)) return false;
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(address, bits, kind);
  return list.check(host, kind);
}
