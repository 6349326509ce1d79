/** What stands before the cipher in the names of OpenSSL; the longest first. Nothing at all means RSA. */
const prefixes: readonly (readonly [openssl: string, iana: string])[] = [
  ['ECDHE-ECDSA-', 'ECDHE_ECDSA'],
  ['ECDHE-RSA-', 'ECDHE_RSA'],
  ['ECDHE-PSK-', 'ECDHE_PSK'],
  ['ECDHE-', 'ECDHE_RSA'],
  ['ECDH-ECDSA-', 'ECDH_ECDSA'],
  ['ECDH-RSA-', 'ECDH_RSA'],
  ['DHE-RSA-', 'DHE_RSA'],
  ['DHE-DSS-', 'DHE_DSS'],
  ['DHE-PSK-', 'DHE_PSK'],
  ['EDH-RSA-', 'DHE_RSA'],
  ['EDH-DSS-', 'DHE_DSS'],
  ['AECDH-', 'ECDH_anon'],
  ['ADH-', 'DH_anon'],
  ['RSA-PSK-', 'RSA_PSK'],
  ['PSK-', 'PSK'],
  ['SRP-RSA-', 'SRP_SHA_RSA'],
  ['SRP-DSS-', 'SRP_SHA_DSS'],
  ['SRP-', 'SRP_SHA'],
  ['', 'RSA'],
];

/** Ciphers of OpenSSL whose names follow no rule. */
const irregular: Readonly<Record<string, string>> = {
  'CHACHA20-POLY1305': 'CHACHA20_POLY1305_SHA256',
  'DES-CBC3-SHA': '3DES_EDE_CBC_SHA',
  '3DES-EDE-CBC-SHA': '3DES_EDE_CBC_SHA',
  'DES-CBC-SHA': 'DES_CBC_SHA',
  'RC4-SHA': 'RC4_128_SHA',
  'RC4-MD5': 'RC4_128_MD5',
  'IDEA-CBC-SHA': 'IDEA_CBC_SHA',
  'SEED-SHA': 'SEED_CBC_SHA',
  'NULL-MD5': 'NULL_MD5',
  'NULL-SHA': 'NULL_SHA',
  'NULL-SHA256': 'NULL_SHA256',
  'NULL-SHA384': 'NULL_SHA384',
};

/** The name in the registry for a name of either kind; null for what cannot be the name of a cipher suite. */
export function ianaSuiteName(text: string): string | null {
  if (/^(?:TLS|SSL)_[A-Za-z0-9_]+$/.test(text)) {
    return text;
  }
  if (!/^[A-Z0-9-]+$/.test(text)) {
    return null;
  }
  const [openssl = '', exchange = ''] = prefixes.find(([prefix]) => text.startsWith(prefix)) ?? [];
  const cipher = ianaCipher(text.slice(openssl.length));
  // The registry has this one pair the other way round (RFC 6655 section 3).
  const order = exchange === 'DHE_PSK' && cipher?.endsWith('CCM_8') === true ? 'PSK_DHE' : exchange;
  return cipher === null ? null : `TLS_${order}_WITH_${cipher}`;
}

/** `AES128-GCM-SHA256`, `AES256-CCM8`, `AES128-SHA`, `AES-256-CBC-SHA`, `AES128-CBC-SHA256`. */
function ianaCipher(text: string): string | null {
  const odd = irregular[text];
  if (odd !== undefined) {
    return odd;
  }
  const match = /^(AES|ARIA|CAMELLIA)-?(128|256)(?:-(GCM|CCM8|CCM|CBC))?(?:-(SHA(?:256|384)?))?$/.exec(text);
  if (match === null) {
    return null;
  }
  const [, cipher, bits, mode = 'CBC', hash] = match;
  return `${cipher}_${bits}_${mode === 'CCM8' ? 'CCM_8' : mode}${hash === undefined ? '' : `_${hash}`}`;
}
