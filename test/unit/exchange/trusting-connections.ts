import { type Connections, openConnections, type TrustSettings } from '../../../src/exchange/connections.ts';

const known = new Map<string, Connections>();

/**
 * Connections of their own that share with all others of this process which trust the same whom these trust, and what was read of
 * certificates: to make that takes longer than most tests.
 */
export function trustingConnections(settings: TrustSettings): Connections {
  const { useSystemCertificates, extraCertificates } = settings;
  const key = JSON.stringify([useSystemCertificates, extraCertificates]);
  const shared = known.get(key) ?? openConnections({ useSystemCertificates, extraCertificates, lookup: null });
  known.set(key, shared);
  const { trust, certificateReader, prepare } = shared;
  return { ...openConnections(settings), trust, certificateReader, prepare };
}
