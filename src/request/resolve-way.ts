import { describeDirective } from '../language/directives.ts';
import type { Range } from '../language/document.ts';
import { type ClientCertificate, certificateFor } from './client-certificate.ts';
import { clientCertificatesOf } from './client-certificate-settings.ts';
import type { SendingSettings } from './environment/sending-settings.ts';
import type { WrittenIdentity } from './identity-field.ts';
import { type ProxyServer, type ProxySettings, proxySecrets, readProxyUrl } from './proxy-server.ts';
import type { RequestOptions } from './resolved-request.ts';
import { complain, type Resolving } from './resolving.ts';
import type { Scope } from './scope.ts';
import { settingsThatCount } from './settings-options.ts';

/** The server that is asked. */
interface Server {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
}

/** What the request, the run and the settings of other tools say of the way to the server, and of who we are there. */
export async function resolveWay(
  resolving: Resolving,
  scope: Scope,
  options: RequestOptions,
  server: Server,
  identity: WrittenIdentity | null,
): Promise<RequestOptions> {
  const settings = settingsThatCount(resolving);
  const proxy = await proxyFor(resolving, scope, options, server, settings);
  const certificate = await identityFor(resolving, options, server, identity, settings);
  if (server.scheme === 'https' && !options.verifyCertificate) tellUnchecked(resolving, settings);
  for (const { unread, source } of settings)
    if (unread.length > 0)
      complain(
        resolving,
        'setting-not-followed',
        'information',
        resolving.block.request.lineRange,
        `Of the settings in ${source}, Portside does not follow ${unread.join(', ')}.`,
      );
  return {
    ...options,
    ...(proxy === null ? {} : { proxy }),
    ...(certificate === null ? {} : { clientCertificate: certificate }),
  };
}

/** `# @proxy URL`, else the strongest settings that name one or say that the server is asked directly; `null`: as the session has it. */
async function proxyFor(
  resolving: Resolving,
  scope: Scope,
  options: RequestOptions,
  server: Server,
  settings: readonly SendingSettings[],
): Promise<ProxySettings | 'none' | null> {
  if (options.proxy !== undefined) return options.proxy;
  const { block } = resolving;
  const written = block.directives.findLast(({ name }) => describeDirective(name.text)?.name === 'proxy');
  if (written && resolving.document.profile !== 'draft-2026') {
    const { name, value, range } = written;
    if (!value)
      return unusable(resolving, range, `@${name.text} takes an address: @${name.text} http://proxy.example:3128.`);
    const piece = { text: value.text, offset: value.range.start, range: value.range };
    const address = await scope.substitute(piece, block.request.range.start);
    return address === null ? null : through(resolving, value.range, address, `@${name.text}`, []);
  }
  if (resolving.decided.has('proxy')) return null;
  const naming = settings.find(({ proxy }) => proxy !== null);
  if (naming?.proxy != null)
    return through(
      resolving,
      block.request.lineRange,
      naming.proxy,
      `The setting proxy in ${naming.source}`,
      naming.directHosts,
    );
  return settings.some(({ directHosts }) => directHosts.some((one) => names(one, server))) ? 'none' : null;
}

function through(
  resolving: Resolving,
  range: Range,
  address: string,
  source: string,
  except: readonly string[],
): ProxySettings | null {
  const proxy: ProxyServer | { readonly why: string } = readProxyUrl(address, source);
  if ('why' in proxy) return unusable(resolving, range, `${source} ${proxy.why}.`);
  for (const secret of proxySecrets(proxy)) resolving.secrets.add(secret);
  return { http: proxy, https: proxy, except, includesLoopback: true };
}

function unusable(resolving: Resolving, range: Range, message: string): null {
  complain(resolving, 'proxy-unusable', 'error', range, message);
  return null;
}

/** REST Client’s `excludeHostsForProxy`: a host, with its port or not. */
function names(written: string, { host, port }: Server): boolean {
  const wanted = written.toLowerCase();
  return wanted === host || wanted === `${host}:${port}`;
}

/** A field of the request, else the settings; `null`: as the session has it. */
async function identityFor(
  resolving: Resolving,
  { clientCertificate }: RequestOptions,
  { scheme, host, port }: Server,
  identity: WrittenIdentity | null,
  settings: readonly SendingSettings[],
): Promise<ClientCertificate | null> {
  if (scheme === 'http' || clientCertificate !== undefined) return null;
  if (identity !== null) return read(resolving, { '*': identity }, 'the field of the request', null, '*', port);
  if (resolving.decided.has('clientCertificate')) return null;
  for (const { certificates, source, folder } of settings) {
    const found = await read(resolving, certificates, source, folder, host, port);
    if (found) return found;
  }
  return null;
}

/** Paths begin in the folder of the settings; what is not there is looked for beside the request file and in the project's folder. */
async function read(
  { surroundings, folder: beside, file }: Resolving,
  certificates: Readonly<Record<string, unknown>>,
  source: string,
  folder: string | null,
  host: string,
  port: number,
): Promise<ClientCertificate | null> {
  const project = file === null ? null : await surroundings.projectFolder(file);
  const folders = [folder, beside, project].filter((one) => one !== null);
  const found = await clientCertificatesOf(certificates, source, true, {
    ...surroundings,
    resolvePath: (path) => path,
    async readFile(path) {
      for (const one of folders) {
        const octets = await surroundings.readFile(surroundings.resolvePath(one, path));
        if (octets !== null) return octets;
      }
      return null;
    },
  });
  return certificateFor(found, host, port);
}

function tellUnchecked(resolving: Resolving, settings: readonly SendingSettings[]): void {
  const { block } = resolving;
  if (resolving.decided.has('verifyCertificate')) return;
  if (block.directives.some(({ name }) => describeDirective(name.text)?.name === 'no-reject-unauthorized')) return;
  const off = settings.find(({ options }) => options.verifyCertificate === false);
  if (off)
    complain(
      resolving,
      'certificate-not-checked',
      'warning',
      block.request.lineRange,
      `The certificate of the server is not checked: ${off.source} switches that off. Whoever answers can read what is sent.`,
    );
}
