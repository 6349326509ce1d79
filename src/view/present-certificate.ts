import type { Connection, Exchange, Failure, Timings, TlsSession } from '../exchange/exchange.ts';
import type { Inspection } from '../exchange/inspect-tls.ts';
import type { Opened } from '../exchange/opened.ts';
import type { Finding } from '../findings/finding.ts';
import type { Mask } from '../request/mask.ts';
import { authorityOf, inspectedAuthority, spokenAuthority } from './authority.ts';
import { certificateActions } from './certificate-actions.ts';
import { addressFacts, certificateFacts } from './certificate-facts.ts';
import { certificateNodes } from './certificate-nodes.ts';
import type { CertificateView } from './certificate-view.ts';
import { failureExplanation } from './failure-explanation.ts';
import { handshakeSteps, untilServer } from './handshake-steps.ts';
import { maskedFindings } from './masked-exchange.ts';
import { recordSections } from './record-sections.ts';
import { type Judged, verdict } from './verdict.ts';
import { visitOf } from './visit-of.ts';
import { whoRows } from './who-rows.ts';
import { wireRows } from './wire-rows.ts';

/** Who answered the last call of an exchange. */
export function presentCertificate(exchange: Exchange, findings: readonly Finding[], now: number): CertificateView {
  const { calls } = exchange;
  const call = calls.at(-1);
  if (call === undefined) throw new Error('An exchange has at least one call.');
  const { sent, connection, failure, timings } = call;
  return present({
    scheme: sent.url.startsWith('https:') ? 'https' : 'http',
    authority: authorityOf(sent.url),
    connection,
    failure,
    timings,
    findings,
    request: sent.head === null ? 'not-sent' : 'sent',
    isWritten: calls.length === 1,
    now,
  });
}

/** Who answered a handshake that was made without a request. */
export function presentInspection(inspection: Inspection, findings: readonly Finding[], now: number): CertificateView {
  const { host, port, connection, failure, timings } = inspection;
  const authority = inspectedAuthority(host, port);
  const made = { scheme: 'https', request: 'none', isWritten: false } as const;
  return present({ ...made, authority, connection, failure, timings, findings, now });
}

/** Who is about to answer, with no secret in it: what is known before the answer is there. */
export function presentOpened(opened: Opened, findings: readonly Finding[], mask: Mask, now: number): CertificateView {
  const { url, connection, timings } = opened;
  return present({
    scheme: url.startsWith('https:') ? 'https' : 'http',
    authority: authorityOf(mask(url)),
    connection,
    failure: null,
    timings,
    findings: maskedFindings(findings, mask),
    request: 'sent',
    isWritten: false,
    now,
  });
}

interface Answered {
  readonly scheme: 'http' | 'https';
  readonly authority: string;
  readonly connection: Connection | null;
  readonly failure: Failure | null;
  readonly timings: Timings;
  readonly findings: readonly Finding[];
  readonly request: Judged['request'];
  /** The call is that of a written request, as it is written. */
  readonly isWritten: boolean;
  readonly now: number;
}

function present(answered: Answered): CertificateView {
  const { scheme, authority, connection, failure, timings, findings, now } = answered;
  const session = connection?.tls ?? null;
  const isAdvised = findings.some(({ severity, advice }) => severity === 'error' && advice.length > 0);
  const judged = verdict({ ...answered, name: spokenAuthority(scheme, authority) });
  return {
    authority,
    scheme,
    verdict: judged,
    who: whoRows(connection, failure, now),
    facts:
      connection === null
        ? []
        : scheme === 'http'
          ? addressFacts(connection)
          : certificateFacts(connection, timings, now),
    handshake:
      scheme === 'http'
        ? []
        : handshakeSteps({
            authority,
            connection,
            failure,
            connectTime: untilServer(timings),
            tlsTime: timings.tls,
            now,
          }),
    wire: wireRows(session?.record ?? null, timings.connect ?? 0),
    chain: session === null ? [] : certificateNodes(session, now),
    chainNotes: session === null ? [] : chainNotes(session),
    findings,
    explanation: failure === null || isAdvised ? null : failureExplanation(failure),
    actions: certificateActions(answered),
    record: recordSections(session?.record ?? null),
    visit:
      session === null || (session.protocol === null && session.chain.length === 0)
        ? null
        : visitOf(authority, session, judged, now),
  };
}

function chainNotes({ chain, path }: TlsSession): readonly string[] {
  const notes: string[] = [];
  const sent = chain.map((one) => one.fingerprint256);
  const built = path.map((one) => one.fingerprint256);
  const onPath = sent.filter((one) => built.includes(one));
  if (path.length > 0 && onPath.length < sent.length)
    notes.push('The server sent certificates that the path does not need.');
  const inOrder = built.filter((one) => sent.includes(one));
  if (onPath.join() !== inOrder.join())
    notes.push(
      'The server sent the chain out of order; TLS 1.2 asks for each certificate to certify the one before it.',
    );
  if (chain.slice(1).some((one) => one.selfSigned))
    notes.push(
      'The server sent the root as well. It does no harm and helps nobody: clients trust their own copy only.',
    );
  return notes;
}
