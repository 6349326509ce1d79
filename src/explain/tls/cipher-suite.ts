import { ianaSuiteName } from './iana-suite-name.ts';

/** What the name of a cipher suite says. */
export interface CipherSuite {
  /** The name in the IANA registry. */
  readonly name: string;
  /** True for the suites of TLS 1.3, which leave key exchange and authentication to other parts of the handshake. */
  readonly tls13: boolean;
  /** `ECDHE`, `DHE`, `RSA`, `PSK` …; null for TLS 1.3. */
  readonly keyExchange: string | null;
  /** `RSA`, `ECDSA`, `DSS`, `PSK`, `anonymous` …; null for TLS 1.3. */
  readonly authentication: string | null;
  /** `AES`, `ChaCha20`, `NULL` … */
  readonly cipher: string;
  /** Length of the key; 0 when nothing is encrypted. */
  readonly keyBits: number;
  /** `GCM`, `CCM`, `CBC`, `Poly1305`, `stream`, `none`. */
  readonly mode: string;
  /** Encrypts and authenticates in one operation. */
  readonly aead: boolean;
  /** `SHA-256` …: for AEAD the hash of the key derivation, else that of the record MAC. */
  readonly hash: string;
  readonly forwardSecrecy: boolean;
  readonly verdict: 'recommended' | 'weak' | 'insecure';
}

/** Key exchange and authentication, by what stands before WITH. */
const exchanges: Readonly<Record<string, readonly [keyExchange: string, authentication: string]>> = {
  RSA: ['RSA', 'RSA'],
  DHE_RSA: ['DHE', 'RSA'],
  DHE_DSS: ['DHE', 'DSS'],
  DH_RSA: ['DH', 'RSA'],
  DH_DSS: ['DH', 'DSS'],
  DH_anon: ['DHE', 'anonymous'],
  ECDHE_ECDSA: ['ECDHE', 'ECDSA'],
  ECDHE_RSA: ['ECDHE', 'RSA'],
  ECDH_ECDSA: ['ECDH', 'ECDSA'],
  ECDH_RSA: ['ECDH', 'RSA'],
  ECDH_anon: ['ECDHE', 'anonymous'],
  PSK: ['PSK', 'PSK'],
  DHE_PSK: ['DHE', 'PSK'],
  PSK_DHE: ['DHE', 'PSK'],
  ECDHE_PSK: ['ECDHE', 'PSK'],
  RSA_PSK: ['RSA', 'PSK'],
  SRP_SHA: ['SRP', 'password'],
  SRP_SHA_RSA: ['SRP', 'RSA'],
  SRP_SHA_DSS: ['SRP', 'DSS'],
  KRB5: ['Kerberos', 'Kerberos'],
  ECCPWD: ['ECCPWD', 'password'],
};

interface Bulk {
  readonly cipher: string;
  readonly keyBits: number;
  readonly mode: string;
}

const oldCiphers: Readonly<Record<string, Bulk>> = {
  CHACHA20_POLY1305: { cipher: 'ChaCha20', keyBits: 256, mode: 'Poly1305' },
  '3DES_EDE_CBC': { cipher: '3DES', keyBits: 168, mode: 'CBC' },
  DES_CBC: { cipher: 'DES', keyBits: 56, mode: 'CBC' },
  DES40_CBC: { cipher: 'DES', keyBits: 40, mode: 'CBC' },
  DES_CBC_40: { cipher: 'DES', keyBits: 40, mode: 'CBC' },
  RC4_128: { cipher: 'RC4', keyBits: 128, mode: 'stream' },
  RC4_56: { cipher: 'RC4', keyBits: 56, mode: 'stream' },
  RC4_40: { cipher: 'RC4', keyBits: 40, mode: 'stream' },
  RC2_CBC_40: { cipher: 'RC2', keyBits: 40, mode: 'CBC' },
  RC2_CBC_56: { cipher: 'RC2', keyBits: 56, mode: 'CBC' },
  IDEA_CBC: { cipher: 'IDEA', keyBits: 128, mode: 'CBC' },
  SEED_CBC: { cipher: 'SEED', keyBits: 128, mode: 'CBC' },
  SM4_GCM: { cipher: 'SM4', keyBits: 128, mode: 'GCM' },
  SM4_CCM: { cipher: 'SM4', keyBits: 128, mode: 'CCM' },
  AEGIS_128L: { cipher: 'AEGIS', keyBits: 128, mode: 'AEAD' },
  AEGIS_256: { cipher: 'AEGIS', keyBits: 256, mode: 'AEAD' },
  NULL: { cipher: 'NULL', keyBits: 0, mode: 'none' },
};

const hashes: Readonly<Record<string, string>> = {
  MD5: 'MD5',
  SHA: 'SHA-1',
  SHA256: 'SHA-256',
  SHA384: 'SHA-384',
  SHA512: 'SHA-512',
  SM3: 'SM3',
  NULL: 'none',
};

/** Reads a name of the registry, or one of OpenSSL such as `ECDHE-RSA-AES128-GCM-SHA256`. Null when it is neither. */
export function parseCipherSuite(text: string): CipherSuite | null {
  const name = ianaSuiteName(text);
  const match = name === null ? null : /^(?:TLS|SSL)_(?:(.+)_WITH_)?(.+)$/.exec(name);
  if (name === null || match === null) {
    return null;
  }
  const [, before, after = ''] = match;
  const bulk = readBulk(after);
  if (bulk === null) {
    return null;
  }
  const aead = ['GCM', 'CCM', 'CCM with a short tag', 'Poly1305', 'AEAD'].includes(bulk.mode);
  if (before === undefined) {
    // Without WITH it is a suite of TLS 1.3, and those are AEADs of 128 bits or more.
    if (!aead || !name.startsWith('TLS_')) {
      return null;
    }
    return {
      name,
      tls13: true,
      keyExchange: null,
      authentication: null,
      ...bulk,
      aead,
      forwardSecrecy: true,
      verdict: bulk.mode === 'CCM with a short tag' ? 'weak' : 'recommended',
    };
  }
  const exportGrade = /_EXPORT(?:1024)?$/.test(before);
  const exchange = exchanges[before.replace(/_EXPORT(?:1024)?$/, '')];
  if (exchange === undefined) {
    return null;
  }
  const [keyExchange, authentication] = exchange;
  const forwardSecrecy = ['ECDHE', 'DHE', 'SRP', 'ECCPWD'].includes(keyExchange);
  const insecure =
    exportGrade ||
    authentication === 'anonymous' ||
    bulk.keyBits < 112 ||
    ['RC4', '3DES'].includes(bulk.cipher) ||
    bulk.hash === 'MD5';
  const sound =
    aead && bulk.mode !== 'CCM with a short tag' && ['ECDHE', 'DHE'].includes(keyExchange) && authentication !== 'DSS';
  return {
    name,
    tls13: false,
    keyExchange,
    authentication,
    ...bulk,
    aead,
    forwardSecrecy,
    verdict: insecure ? 'insecure' : sound ? 'recommended' : 'weak',
  };
}

function readBulk(text: string): (Bulk & { readonly hash: string }) | null {
  const block = /^(AES|ARIA|CAMELLIA)_(128|192|256)_(CBC|GCM|CCM_8|CCM)(?:_([A-Z0-9]+))?$/.exec(text);
  if (block !== null) {
    const [, cipher = '', bits, mode = '', hash] = block;
    // The CCM suites of TLS 1.2 leave the hash out of their names: it is SHA-256 (RFC 6655 section 3).
    const known = hash === undefined ? (mode.startsWith('CCM') ? 'SHA-256' : undefined) : hashes[hash];
    if (known === undefined) {
      return null;
    }
    return {
      cipher: cipher === 'CAMELLIA' ? 'Camellia' : cipher,
      keyBits: Number(bits),
      mode: mode === 'CCM_8' ? 'CCM with a short tag' : mode,
      hash: known,
    };
  }
  const end = text.lastIndexOf('_');
  const bulk = oldCiphers[text.slice(0, end)];
  const hash = hashes[text.slice(end + 1)];
  return bulk === undefined || hash === undefined ? null : { ...bulk, hash };
}
