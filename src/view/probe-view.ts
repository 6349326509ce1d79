import type { Certificate } from '../certificate/certificate.ts';
import { certificateToPem } from '../certificate/certificate-to-pem.ts';
import type { Inspection } from '../exchange/inspect-tls.ts';
import type { AskedRevocation } from '../exchange/probe/ask-revocation.ts';
import type { EachAddress } from '../exchange/probe/by-each-address.ts';
import type { CompletedChain } from '../exchange/probe/complete-chain.ts';
import type { ProbeResult } from '../exchange/probe/probe-result.ts';
import type { OldServer } from '../exchange/probe/read-old-server.ts';
import type { OtherPorts, PortAnswer } from '../exchange/probe/try-other-port.ts';
import type { WithoutServerName } from '../exchange/probe/without-server-name.ts';
import { revokedText } from './revocation-rows.ts';

/** A member of `probes` of `portside tls --probe … --json`: a contract, described by `schemas/tls.schema.json`. */
export interface ProbeView {
  readonly kind: ProbeResult['kind'];
  /** One sentence: what came of it. */
  readonly summary: string;
  /** What it was made of, one thing each. */
  readonly lines: readonly string[];
  /** Certificates that it brought to light, PEM. */
  readonly certificates: readonly string[];
}

export function probeView(result: ProbeResult): ProbeView {
  switch (result.kind) {
    case 'old-server':
      return oldServer(result);
    case 'issuer':
      return issuer(result);
    case 'revocation':
      return revocation(result);
    case 'port':
      return port(result);
    case 'addresses':
      return addresses(result);
    case 'no-sni':
      return serverName(result);
  }
}

function oldServer({ kind, protocol, cipher, chain, trustErrors, failure }: OldServer): ProbeView {
  const [leaf] = chain;
  const worth =
    leaf === undefined
      ? 'it shows no certificate'
      : trustErrors.length === 0
        ? `the certificate of “${holder(leaf)}” itself is in order`
        : `the certificate of “${holder(leaf)}” is not trusted either: ${trustErrors.join(', ')}`;
  return {
    kind,
    summary:
      protocol === null
        ? `The certificate could not be read: ${failure ?? 'no version was agreed'}.`
        : `The server speaks ${protocol} with ${cipher}; ${worth}.`,
    lines: chain.map(certificateLine),
    certificates: chain.map(({ der }) => certificateToPem(der)),
  };
}

function issuer({ kind, fetched, path, anchorStore, trustErrors }: CompletedChain): ProbeView {
  const found = fetched.flatMap(({ certificate }) => certificate ?? []);
  const end = path.at(-1);
  const name = end === undefined ? 'nobody' : holder(end);
  const count = found.length === 1 ? 'the fetched certificate' : `the ${found.length} fetched certificates`;
  let summary: string;
  if (fetched.length === 0)
    summary =
      anchorStore === null
        ? 'The certificate does not say where that of its issuer can be fetched.'
        : 'Nothing is missing: the chain is complete as the server sends it.';
  else if (found.length === 0) summary = 'The missing certificate could not be fetched.';
  else if (anchorStore === null) summary = `Even with ${count} the chain ends at “${name}”, which is not trusted here.`;
  else if (trustErrors.length === 0)
    summary = `With ${count} the chain ends at “${name}”, which is trusted here: the server only fails to send ${found.length === 1 ? 'it' : 'them'}.`;
  else summary = `With ${count} the chain is complete, and it is refused all the same: ${trustErrors.join(', ')}.`;
  return {
    kind,
    summary,
    lines: fetched.map(({ url, certificate, failure }) =>
      certificate === null ? `${url}: ${failure}` : `${url}: ${certificateLine(certificate)}`,
    ),
    certificates: found.map(({ der }) => certificateToPem(der)),
  };
}

function revocation({ kind, readings, stapled, questions }: AskedRevocation): ProbeView {
  // What the server stapled is signed by the issuer as well.
  const known = readings.map(({ position, status }) => {
    const all = [status, ...stapled.filter((one) => one.position === position).map((one) => one.status)];
    return all.find((one) => one === 'revoked') ?? all.find((one) => one === 'good') ?? status;
  });
  const revoked = known.filter((status) => status === 'revoked').length;
  const good = known.filter((status) => status === 'good').length;
  const unknown = readings.length - good - revoked;
  const certificates = (count: number): string => (count === 1 ? '1 certificate' : `${count} certificates`);
  return {
    kind,
    summary:
      readings.length === 0
        ? 'There is no issuer to ask.'
        : revoked > 0
          ? `${certificates(revoked)} of the path ${revoked === 1 ? 'is' : 'are'} revoked.`
          : unknown === 0
            ? 'None of the certificates is revoked, as their issuers say.'
            : `Of ${certificates(unknown)} it is not known whether ${unknown === 1 ? 'it is' : 'they are'} revoked${good > 0 ? `; ${good} ${good === 1 ? 'is' : 'are'} not` : ''}.`,
    lines: [
      ...questions.map(({ position, method, url, ocsp, failure }) => {
        const answer = failure ?? (ocsp === null ? listAnswer(readings, position) : ocspAnswer(ocsp));
        return `certificate ${position + 1}, ${method.toUpperCase()} ${url}: ${answer}`;
      }),
      ...stapled.map((one) => `certificate ${one.position + 1}, stapled by the server: ${statusText(one.status, one)}`),
    ],
    certificates: [],
  };
}

function listAnswer(readings: AskedRevocation['readings'], position: number): string {
  const reading = readings.find((one) => one.position === position);
  return reading === undefined ? 'no answer' : statusText(reading.status, reading);
}

function statusText(status: string, facts: Parameters<typeof revokedText>[0]): string {
  return status === 'revoked' ? `revoked${revokedText(facts)}` : status;
}

function ocspAnswer({ outcome, signature, answer }: NonNullable<AskedRevocation['questions'][number]['ocsp']>): string {
  if (outcome !== 'successful') return outcome;
  if (answer === null) return 'speaks of another certificate';
  const told = statusText(answer.status, answer);
  return signature === 'issuer' || signature === 'delegate' ? told : `${told}, signature ${signature}`;
}

function port({ kind, answers }: OtherPorts): ProbeView {
  const speaking = answers.filter(({ speaks }) => speaks);
  const silent = answers.filter(({ speaks }) => !speaks);
  const names = (some: readonly PortAnswer[]): string =>
    some.map(({ scheme, port: number }) => `${scheme.toUpperCase()} at ${number}`).join(', ');
  const clear = speaking.length > 0 && speaking.every(({ scheme }) => scheme === 'http') ? ', in the clear' : '';
  const verb = (some: readonly PortAnswer[]): string => (some.length === 1 ? 'answers' : 'answer');
  return {
    kind,
    summary:
      speaking.length === 0
        ? `Nothing answers: neither ${names(answers)}.`
        : `${names(speaking)} ${verb(speaking)}${clear}${silent.length === 0 ? '' : `; ${names(silent)} ${silent.length === 1 ? 'does' : 'do'} not`}.`,
    lines: answers.map(({ scheme, port: number, trusted, status, location, failure }) => {
      const answer =
        failure ??
        (scheme === 'https'
          ? `a certificate that is ${trusted ? 'trusted' : 'not trusted'}`
          : `status ${status}${location === null ? '' : `, leading to ${location}`}`);
      return `${scheme}, port ${number}: ${answer}`;
    }),
    certificates: [],
  };
}

function addresses({ kind, answers, failure }: EachAddress): ProbeView {
  const leaves = new Map<string, Certificate>();
  for (const { inspection } of answers) {
    const leaf = leafOf(inspection);
    if (leaf !== null) leaves.set(leaf.fingerprint256, leaf);
  }
  const mute = answers.filter(({ inspection }) => leafOf(inspection) === null).length;
  const failing = mute === 0 ? '' : `; ${mute} of ${answers.length} ${mute === 1 ? 'shows' : 'show'} none`;
  const summary =
    failure !== null
      ? `The name could not be looked up: ${failure}.`
      : leaves.size === 0
        ? 'No address shows a certificate.'
        : leaves.size === 1
          ? `${answers.length === 1 ? 'The only address shows' : 'The addresses show'} one and the same certificate${failing}.`
          : `The addresses show ${leaves.size} different certificates${failing}.`;
  return {
    kind,
    summary,
    lines: answers.map(({ address, inspection }) => `${address}: ${inspectionLine(inspection)}`),
    certificates: [...leaves.values()].map(({ der }) => certificateToPem(der)),
  };
}

function serverName({ kind, named, nameless, isSame }: WithoutServerName): ProbeView {
  const other = leafOf(nameless);
  const summary =
    isSame === true
      ? 'The server shows the same certificate with and without its name.'
      : isSame === false
        ? `Without its name the server shows another certificate, that of “${other === null ? '' : holder(other)}”.`
        : leafOf(named) === null
          ? 'With its name the server shows no certificate.'
          : 'Without its name the server shows no certificate.';
  return {
    kind,
    summary,
    lines: [`with the name: ${inspectionLine(named)}`, `without: ${inspectionLine(nameless)}`],
    certificates: other === null ? [] : [certificateToPem(other.der)],
  };
}

function leafOf({ connection }: Inspection): Certificate | null {
  return connection?.tls?.chain[0] ?? null;
}

function inspectionLine(inspection: Inspection): string {
  const leaf = leafOf(inspection);
  const tls = inspection.connection?.tls;
  if (leaf === null || !tls) return inspection.failure?.message ?? 'no certificate';
  const worth = tls.trusted ? 'trusted' : `not trusted (${tls.trustErrors.join(', ')})`;
  return `${tls.protocol ?? 'no version'}, ${certificateLine(leaf)}, ${worth}`;
}

function certificateLine(certificate: Certificate): string {
  const date = new Date(certificate.notAfter);
  const until = Number.isNaN(date.getTime()) ? 'an unreadable day' : date.toISOString().slice(0, 10);
  return `“${holder(certificate)}” by “${certificate.issuer.commonName ?? certificate.issuer.text}”, until ${until}`;
}

function holder({ subject, subjectAltNames }: Certificate): string {
  const name = subject.commonName ?? subjectAltNames[0]?.value ?? subject.text;
  return name.length <= 80 ? name : `${name.slice(0, 79)}…`;
}
