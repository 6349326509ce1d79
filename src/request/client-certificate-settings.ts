import type { ClientCertificate } from './client-certificate.ts';
import { readClientCertificate } from './read-client-certificate.ts';

/** What reading needs of the outside world. */
export interface CertificateSurroundings {
  readonly readFile: (path: string) => Promise<Uint8Array | null>;
  /** A path as written, made absolute. */
  readonly resolvePath: (path: string) => string;
  readonly processEnvironment: (name: string) => string | null;
  /** A secret that is kept; never asks. */
  readonly secret: (name: string) => Promise<string | null>;
}

/**
 * The certificates of a setting `{ "host[:port]": { cert, key, pfx, … } }`, in its order. `setting` is its name, for people. A passphrase
 * stands in `passphraseSecret` (a secret that is kept) or `passphraseEnv` (a variable of the process environment); in the clear only where
 * `takesClearPassphrase`, as other tools have it. What is no object is left out.
 */
export async function clientCertificatesOf(
  value: unknown,
  setting: string,
  takesClearPassphrase: boolean,
  surroundings: CertificateSurroundings,
): Promise<readonly ClientCertificate[]> {
  if (!isObject(value)) return [];
  const entries = Object.entries(value).filter((entry): entry is [string, Entry] => isObject(entry[1]));
  return Promise.all(
    entries.map(async ([hosts, entry]): Promise<ClientCertificate> => {
      const source = `${setting}, “${hosts}”`;
      const passphrase = await passphraseOf(entry, takesClearPassphrase, surroundings);
      if (typeof passphrase === 'object' && passphrase !== null)
        return { hosts, source, material: { kind: 'unusable', why: passphrase.why } };
      const path = (name: string): string | null => {
        const written = textOf(entry, name);
        return written === null ? null : surroundings.resolvePath(written);
      };
      return readClientCertificate(
        { hosts, source, certificate: path('cert'), key: path('key'), pkcs12: path('pfx'), passphrase },
        surroundings.readFile,
      );
    }),
  );
}

type Entry = Readonly<Record<string, unknown>>;

async function passphraseOf(
  entry: Entry,
  takesClearPassphrase: boolean,
  { secret, processEnvironment }: CertificateSurroundings,
): Promise<string | null | { readonly why: string }> {
  const clear = textOf(entry, 'passphrase');
  if (clear !== null && takesClearPassphrase) return clear;
  if (clear !== null)
    return {
      why: 'settings are no place for a passphrase; keep it with “Portside: Set Secret” and name it in passphraseSecret',
    };
  const name = textOf(entry, 'passphraseSecret');
  if (name !== null)
    return (await secret(name)) ?? { why: `the secret ${name} is not kept yet; “Portside: Set Secret” keeps it` };
  const variable = textOf(entry, 'passphraseEnv');
  if (variable === null) return null;
  return processEnvironment(variable) ?? { why: `the variable ${variable} of the process environment is not set` };
}

function textOf(entry: Entry, name: string): string | null {
  const value = entry[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function isObject(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
