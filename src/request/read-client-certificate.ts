import type { ClientCertificate, ClientMaterial } from './client-certificate.ts';

/** A client certificate as settings and options name it. */
export interface WrittenClientCertificate {
  readonly hosts: string;
  readonly source: string;
  /** Absolute paths; `null` where none is given. Without `key`, the key lies in `certificate`. */
  readonly certificate: string | null;
  readonly key: string | null;
  readonly pkcs12: string | null;
  /** `null`: it needs none. */
  readonly passphrase: string | null;
}

/** Reads the files. What cannot be read makes a certificate that is unusable, and says why. */
export async function readClientCertificate(
  written: WrittenClientCertificate,
  readFile: (path: string) => Promise<Uint8Array | null>,
): Promise<ClientCertificate> {
  const { hosts, source } = written;
  return { hosts, source, material: await readMaterial(written, readFile) };
}

async function readMaterial(
  { certificate, key, pkcs12, passphrase }: WrittenClientCertificate,
  readFile: (path: string) => Promise<Uint8Array | null>,
): Promise<ClientMaterial> {
  const main = pkcs12 ?? certificate;
  if (main === null)
    return { kind: 'unusable', why: 'it names neither a certificate (cert) nor a PKCS #12 file (pfx)' };
  const octets = await readFile(main);
  if (octets === null) return { kind: 'unusable', why: `${main} cannot be read` };
  if (pkcs12 !== null || (key === null && isPkcs12(octets))) {
    if (!isPkcs12(octets)) return { kind: 'unusable', why: `${main} is no PKCS #12 file` };
    return { kind: 'pkcs12', bundle: octets, passphrase };
  }
  const keyOctets = key === null ? octets : await readFile(key);
  if (keyOctets === null) return { kind: 'unusable', why: `${key} cannot be read` };
  return { kind: 'pair', certificate: octets, key: keyOctets, passphrase };
}

/** DER of a SEQUENCE that begins with the version 3 (RFC 7292 section 4). */
function isPkcs12(octets: Uint8Array): boolean {
  const [tag, length = 0] = octets;
  if (tag !== 0x30) return false;
  const content = length < 0x80 ? 2 : 2 + (length & 0x7f);
  return octets[content] === 0x02 && octets[content + 1] === 0x01 && octets[content + 2] === 0x03;
}
