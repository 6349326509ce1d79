import { isAbsolute, join } from 'node:path';
import * as vscode from 'vscode';
import type { ClientCertificate } from '../request/client-certificate.ts';
import { type CertificateSurroundings, clientCertificatesOf } from '../request/client-certificate-settings.ts';
import { environmentProxies } from '../request/environment-proxies.ts';
import { noProxies, type ProxySettings, readProxyUrl } from '../request/proxy-server.ts';
import type { Surroundings } from '../request/surroundings.ts';
import type { WorkerTrust } from '../worker/messages.ts';
import type { Secrets } from './secrets.ts';
import { readSettings, settingsSection } from './settings.ts';

/** What the files hold that the settings name. */
export interface TrustFiles
  extends Required<Pick<WorkerTrust, 'extraCertificates' | 'clientCertificates' | 'proxies'>> {
  /** Every file could be used. */
  readonly isComplete: boolean;
}

/**
 * A file that is not there (yet) is said in the log and left out: a server whose certificate needs it is then refused,
 * which is the safe side.
 */
export async function readTrust(
  log: vscode.LogOutputChannel,
  { readFile, resolvePath, processEnvironment }: Surroundings,
  secrets: Secrets,
): Promise<TrustFiles> {
  const settings = readSettings(null);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? null;
  const extraCertificates: { name: string; pem: string }[] = [];
  for (const name of settings.certificateAuthorities) {
    const path = isAbsolute(name) || folder === null ? name : join(folder, name);
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.file(path));
      extraCertificates.push({ name, pem: new TextDecoder().decode(bytes) });
    } catch {
      log.warn(`The certificate authority file ${path} (setting portside.certificateAuthorities) cannot be read.`);
    }
  }
  const clientCertificates = await readClientCertificates({
    readFile,
    resolvePath: (path) => resolvePath(folder ?? '', path),
    processEnvironment,
    secret: secrets.kept,
  });
  for (const { source, material } of clientCertificates)
    if (material.kind === 'unusable') log.warn(`The client certificate of ${source} cannot be used: ${material.why}.`);
  return {
    extraCertificates,
    clientCertificates,
    proxies: editorProxies(processEnvironment, log),
    isComplete:
      extraCertificates.length === settings.certificateAuthorities.length &&
      clientCertificates.every(({ material }) => material.kind !== 'unusable'),
  };
}

/** Other extensions' settings of the same form; they hold passphrases in the clear. */
const otherSettings = [
  ['rest-client', 'certificates'],
  ['httpyac', 'clientCertificates'],
] as const;

/** Our own before those of other extensions. */
async function readClientCertificates(surroundings: CertificateSurroundings): Promise<readonly ClientCertificate[]> {
  const own = await clientCertificatesOf(
    readSettings(null).clientCertificates,
    `${settingsSection}.clientCertificates`,
    false,
    surroundings,
  );
  const others = await Promise.all(
    otherSettings.map(([section, name]) =>
      clientCertificatesOf(settingOf(section, name), `${section}.${name}`, true, surroundings),
    ),
  );
  return [...own, ...others.flat()];
}

/** In a workspace that is not trusted, only what the user says: VS Code restricts our settings there, not those of others. */
function settingOf(section: string, name: string): unknown {
  const configuration = vscode.workspace.getConfiguration(section);
  return vscode.workspace.isTrusted ? configuration.get(name) : configuration.inspect(name)?.globalValue;
}

/**
 * As VS Code itself goes: by the setting `http.proxy`, else by the environment, and directly where `http.proxySupport` is off. A non-empty
 * `http.noProxy` stands in the place of NO_PROXY.
 */
function editorProxies(
  processEnvironment: Surroundings['processEnvironment'],
  log: vscode.LogOutputChannel,
): ProxySettings {
  const http = vscode.workspace.getConfiguration('http');
  if (http.get<string>('proxySupport') === 'off') return noProxies;
  const excepted = http.get<readonly string[]>('noProxy') ?? [];
  const byEnvironment = environmentProxies(processEnvironment);
  if ('why' in byEnvironment) log.warn(byEnvironment.why);
  const { except } = 'why' in byEnvironment ? noProxies : byEnvironment;
  const written = http.get<string>('proxy') ?? '';
  if (written === '') {
    if ('why' in byEnvironment) return noProxies;
    return excepted.length === 0 ? byEnvironment : { ...byEnvironment, except: excepted };
  }
  const proxy = readProxyUrl(written, 'the setting http.proxy');
  if ('why' in proxy) {
    log.warn(`The setting http.proxy ${proxy.why}. Servers are asked directly.`);
    return noProxies;
  }
  return { http: proxy, https: proxy, except: excepted.length === 0 ? except : excepted, includesLoopback: false };
}
