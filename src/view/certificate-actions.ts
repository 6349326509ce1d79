import type { Certificate } from '../certificate/certificate.ts';
import type { Connection, Failure, TlsSession } from '../exchange/exchange.ts';
import { type ProbeKind, probeSteps } from '../exchange/probe/probe-result.ts';
import { chainEnd } from '../findings/chain-end.ts';
import type { Finding } from '../findings/finding.ts';
import type { CertificateAction } from './certificate-view.ts';
import { certificateName } from './trust-text.ts';
import { visibleText } from './visible-text.ts';

/** What the actions are told from. */
export interface ActionFacts {
  readonly scheme: 'http' | 'https';
  /** `host:port`. */
  readonly authority: string;
  readonly connection: Connection | null;
  readonly failure: Failure | null;
  readonly findings: readonly Finding[];
  /** The call is that of a written request, as it is written: no redirect led to it. */
  readonly isWritten: boolean;
}

/** Findings that are gone when the certificate at which the chain ends is trusted. */
const anchorFindings = new Set(['self-signed', 'unknown-issuer']);

/** Only those that apply, the safest first; switching the check off is always the last. */
export function certificateActions(facts: ActionFacts): readonly CertificateAction[] {
  const { connection, failure, isWritten, findings } = facts;
  const session = connection?.tls ?? null;
  const has = (id: string): boolean => findings.some((finding) => finding.id === id);
  const actions: CertificateAction[] = [];
  if (isWritten && has('plain-http-on-tls-port')) actions.push(useHttp);
  if (isWritten && has('tls-on-plain-port')) actions.push(useHttps);
  for (const kind of wantedProbes(facts, has)) actions.push(probe(kind));
  const authority = session === null ? null : untrustedAuthority(session, findings);
  if (authority !== null) actions.push(trustAuthority(authority));
  if (isScannable(facts) && !has('plain-http-on-tls-port')) actions.push(scan);
  const command = facts.scheme === 'https' && connection !== null ? opensslCommand(facts.authority, session) : null;
  if (command !== null) actions.push(copyOpenssl(command));
  if (isWritten && failure?.code === 'TLS_UNTRUSTED') actions.push(skipCheck);
  return actions;
}

const useHttp: CertificateAction = {
  kind: 'use-http',
  label: 'Try http:// instead',
  hint: 'Writes http:// in the request. It is not sent until you send it, and then everyone on the way can read it.',
  value: '',
};

const useHttps: CertificateAction = {
  kind: 'use-https',
  label: 'Try https:// instead',
  hint: 'Writes https:// in the request. It is not sent until you send it.',
  value: '',
};

const scan: CertificateAction = {
  kind: 'scan',
  label: 'Scan what it accepts',
  hint: 'Finds out which versions, cipher suites and groups the server takes, by about a hundred connections, each broken off after the first answer. The request is not sent along.',
  value: '',
};

const skipCheck: CertificateAction = {
  kind: 'skip-check',
  label: 'Skip the check in this request',
  hint: 'Writes # @no-reject-unauthorized above the request. When you send it, whoever answers gets it, and can read and change it.',
  value: '',
};

/** It speaks TLS, and nothing more urgent stands against it: all is well, or nothing was agreed. */
function isScannable({ scheme, connection, failure }: ActionFacts): boolean {
  if (scheme === 'http' || connection === null) return false;
  if (failure === null) return true;
  return connection.tls?.chain.length === 0 && ['TLS_ALERT', 'TLS_HANDSHAKE_FAILED'].includes(failure.code);
}

/** Questions that lead on from here. */
function wantedProbes(
  { scheme, connection, failure }: ActionFacts,
  has: (id: string) => boolean,
): readonly AskableProbe[] {
  if (scheme === 'http') return [];
  const session = connection?.tls ?? null;
  const chain = session?.chain ?? [];
  const wanted: AskableProbe[] = [];
  if (has('missing-intermediate') && chain.some(({ caIssuerUrls }) => caIssuerUrls.length > 0)) wanted.push('issuer');
  if (has('obsolete-protocol') && chain.length === 0) wanted.push('old-server');
  if (has('wrong-host') && session?.serverName !== null) wanted.push('no-sni');
  if (
    failure !== null &&
    chain.length === 0 &&
    failure.code !== 'CANCELLED' &&
    failure.phase !== 'dns' &&
    !has('obsolete-protocol')
  )
    wanted.push('port');
  const canBeAsked = session?.path.slice(0, -1).some(({ ocspUrls, crlUrls }) => ocspUrls.length + crlUrls.length > 0);
  if (canBeAsked === true && session?.staple?.answer == null && session?.revocationLists.length === 0)
    wanted.push('revocation');
  return wanted;
}

type AskableProbe = Exclude<ProbeKind, 'addresses'>;

const probeLabels: Readonly<Record<AskableProbe, string>> = {
  issuer: 'Show the missing issuer',
  'old-server': 'Read its certificate all the same',
  'no-sni': 'Ask without its name',
  port: 'Try the usual ports',
  revocation: 'Ask whether it is revoked',
};

function probe(kind: AskableProbe): CertificateAction {
  const step = probeSteps[kind];
  return {
    kind: 'probe',
    label: probeLabels[kind],
    hint: `Starts ${step}. The request is not sent along.`,
    value: kind,
  };
}

function trustAuthority(authority: Certificate): CertificateAction {
  const name = visibleText(certificateName(authority), false);
  return {
    kind: 'trust-authority',
    label: authority.basicConstraints?.isCa === true ? 'Trust this authority here…' : 'Trust this certificate here…',
    hint: `Asks first, then saves “${name}” in the workspace and names the file in the setting portside.certificateAuthorities.`,
    value: authority.fingerprint256,
  };
}

function copyOpenssl(command: string): CertificateAction {
  return {
    kind: 'copy-openssl',
    label: 'Copy the openssl command',
    hint: 'Shows the same handshake and certificates in a terminal.',
    value: command,
  };
}

/** Where the chain ends, when nothing but its being unknown here stands against trust; else `null`. */
function untrustedAuthority(session: TlsSession, findings: readonly Finding[]): Certificate | null {
  const end = chainEnd(session);
  if (session.trustErrors.length === 0 || (end?.kind !== 'root' && end?.kind !== 'self-signed-leaf')) return null;
  const errors = findings.filter(({ severity }) => severity === 'error');
  return errors.length > 0 && errors.every(({ id }) => anchorFindings.has(id)) ? end.certificate : null;
}

/** For every usual shell, which is why nothing but plain names and addresses goes into it; `null` for others. */
function opensslCommand(authority: string, session: TlsSession | null): string | null {
  const name = session?.checkedName ?? '';
  const serverName = session?.serverName ?? null;
  if (![authority, name, serverName ?? ''].every((one) => /^(?:[a-z0-9:[][a-z0-9.:[\]_-]*)?$/i.test(one))) return null;
  const sent = serverName === null ? '-noservername' : `-servername ${serverName}`;
  const check =
    name === '' ? '' : name.includes(':') || serverName === null ? ` -verify_ip ${name}` : ` -verify_hostname ${name}`;
  return `echo Q | openssl s_client -connect "${authority}" ${sent}${check} -showcerts`;
}
