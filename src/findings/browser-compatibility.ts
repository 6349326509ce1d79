import { matchesHost } from '../certificate/matches-host.ts';
import type { TlsSession } from '../exchange/exchange.ts';
import { leafOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { isRegistry } from './is-registry.ts';
import { sources } from './sources.ts';

/** What was agreed on works here and not everywhere: in browsers, or in desktop VS Code, whose TLS library is BoringSSL. */
export const browserCompatibility: SessionCheck = (session) => {
  const oddities = [
    keyOddity(session),
    issuerOddity(session),
    exchangeOddity(session),
    suiteOddity(session),
    nameOddity(session),
  ].filter((one) => one !== null);
  return oddities.map(({ what, who, advice = usualAdvice }) => ({
    id: 'browser-compatibility',
    severity: 'notice',
    title: `Not every client takes ${what}`,
    detail: `${who} OpenSSL, with which Node.js works in a terminal, does; so the same server may answer here and not there.`,
    advice: [advice],
    citations: advice === usualAdvice ? sources('rfc8446#9.1', 'rfc9325#4.2') : sources('rfc9525#6.3', 'rfc9525#7.1'),
  }));
};

const usualAdvice =
  'For clients of all kinds, use a key of ECDSA with P-256 or RSA with 2048 bits, TLS 1.3 and X25519.';

interface Oddity {
  readonly what: string;
  /** A sentence. */
  readonly who: string;
  /** The usual one unless said. */
  readonly advice?: string;
}

const noBrowser = 'Browsers refuse the handshake (in Chrome ERR_SSL_VERSION_OR_CIPHER_MISMATCH).';
const neither = 'Neither browsers nor desktop VS Code do: the handshake fails there.';

function keyOddity(session: TlsSession): Oddity | null {
  const key = leafOf(session)?.publicKey;
  switch (key?.type) {
    case 'Ed25519':
      return { what: 'certificates with an Ed25519 key', who: noBrowser };
    case 'Ed448':
      return { what: 'certificates with an Ed448 key', who: neither };
    case 'ML-DSA-44':
    case 'ML-DSA-65':
    case 'ML-DSA-87':
      return {
        what: `certificates with an ${key.type} key`,
        who: 'Few clients know this post-quantum signature yet; desktop VS Code does not.',
      };
    case 'EC':
      if (key.curve === null || key.curve === 'P-256' || key.curve === 'P-384') return null;
      return {
        what: `certificates with a key on the curve ${key.curve}`,
        who: key.curve === 'P-521' ? noBrowser : neither,
      };
    default:
      return null;
  }
}

/** Signatures of authorities with P-521 are known everywhere, unlike those that a server makes. */
function issuerOddity({ path }: TlsSession): Oddity | null {
  const curves = path.slice(1).map(({ publicKey }) => (publicKey.type === 'EC' ? publicKey.curve : null));
  const curve = curves.find((one) => one !== null && !/^P-(?:256|384|521)$/.test(one));
  return curve ? { what: `authorities with a key on the curve ${curve}`, who: neither } : null;
}

function exchangeOddity({ keyExchange }: TlsSession): Oddity | null {
  const name = keyExchange?.name ?? '';
  return /^(?:X448|P-521|SecP\d+r1MLKEM\d+|ffdhe\d+)$/i.test(name)
    ? { what: `the key exchange ${name}`, who: neither }
    : null;
}

function suiteOddity({ cipher }: TlsSession): Oddity | null {
  return /_DHE_|_CCM|_ARIA_|_CAMELLIA_/.test(cipher ?? '')
    ? { what: `the cipher suite ${cipher}`, who: neither }
    : null;
}

/** Chromium lets a wildcard stand for names of one owner only. */
function nameOddity(session: TlsSession): Oddity | null {
  const leaf = leafOf(session);
  const matched = leaf === null ? null : matchesHost(leaf, session.checkedName).matched;
  const registry = matched?.startsWith('*.') ? matched.slice(2).replace(/\.$/, '').toLowerCase() : '';
  return isRegistry(registry)
    ? {
        what: `a wildcard over all of ${registry}`,
        who: `Chrome and Edge refuse the name (ERR_CERT_COMMON_NAME_INVALID), since everybody may register names below ${registry}.`,
        advice: 'Have the certificate issued for the names themselves, or for a wildcard one label lower.',
      }
    : null;
}
