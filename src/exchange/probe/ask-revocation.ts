import type { Certificate } from '../../certificate/certificate.ts';
import { pemToDer } from '../../certificate/pem-to-der.ts';
import type { GivenList } from '../../certificate/revocation/check-lists.ts';
import { type ListReading, type OcspReading, withoutList } from '../../certificate/revocation/revocation.ts';
import { stapleProof } from '../../certificate/revocation/revocation-faults.ts';
import type { Connections } from '../connections.ts';
import type { TlsSession } from '../exchange.ts';
import { fetchPlainly } from './fetch-plainly.ts';

/** What the issuers themselves say of the certificates of a path when they are asked. */
export interface AskedRevocation {
  readonly kind: 'revocation';
  /** One per certificate below the anchor. */
  readonly readings: readonly ListReading[];
  /** What the server itself stapled, where that proves something. */
  readonly stapled: readonly StapledProof[];
  /** What was asked, in order, and what came. */
  readonly questions: readonly RevocationQuestion[];
}

export interface StapledProof extends Pick<ListReading, 'position' | 'revokedAt' | 'reason'> {
  readonly status: 'good' | 'revoked';
}

export interface RevocationQuestion {
  /** Position of the certificate in the path, 0 for the server's own. */
  readonly position: number;
  readonly method: 'ocsp' | 'crl';
  readonly url: string;
  /** Of OCSP, where an answer came. */
  readonly ocsp: OcspReading | null;
  /** Bytes of the answer; `null`: none came. */
  readonly size: number | null;
  /** In a few words; `null`: an answer came. */
  readonly failure: string | null;
}

const largestResponse = 64 * 1024;
/** The longest lists of public authorities are some tens of megabytes. */
const largestList = 64 * 1024 * 1024;

/**
 * Asks by OCSP for each certificate of the path but the anchor, and where that gives no proof by the revocation list. Both go to addresses in the
 * certificates over plain HTTP, and tell the authority which site is visited; answers count with the issuer's signature only.
 */
export async function askRevocation(
  session: TlsSession,
  connections: Connections,
  signal: AbortSignal | null,
  now: number,
): Promise<AskedRevocation> {
  const questions: RevocationQuestion[] = [];
  const readings: ListReading[] = [];
  for (const [position, certificate] of session.path.slice(0, -1).entries()) {
    const issuer = session.path[position + 1];
    if (issuer === undefined || signal?.aborted) break;
    const byOcsp = await askByOcsp(certificate, issuer, position, connections, signal, now, questions);
    readings.push(byOcsp ?? (await askByList(certificate, issuer, position, connections, signal, questions)));
  }
  return { kind: 'revocation', readings, stapled: stapledProofs(session, now), questions };
}

function stapledProofs({ staple, issuerStaples }: TlsSession, now: number): readonly StapledProof[] {
  const all = [...(staple === null ? [] : [{ position: 0, reading: staple }]), ...issuerStaples];
  return all.flatMap(({ position, reading }): readonly StapledProof[] => {
    const status = stapleProof(reading, now);
    if (status !== 'good' && status !== 'revoked') return [];
    return [{ position, status, revokedAt: reading.answer?.revokedAt ?? null, reason: reading.answer?.reason ?? null }];
  });
}

/** `null`: no proof, one way or the other. */
async function askByOcsp(
  certificate: Certificate,
  issuer: Certificate,
  position: number,
  connections: Connections,
  signal: AbortSignal | null,
  now: number,
  questions: RevocationQuestion[],
): Promise<ListReading | null> {
  const url = certificate.ocspUrls.find((candidate) => candidate.startsWith('http:'));
  if (url === undefined) return null;
  const { ocspRequest } = await import('../../certificate/revocation/ocsp-request.ts');
  const { readOcspResponse } = await import('../../certificate/revocation/read-ocsp-response.ts');
  const body = ocspRequest(certificate, issuer);
  if (body === null) return null;
  const contentType = 'application/ocsp-request';
  const answer = await fetchPlainly(
    { url, method: 'POST', contentType, body, limit: largestResponse },
    connections,
    signal,
  );
  const question = { position, method: 'ocsp', url } as const;
  if (answer.status !== 200 || answer.body === null) {
    const failure = answer.failure ?? `the answer was ${answer.status}`;
    questions.push({ ...question, ocsp: null, size: null, failure });
    return null;
  }
  const ocsp = readOcspResponse(answer.body, certificate, issuer, now);
  questions.push({ ...question, ocsp, size: answer.body.length, failure: null });
  const proof = stapleProof(ocsp, now);
  if (ocsp.answer === null || (proof !== 'good' && proof !== 'revoked')) return null;
  const { thisUpdate, nextUpdate, revokedAt, reason } = ocsp.answer;
  return { position, status: proof, list: url, thisUpdate, nextUpdate, revokedAt, reason };
}

async function askByList(
  certificate: Certificate,
  issuer: Certificate,
  position: number,
  connections: Connections,
  signal: AbortSignal | null,
  questions: RevocationQuestion[],
): Promise<ListReading> {
  const { checkLists } = await import('../../certificate/revocation/check-lists.ts');
  const lists: GivenList[] = [];
  const url = certificate.crlUrls.find((candidate) => candidate.startsWith('http:'));
  if (url !== undefined) {
    const answer = await fetchPlainly(
      { url, method: 'GET', contentType: null, body: null, limit: largestList },
      connections,
      signal,
    );
    const failure = answer.failure ?? (answer.status === 200 ? null : `the answer was ${answer.status}`);
    questions.push({ position, method: 'crl', url, ocsp: null, size: answer.body?.length ?? null, failure });
    if (failure === null && answer.body !== null) {
      const blocks = pemToDer(
        Buffer.from(answer.body.subarray(0, 64)).toString('latin1').includes('-----BEGIN')
          ? Buffer.from(answer.body).toString('latin1')
          : '',
        'CRL',
      );
      lists.push(...(blocks.length > 0 ? blocks : [answer.body]).map((der) => ({ name: url, der })));
    }
  }
  const [reading] = checkLists([certificate, issuer], lists);
  return { ...(reading ?? withoutList), position };
}
