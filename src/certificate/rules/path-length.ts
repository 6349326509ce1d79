import { isSelfIssued } from '../names-equal.ts';
import { authorities, fault, type Rule } from './rule.ts';

/** No more authorities stand below one than it allows; self-issued ones do not count, nor does the leaf (RFC 5280 section 4.2.1.9). */
export const pathLength: Rule = (under) =>
  authorities(under).flatMap(({ authority, below }) => {
    const limit = authority.basicConstraints?.pathLength ?? null;
    const between = below.slice(1).filter((one) => !isSelfIssued(one)).length;
    return limit !== null && between > limit
      ? [fault('PATH_LENGTH_EXCEEDED', authority, { allowed: String(limit), found: String(between) })]
      : [];
  });
