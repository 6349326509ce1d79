import { cipherSuites } from './cipher-suites.ts';

/** Numbers of TLS and their names in the IANA registry "Transport Layer Security (TLS) Parameters". */

const versions: Readonly<Record<number, string>> = {
  768: 'SSLv3',
  769: 'TLSv1',
  770: 'TLSv1.1',
  771: 'TLSv1.2',
  772: 'TLSv1.3',
};

export function versionName(version: number): string {
  return versions[version] ?? unnamed(version);
}

interface Group {
  readonly name: string;
  /** Size of the key; `null` for hybrids, which have two. */
  readonly bits: number | null;
}

/** Curves by the names of NIST, as people know them. */
const groups: Readonly<Record<number, Group>> = {
  19: { name: 'P-192', bits: 192 },
  21: { name: 'P-224', bits: 224 },
  22: { name: 'secp256k1', bits: 256 },
  23: { name: 'P-256', bits: 256 },
  24: { name: 'P-384', bits: 384 },
  25: { name: 'P-521', bits: 521 },
  26: { name: 'brainpoolP256r1', bits: 256 },
  27: { name: 'brainpoolP384r1', bits: 384 },
  28: { name: 'brainpoolP512r1', bits: 512 },
  29: { name: 'X25519', bits: 253 },
  30: { name: 'X448', bits: 448 },
  31: { name: 'brainpoolP256r1tls13', bits: 256 },
  32: { name: 'brainpoolP384r1tls13', bits: 384 },
  33: { name: 'brainpoolP512r1tls13', bits: 512 },
  41: { name: 'curveSM2', bits: 256 },
  256: { name: 'ffdhe2048', bits: 2048 },
  257: { name: 'ffdhe3072', bits: 3072 },
  258: { name: 'ffdhe4096', bits: 4096 },
  259: { name: 'ffdhe6144', bits: 6144 },
  260: { name: 'ffdhe8192', bits: 8192 },
  512: { name: 'MLKEM512', bits: null },
  513: { name: 'MLKEM768', bits: null },
  514: { name: 'MLKEM1024', bits: null },
  4587: { name: 'SecP256r1MLKEM768', bits: null },
  4588: { name: 'X25519MLKEM768', bits: null },
  4589: { name: 'SecP384r1MLKEM1024', bits: null },
  25497: { name: 'X25519Kyber768Draft00', bits: null },
};

export function groupName(group: number): string {
  return groups[group]?.name ?? unnamed(group);
}

export function groupOf(group: number): Group {
  return groups[group] ?? { name: unnamed(group), bits: null };
}

const signatureSchemes: Readonly<Record<number, string>> = {
  257: 'rsa_pkcs1_md5',
  513: 'rsa_pkcs1_sha1',
  514: 'dsa_sha1',
  515: 'ecdsa_sha1',
  769: 'rsa_pkcs1_sha224',
  771: 'ecdsa_sha224',
  770: 'dsa_sha224',
  1025: 'rsa_pkcs1_sha256',
  1026: 'dsa_sha256',
  1027: 'ecdsa_secp256r1_sha256',
  1281: 'rsa_pkcs1_sha384',
  1282: 'dsa_sha384',
  1283: 'ecdsa_secp384r1_sha384',
  1537: 'rsa_pkcs1_sha512',
  1538: 'dsa_sha512',
  1539: 'ecdsa_secp521r1_sha512',
  1800: 'sm2sig_sm3',
  2052: 'rsa_pss_rsae_sha256',
  2053: 'rsa_pss_rsae_sha384',
  2054: 'rsa_pss_rsae_sha512',
  2055: 'ed25519',
  2056: 'ed448',
  2057: 'rsa_pss_pss_sha256',
  2058: 'rsa_pss_pss_sha384',
  2059: 'rsa_pss_pss_sha512',
  2074: 'ecdsa_brainpoolP256r1tls13_sha256',
  2075: 'ecdsa_brainpoolP384r1tls13_sha384',
  2076: 'ecdsa_brainpoolP512r1tls13_sha512',
  2308: 'mldsa44',
  2309: 'mldsa65',
  2310: 'mldsa87',
};

export function signatureSchemeName(scheme: number): string {
  return signatureSchemes[scheme] ?? unnamed(scheme);
}

/** Alerts (RFC 8446 section 6), those of older versions included. */
const alerts: Readonly<Record<number, string>> = {
  0: 'close_notify',
  10: 'unexpected_message',
  20: 'bad_record_mac',
  21: 'decryption_failed',
  22: 'record_overflow',
  30: 'decompression_failure',
  40: 'handshake_failure',
  41: 'no_certificate',
  42: 'bad_certificate',
  43: 'unsupported_certificate',
  44: 'certificate_revoked',
  45: 'certificate_expired',
  46: 'certificate_unknown',
  47: 'illegal_parameter',
  48: 'unknown_ca',
  49: 'access_denied',
  50: 'decode_error',
  51: 'decrypt_error',
  60: 'export_restriction',
  70: 'protocol_version',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  90: 'user_canceled',
  100: 'no_renegotiation',
  109: 'missing_extension',
  110: 'unsupported_extension',
  111: 'certificate_unobtainable',
  112: 'unrecognized_name',
  113: 'bad_certificate_status_response',
  114: 'bad_certificate_hash_value',
  115: 'unknown_psk_identity',
  116: 'certificate_required',
  120: 'no_application_protocol',
  117: 'general_error',
  121: 'ech_required',
};

export function alertName(alert: number): string {
  return alerts[alert] ?? `alert ${alert}`;
}

export function cipherSuiteName(suite: number): string {
  return cipherSuites[suite] ?? unnamed(suite);
}

/** Extensions of both hellos (IANA "TLS ExtensionType Values"). */
const extensions: Readonly<Record<number, string>> = {
  0: 'server_name',
  1: 'max_fragment_length',
  5: 'status_request',
  10: 'supported_groups',
  11: 'ec_point_formats',
  13: 'signature_algorithms',
  14: 'use_srtp',
  15: 'heartbeat',
  16: 'application_layer_protocol_negotiation',
  17: 'status_request_v2',
  18: 'signed_certificate_timestamp',
  19: 'client_certificate_type',
  20: 'server_certificate_type',
  21: 'padding',
  22: 'encrypt_then_mac',
  23: 'extended_master_secret',
  27: 'compress_certificate',
  28: 'record_size_limit',
  34: 'delegated_credential',
  35: 'session_ticket',
  41: 'pre_shared_key',
  42: 'early_data',
  43: 'supported_versions',
  44: 'cookie',
  45: 'psk_key_exchange_modes',
  47: 'certificate_authorities',
  48: 'oid_filters',
  49: 'post_handshake_auth',
  50: 'signature_algorithms_cert',
  51: 'key_share',
  57: 'quic_transport_parameters',
  13172: 'next_protocol_negotiation',
  17513: 'application_settings (old)',
  17613: 'application_settings',
  64768: 'ech_outer_extensions',
  65037: 'encrypted_client_hello',
  65281: 'renegotiation_info',
};

export function extensionName(extension: number): string {
  return extensions[extension] ?? unnamed(extension);
}

/** Kinds of client certificates (RFC 5246 section 7.4.4, RFC 8422 section 5.5). */
const certificateTypes: Readonly<Record<number, string>> = {
  1: 'rsa_sign',
  2: 'dss_sign',
  3: 'rsa_fixed_dh',
  4: 'dss_fixed_dh',
  64: 'ecdsa_sign',
  65: 'rsa_fixed_ecdh',
  66: 'ecdsa_fixed_ecdh',
};

export function certificateTypeName(type: number): string {
  return certificateTypes[type] ?? String(type);
}

/** Handshake messages by the names of RFC 8446 section 4 and RFC 5246 section 7.4. */
const messages: Readonly<Record<number, string>> = {
  0: 'HelloRequest',
  1: 'ClientHello',
  2: 'ServerHello',
  4: 'NewSessionTicket',
  5: 'EndOfEarlyData',
  8: 'EncryptedExtensions',
  11: 'Certificate',
  12: 'ServerKeyExchange',
  13: 'CertificateRequest',
  14: 'ServerHelloDone',
  15: 'CertificateVerify',
  16: 'ClientKeyExchange',
  20: 'Finished',
  22: 'CertificateStatus',
  24: 'KeyUpdate',
  25: 'CompressedCertificate',
};

export function messageName(type: number): string {
  return messages[type] ?? `message ${type}`;
}

/** Values that mean nothing and are sent so that servers keep ignoring what they do not know (RFC 8701 section 2). */
export function isGrease(value: number): boolean {
  return (value & 0x0f0f) === 0x0a0a && value >> 8 === (value & 0xff);
}

function unnamed(value: number): string {
  return isGrease(value) ? `GREASE ${hexadecimal(value)}` : hexadecimal(value);
}

function hexadecimal(value: number): string {
  return `0x${value.toString(16).padStart(4, '0')}`;
}
