import type { ListReading, OcspReading } from '../certificate/revocation/revocation.ts';
import { stapleProof } from '../certificate/revocation/revocation-faults.ts';
import type { TlsSession } from '../exchange/exchange.ts';
import type { FactRow } from './certificate-view.ts';
import { dateText } from './date-text.ts';
import { relativeText } from './duration-text.ts';
import { certificateName } from './trust-text.ts';
import { visibleText } from './visible-text.ts';

/** What is known of revocation: from the response that the server brought along, and from lists that were given. */
export function revocationRows(session: TlsSession, now: number): readonly FactRow[] {
  const { staple, issuerStaples, revocationLists, path } = session;
  return [
    staple === null
      ? row('Revocation', 'not known', 'The server brought no OCSP response along, and nobody was asked.')
      : stapleRow(staple, now),
    ...issuerStaples.map(({ position, reading }) => {
      const certificate = path[position];
      return stapleRow(reading, now, certificate === undefined ? '' : `${certificateName(certificate)}: `);
    }),
    ...revocationLists.map((reading) => {
      const certificate = path[reading.position];
      return row(
        'Revocation list',
        `${certificate === undefined ? '' : `${certificateName(certificate)}: `}${listText(reading)}`,
        reading.list,
      );
    }),
  ];
}

function stapleRow(staple: OcspReading, now: number, whose = ''): FactRow {
  const { responder, answer } = staple;
  const said = answer === null ? '' : `, said ${relativeText(answer.thisUpdate, now)}`;
  const next = answer?.nextUpdate ?? null;
  const hint = [
    `From an OCSP response that the server brought along${responder === null ? '' : `, by ${responder}`}.`,
    next === null ? null : `It counts until ${dateText(next)}.`,
  ];
  return row('Revocation', `${whose}${proofText(staple, now)}${said}`, hint.filter((one) => one !== null).join(' '));
}

function proofText(staple: OcspReading, now: number): string {
  switch (stapleProof(staple, now)) {
    case 'good':
      return 'not revoked';
    case 'revoked':
      return `revoked${revokedText(staple.answer)}`;
    case 'forged':
      return 'not known: the response is forged';
    case 'expired':
      return 'not known any more: the response is too old';
    case 'wrong-certificate':
      return 'not known: the response is about another certificate';
    case 'unusable':
      return 'not known: the response does not tell';
  }
}

function listText(reading: ListReading): string {
  switch (reading.status) {
    case 'good':
      return 'not revoked';
    case 'revoked':
      return `revoked${revokedText(reading)}`;
    case 'missing':
      return 'no list of its issuer';
    case 'wrong-signature':
      return 'the list is not signed by its issuer';
    case 'unusable':
      return 'the list does not tell';
  }
}

/** Since when and why, to stand behind “revoked”; what is not known is left out. */
export function revokedText(facts: Pick<ListReading, 'revokedAt' | 'reason'> | null): string {
  const at = facts?.revokedAt ?? null;
  const reason = facts?.reason ?? null;
  return `${at === null ? '' : ` on ${dateText(at)}`}${reason === null ? '' : ` (${reason})`}`;
}

function row(label: string, value: string, hint: string | null): FactRow {
  return {
    label,
    value: visibleText(value, false),
    hint: hint === null ? null : visibleText(hint, false),
    style: 'text',
  };
}
