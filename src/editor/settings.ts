import * as vscode from 'vscode';
import type { RequestOptions } from '../request/resolved-request.ts';
import { type Settings, settingDefaults } from './setting-defaults.ts';

export const settingsSection = 'portside';

export function readSettings(scope: vscode.Uri | null): Settings {
  const configuration = vscode.workspace.getConfiguration(settingsSection, scope);
  const read = <Name extends keyof Settings>(name: Name): Settings[Name] =>
    configuration.get<Settings[Name]>(name) ?? settingDefaults[name];
  return {
    certificateAuthorities: read('certificateAuthorities'),
    clientCertificates: read('clientCertificates'),
    useSystemCertificates: read('useSystemCertificates'),
    'tls.record': read('tls.record'),
    http2: read('http2'),
    followRedirects: read('followRedirects'),
    maxRedirects: read('maxRedirects'),
    timeout: read('timeout'),
    connectTimeout: read('connectTimeout'),
    bodyLimit: read('bodyLimit'),
    autoRunDependencies: read('autoRunDependencies'),
    dialect: read('dialect'),
    portabilityHints: read('portabilityHints'),
    responseColumn: read('responseColumn'),
    certificateLens: read('certificateLens'),
    'inlayHints.scheme': read('inlayHints.scheme'),
    'inlayHints.address': read('inlayHints.address'),
    'inlayHints.unit': read('inlayHints.unit'),
  };
}

/** One of them alone, for what asks at every keystroke. */
export function readSetting<Name extends keyof Settings>(scope: vscode.Uri | null, name: Name): Settings[Name] {
  return vscode.workspace.getConfiguration(settingsSection, scope).get<Settings[Name]>(name) ?? settingDefaults[name];
}

/** The options that a person's settings decide: those of other extensions do not change them. */
export function decidedOptions(scope: vscode.Uri | null): ReadonlySet<keyof RequestOptions> {
  const configuration = vscode.workspace.getConfiguration(settingsSection, scope);
  const names = ['followRedirects', 'maxRedirects', 'timeout', 'connectTimeout'] as const;
  return new Set(
    names.filter((name) => {
      const value = configuration.inspect(name);
      return [value?.workspaceFolderValue, value?.workspaceValue, value?.globalValue].some((one) => one !== undefined);
    }),
  );
}

export function requestOptions(settings: Settings): RequestOptions {
  return {
    followRedirects: settings.followRedirects,
    maxRedirects: settings.maxRedirects,
    timeout: settings.timeout === 0 ? null : settings.timeout,
    connectTimeout: settings.connectTimeout === 0 ? null : settings.connectTimeout,
    verifyCertificate: true,
    offersHttp2: settings.http2,
    bodyLimit: settings.bodyLimit * 1024 * 1024,
  };
}
