import type { TlsSession } from '../exchange.ts';

/** What became of a server's wish to know who we are. */
export interface CertificateWish {
  /** `null`: not known. */
  readonly asked: boolean | null;
  /** The subject of the certificate that it got; `null` when it got none. */
  readonly sent: string | null;
}

export function wishOf(
  session: Pick<TlsSession, 'clientCertificateRequested' | 'ownCertificate' | 'record'> | null,
): CertificateWish {
  const asked = session?.clientCertificateRequested ?? null;
  if (asked !== true) return { asked, sent: null };
  const own = session?.ownCertificate ?? null;
  const told = session?.record?.clientCertificate ?? 'not-known';
  const ownName = own === null ? null : (own.certificate?.subject.text ?? own.source);
  // The library sends what it has to whoever asks.
  if (told === 'not-known') return { asked, sent: ownName };
  if (told === null || told.count === 0) return { asked, sent: null };
  return { asked, sent: told.subject ?? ownName ?? 'without a name' };
}
