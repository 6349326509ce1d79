import type { Certificate, DistinguishedName } from './certificate.ts';

/** Whether two names are the same, whatever string type, case and spacing they are written in (RFC 5280 section 7.1). */
export function namesEqual(one: DistinguishedName, other: DistinguishedName): boolean {
  return one.text === other.text || comparableName(one.text) === comparableName(other.text);
}

/** RFC 4514 text in the spelling in which names are compared. */
export function comparableName(text: string): string {
  // Spaces at the ends of a value stand behind a backslash.
  const ends = text.replace(/((?:^|[,+])[^=,+]+=)(?:\\? )+/g, '$1').replace(/(?:\\? )+(?=$|[,+])/g, '');
  return ends.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Subject and issuer have the same name (RFC 5280 section 3.2); it need not be signed with its own key. */
export function isSelfIssued(certificate: Certificate): boolean {
  return namesEqual(certificate.subject, certificate.issuer);
}
