import type { Profile } from '../language/profile.ts';

/** Every setting with its type, named once; a test compares the names and defaults with `package.json`. */
export interface Settings {
  /** Files with certificates (PEM) to trust besides the usual ones; relative to the workspace folder. */
  readonly certificateAuthorities: readonly string[];
  /** By host or `host:port`: cert, key, pfx, passphraseSecret, passphraseEnv. */
  readonly clientCertificates: Readonly<Record<string, unknown>>;
  readonly useSystemCertificates: boolean;
  /** Handshakes are read along. */
  readonly 'tls.record': boolean;
  /** HTTP/2 is offered beside HTTP/1.1. */
  readonly http2: boolean;
  readonly followRedirects: boolean;
  readonly maxRedirects: number;
  /** Milliseconds; 0 is no limit. */
  readonly timeout: number;
  /** Milliseconds; 0 is no limit. */
  readonly connectTimeout: number;
  /** Mebibytes. */
  readonly bodyLimit: number;
  /** Requests that a placeholder refers to are sent first without asking. */
  readonly autoRunDependencies: boolean;
  /** By which tool's rules request files are read, unless they say so themselves. */
  readonly dialect: Profile;
  /** Says where other tools would send different bytes. */
  readonly portabilityHints: boolean;
  readonly responseColumn: 'beside' | 'active';
  /** The verdict on who answered is shown above a request. */
  readonly certificateLens: boolean;
  /** The scheme of a target without one is shown before it. */
  readonly 'inlayHints.scheme': boolean;
  /** The address that a target with placeholders comes to is shown behind it. */
  readonly 'inlayHints.address': boolean;
  /** The unit of a bare `@timeout` is shown behind it. */
  readonly 'inlayHints.unit': boolean;
}

export const settingDefaults: Settings = {
  certificateAuthorities: [],
  clientCertificates: {},
  useSystemCertificates: true,
  'tls.record': true,
  http2: false,
  followRedirects: true,
  maxRedirects: 20,
  timeout: 300_000,
  connectTimeout: 15_000,
  bodyLimit: 100,
  autoRunDependencies: false,
  dialect: 'auto',
  portabilityHints: true,
  responseColumn: 'beside',
  certificateLens: true,
  'inlayHints.scheme': true,
  'inlayHints.address': true,
  'inlayHints.unit': true,
};
