import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { certificateToPem } from '../../certificate/certificate-to-pem.ts';
import type { ClientCertificate, ClientMaterial } from '../../request/client-certificate.ts';

/** A client certificate that was tried and can be used. Holds the key: it stays within this room. */
export interface ClientIdentity {
  readonly source: string;
  /** Tells it from every other one; no secret can be read from it. */
  readonly id: string;
  /** DER of the certificate; `null` where the library does not tell it (PKCS #12 with BoringSSL). */
  readonly certificate: Uint8Array | null;
  readonly contextOptions: Pick<SecureContextOptions, 'cert' | 'key' | 'pfx' | 'passphrase'>;
}

/** Why a client certificate cannot be used, as the end of a sentence: `the passphrase of its key is wrong`. */
export interface IdentityTrouble {
  readonly source: string;
  readonly why: string;
}

export function openIdentity({ source, material }: ClientCertificate): ClientIdentity | IdentityTrouble {
  switch (material.kind) {
    case 'unusable':
      return { source, why: material.why };
    case 'pair':
      return openPair(source, material);
    case 'pkcs12':
      return openBundle(source, material);
  }
}

function openPair(
  source: string,
  { certificate, key, passphrase }: Extract<ClientMaterial, { kind: 'pair' }>,
): ClientIdentity | IdentityTrouble {
  const own = readOwn(certificate);
  if (own === null) return { source, why: 'its certificate cannot be read; it has to be PEM or DER' };
  const privateKey = readKey(key, passphrase);
  if ('why' in privateKey) return { source, why: privateKey.why };
  if (!own.checkPrivateKey(privateKey.key)) return { source, why: 'the key does not belong to the certificate' };
  const chain = isPem(certificate) ? latin1(certificate) : certificateToPem(own.raw);
  const contextOptions = { cert: chain, key: privateKey.key.export({ type: 'pkcs8', format: 'pem' }).toString() };
  return tried({ source, id: idOf([certificate, key]), certificate: own.raw, contextOptions });
}

function openBundle(
  source: string,
  { bundle, passphrase }: Extract<ClientMaterial, { kind: 'pkcs12' }>,
): ClientIdentity | IdentityTrouble {
  const contextOptions = { pfx: Buffer.from(bundle), passphrase: passphrase ?? '' };
  try {
    const made = createSecureContext(contextOptions);
    const id = idOf([bundle]);
    return { source, id, certificate: certificateIn(made), contextOptions };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_CRYPTO_UNSUPPORTED_OPERATION')
      return {
        source,
        why: 'the PKCS #12 file is encrypted with an algorithm that is out of use (RC2 or the like); export it anew, as openssl 3 does: openssl pkcs12 -export without -legacy',
      };
    return {
      source,
      why: `the PKCS #12 file ${passphrase === null ? 'needs a passphrase' : 'does not open with this passphrase'}, or is damaged`,
    };
  }
}

/** The library has the last word: it may take less than we can read. */
function tried(identity: ClientIdentity): ClientIdentity | IdentityTrouble {
  try {
    createSecureContext(identity.contextOptions);
    return identity;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { source: identity.source, why: `the TLS library does not take it (${code ?? message})` };
  }
}

/** Told by no documented interface. */
function certificateIn(context: ReturnType<typeof createSecureContext>): Uint8Array | null {
  const { context: handle } = context as { context?: { getCertificate?: () => Buffer | null } };
  try {
    return handle?.getCertificate?.() ?? null;
  } catch {
    return null;
  }
}

function readOwn(octets: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(octets);
  } catch {
    return null;
  }
}

function readKey(
  octets: Uint8Array,
  passphrase: string | null,
): { readonly key: KeyObject } | { readonly why: string } {
  const options = passphrase === null ? {} : { passphrase };
  if (!isPem(octets)) {
    for (const type of ['pkcs8', 'pkcs1', 'sec1'] as const) {
      try {
        return { key: createPrivateKey({ key: Buffer.from(octets), format: 'der', type, ...options }) };
      } catch {
        // One of the others, then.
      }
    }
    return { why: 'its key cannot be read; it has to be PEM or DER' };
  }
  const isEncrypted = /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(latin1(octets));
  if (isEncrypted && passphrase === null) return { why: 'its key is encrypted, and no passphrase was given' };
  try {
    return { key: createPrivateKey({ key: Buffer.from(octets), ...options }) };
  } catch {
    return {
      why: isEncrypted ? 'the passphrase of its key is wrong' : 'there is no private key that can be read in its file',
    };
  }
}

function isPem(octets: Uint8Array): boolean {
  return latin1(octets).includes('-----BEGIN ');
}

function latin1(octets: Uint8Array): string {
  return Buffer.from(octets).toString('latin1');
}

function idOf(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(String(part.length)).update(' ').update(part);
  return hash.digest('base64');
}
