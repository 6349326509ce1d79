import { cipherSuites } from '../../tls/cipher-suites.ts';
import type { HelloOffer } from '../../tls/write-client-hello.ts';

export const tls13 = 0x0304;
export const tls12 = 0x0303;
/** TLS 1.3 down to SSL 3.0. */
export const allVersions = [tls13, tls12, 0x0302, 0x0301, 0x0300] as const;

/** TLS_FALLBACK_SCSV (RFC 7507). */
export const fallbackSignal = 0x5600;

export const tls13Suites: readonly number[] = numbersOf((name) => !name.includes('_WITH_'));

/** Before TLS 1.3, in two lists: servers and middleboxes have been seen that give up on hellos with more than 128 suites. */
export const usualSuites: readonly number[] = numbersOf((name) => name.includes('_WITH_') && !isUnusual(name));
export const unusualSuites: readonly number[] = numbersOf((name) => name.includes('_WITH_') && isUnusual(name));

function numbersOf(isWanted: (name: string) => boolean): readonly number[] {
  return Object.entries(cipherSuites)
    .filter(([, name]) => isWanted(name))
    .map(([number]) => Number(number));
}

function isUnusual(name: string): boolean {
  return /_DSS_|CAMELLIA|ARIA|SEED|IDEA|_CCM|^TLS_ECDH_|_anon_|EXPORT1024/.test(name);
}

/** In the order in which servers are likely to have them. Hybrids first, which exist in TLS 1.3 only, as do the finite fields by name. */
export const tls13Groups = [
  4588, 29, 23, 24, 25, 30, 4587, 4589, 25497, 512, 513, 514, 256, 257, 258, 259, 260, 31, 32, 33,
] as const;
export const olderGroups = [29, 23, 24, 25, 30, 26, 27, 28, 22, 21, 19] as const;

/** An offer of everything at that version. */
export function wholeOffer(version: number, serverName: string | null): HelloOffer {
  return {
    version,
    suites: version === tls13 ? tls13Suites : usualSuites,
    groups: version === 0x0300 ? [] : version === tls13 ? tls13Groups : olderGroups,
    keyShares: [],
    serverName,
    alpn: [],
    tickets: true,
    compression: false,
  };
}
