import type { Profile } from '../../language/profile.ts';
import type { RequestOptions } from '../resolved-request.ts';

/** What the settings of a tool say of how requests are sent. */
export interface SendingSettings {
  readonly tool: Extract<Profile, 'rest-client' | 'jetbrains' | 'httpyac'>;
  /** Where they stand, for people: `SSLConfiguration of dev in /a/http-client.private.env.json`. */
  readonly source: string;
  /** The folder in which relative paths begin; `null` for the editor's own settings. */
  readonly folder: string | null;
  /** What they decide, and nothing else. */
  readonly options: Partial<Pick<RequestOptions, 'followRedirects' | 'timeout' | 'verifyCertificate'>>;
  /** Address of the proxy as written; `null` where none is named. */
  readonly proxy: string | null;
  /** Servers that are asked without a proxy. */
  readonly directHosts: readonly string[];
  /** By host, in the form of the setting `portside.clientCertificates`. */
  readonly certificates: Readonly<Record<string, unknown>>;
  /** Names of settings that would change what is sent and are not followed. */
  readonly unread: readonly string[];
}

type Values = Readonly<Record<string, unknown>>;

/** JetBrains’ `SSLConfiguration` of an environment; `null` where it says nothing. */
export function jetBrainsSending(
  environment: string,
  value: unknown,
  path: string,
  folder: string,
): SendingSettings | null {
  if (!isObject(value)) return null;
  const certificate = fileOf(value['clientCertificate']);
  const key = fileOf(value['clientCertificateKey']);
  const isBundle = certificate?.format === 'P12' || certificate?.format === 'PKCS12';
  const entry = certificate && {
    [isBundle ? 'pfx' : 'cert']: certificate.path,
    ...(key ? { key: key.path } : {}),
    ...(value['hasCertificatePassphrase'] === true ? { passphraseSecret: passphraseName(environment) } : {}),
  };
  return {
    ...nothing,
    tool: 'jetbrains',
    source: `SSLConfiguration of ${environment} in ${path}`,
    folder,
    options: value['verifyHostCertificate'] === false ? { verifyCertificate: false } : {},
    certificates: entry ? { '*': entry } : {},
  };
}

/** The secret that opens the key of an environment’s client certificate: JetBrains keeps it in the IDE. */
function passphraseName(environment: string): string {
  return `${environment}-certificate-passphrase`;
}

/** httpYac’s configuration, as JSON has it. `value` holds its settings. */
export function httpyacSending(value: unknown, path: string, folder: string): SendingSettings | null {
  if (!isObject(value)) return null;
  const request = objectIn(value, 'request');
  const rejects = [objectIn(request, 'https')['rejectUnauthorized'], request['rejectUnauthorized']];
  return sayingSomething({
    ...nothing,
    tool: 'httpyac',
    source: path,
    folder,
    options: {
      ...redirectsOf(request['followRedirect']),
      ...timeoutOf(request['timeout']),
      ...(rejects.includes(false) ? { verifyCertificate: false } : {}),
    },
    proxy: textOf(value['proxy']),
    directHosts: textsOf(value['proxyExcludeList']),
    certificates: objectIn(value, 'clientCertificates'),
    unread: [
      ...['requestBodyInjectVariablesExtensions', 'useRegionScopedVariables'].filter((name) => isSaid(value[name])),
      ...Object.keys(request)
        .filter((name) => !['https', 'followRedirect', 'rejectUnauthorized', 'timeout', 'http2'].includes(name))
        .map((name) => `request.${name}`),
    ],
  });
}

/** REST Client’s settings in VS Code; `read` gives one by its name without `rest-client.`. */
export function restClientSending(
  read: (name: string) => unknown,
  source: string,
  folder: string | null,
): SendingSettings | null {
  const strategy = read('formParamEncodingStrategy');
  return sayingSomething({
    ...nothing,
    tool: 'rest-client',
    source,
    folder,
    options: { ...redirectsOf(read('followredirect')), ...timeoutOf(read('timeoutinmilliseconds')) },
    directHosts: textsOf(read('excludeHostsForProxy')),
    // The editor reads them with those of the whole window.
    certificates: folder === null ? {} : objectIn({ certificates: read('certificates') }, 'certificates'),
    unread: strategy === 'always' || strategy === 'never' ? ['rest-client.formParamEncodingStrategy'] : [],
  });
}

const nothing = { options: {}, proxy: null, directHosts: [], certificates: {}, unread: [] } as const;

/** `null` for settings that decide nothing. */
function sayingSomething(settings: SendingSettings): SendingSettings | null {
  const { options, proxy, directHosts, certificates, unread } = settings;
  const isEmpty =
    proxy === null && [options, directHosts, certificates, unread].every((one) => Object.keys(one).length === 0);
  return isEmpty ? null : settings;
}

function redirectsOf(value: unknown): Partial<Pick<RequestOptions, 'followRedirects'>> {
  return typeof value === 'boolean' ? { followRedirects: value } : {};
}

/** Milliseconds; 0 is no limit. got takes `{ "request": 1000 }` too. */
function timeoutOf(value: unknown): Partial<Pick<RequestOptions, 'timeout'>> {
  const written = isObject(value) ? value['request'] : value;
  if (typeof written !== 'number' || !Number.isFinite(written) || written < 0) return {};
  return { timeout: written === 0 ? null : written };
}

/** `"cert.pem"`, or `{ "path": "cert.p12", "format": "P12" }`. */
function fileOf(value: unknown): { readonly path: string; readonly format: string | null } | null {
  const path = textOf(isObject(value) ? value['path'] : value);
  return path === null
    ? null
    : { path, format: isObject(value) ? (textOf(value['format'])?.toUpperCase() ?? null) : null };
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && !(Array.isArray(value) && value.length === 0);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function objectIn(value: Values, name: string): Values {
  const inner = value[name];
  return isObject(inner) ? inner : {};
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
