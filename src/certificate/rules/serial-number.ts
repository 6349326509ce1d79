import type { Certificate } from '../certificate.ts';
import { fault, judgedBelowAnchor, type Rule } from './rule.ts';

/** Positive and of 20 octets at most (RFC 5280 section 4.1.2.2). Clients take others, so it is no more than worth knowing. */
export const serialNumber: Rule = (under) =>
  judgedBelowAnchor(under).flatMap((certificate) => {
    const oddity = oddityOf(certificate);
    return oddity === null ? [] : [fault('SERIAL_NUMBER', certificate, { oddity }, 'notice')];
  });

function oddityOf({ serialNumber: digits, serialNumberIsNegative }: Certificate): string | null {
  if (/^0*$/.test(digits)) return 'zero';
  if (serialNumberIsNegative) return 'negative';
  return digits.length > 40 ? `${digits.length / 2} octets long` : null;
}
