import type { Certificate, GeneralName } from '../certificate.ts';
import type { CertificateFault } from '../certificate-fault.ts';
import { isSelfIssued } from '../names-equal.ts';
import { withinName } from '../within-name.ts';
import { authorities, fault, type Rule } from './rule.ts';

/** Names that are told of one certificate at most. */
const mostTold = 3;
/** Comparisons beyond which the constraints count as made to keep us busy; OpenSSL stops there too. */
const mostComparisons = 1 << 20;

/**
 * Every name below an authority lies inside what it is permitted and outside what is excluded, kind by kind (RFC 5280 sections
 * 4.2.1.10 and 6.1.3 (b), (c)). Self-issued authorities are left out, the leaf never.
 */
export const nameConstraints: Rule = (under) =>
  authorities(under).flatMap(({ authority, below }) =>
    below.flatMap((certificate, index) =>
      index > 0 && isSelfIssued(certificate) ? [] : violations(certificate, authority),
    ),
  );

function violations(certificate: Certificate, authority: Certificate): readonly CertificateFault[] {
  const constraints = authority.nameConstraints;
  if (constraints === null) return [];
  const names = namesOf(certificate);
  if (names.length * (constraints.permitted.length + constraints.excluded.length) > mostComparisons)
    return [fault('EXTENSION_UNREADABLE', authority, { extension: 'nameConstraints' })];
  const found: CertificateFault[] = [];
  for (const name of names) {
    const permitted = constraints.permitted.filter(({ kind }) => kind === name.kind);
    const excluding = constraints.excluded.find((one) => one.kind === name.kind && withinName(name, one, 'any'));
    const outside = permitted.length > 0 && !permitted.some((one) => withinName(name, one, 'all'));
    if (excluding === undefined && !outside) continue;
    found.push(
      fault('NAME_CONSTRAINT_VIOLATED', certificate, {
        name: name.value,
        authority: authority.subject.text,
        ...(excluding === undefined
          ? { permitted: permitted.map(({ value }) => value).join(', ') }
          : { excluded: excluding.value || 'all' }),
      }),
    );
    if (found.length === mostTold) break;
  }
  return found;
}

/** The alternative names, the subject as a directory name, and its mail addresses where no alternative name is one. */
function namesOf({ subject, subjectAltNames }: Certificate): readonly GeneralName[] {
  const mail = subjectAltNames.some(({ kind }) => kind === 'email')
    ? []
    : subject.parts
        .filter(({ type }) => type === 'emailAddress')
        .map(({ value }) => ({ kind: 'email', value }) as const);
  return [
    ...subjectAltNames,
    ...mail,
    ...(subject.text === '' ? [] : [{ kind: 'directory', value: subject.text } as const]),
  ];
}
