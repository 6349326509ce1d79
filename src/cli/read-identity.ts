import { resolve as absolute } from 'node:path';
import { openIdentity } from '../exchange/tls/client-identity.ts';
import type { ClientCertificate } from '../request/client-certificate.ts';
import { readClientCertificate } from '../request/read-client-certificate.ts';
import { diskSurroundings } from '../run/disk-surroundings.ts';
import { UsageError } from './usage-error.ts';

/** Options that name a client certificate, the same for every command that connects. */
export const identityOptions = {
  cert: { type: 'string' },
  key: { type: 'string' },
  'passphrase-env': { type: 'string' },
} as const;

export interface IdentityValues {
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly 'passphrase-env'?: string | undefined;
}

/**
 * The certificate of `--cert`, for every server; empty without one. Refuses files that are missing, do not fit together or do not open
 * with the passphrase.
 */
export async function readIdentity(values: IdentityValues): Promise<readonly ClientCertificate[]> {
  const { cert, key, 'passphrase-env': variable } = values;
  if (cert === undefined) {
    const lonely = key === undefined ? (variable === undefined ? null : 'passphrase-env') : 'key';
    if (lonely !== null) throw new UsageError('bad-usage', `--${lonely} goes with --cert FILE.`);
    return [];
  }
  const { readFile, processEnvironment } = diskSurroundings(false);
  const passphrase = variable === undefined ? null : processEnvironment(variable);
  if (variable !== undefined && passphrase === null)
    throw new UsageError('client-certificate-unusable', `--passphrase-env: the variable ${variable} is not set.`);
  const given = await readClientCertificate(
    {
      hosts: '*',
      source: `--cert ${cert}`,
      certificate: absolute(cert),
      key: key === undefined ? null : absolute(key),
      pkcs12: null,
      passphrase,
    },
    readFile,
  );
  const opened = openIdentity(given);
  if ('why' in opened)
    throw new UsageError('client-certificate-unusable', `--cert ${cert} cannot be used: ${opened.why}.`);
  return [given];
}
