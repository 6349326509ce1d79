import { authorities, fault, isAnchor, type Rule } from './rule.ts';

/** Whoever issued a certificate may do so: CA:TRUE (RFC 5280 section 4.2.1.9) and, where usages are named, keyCertSign (4.2.1.3). */
export const authority: Rule = (under) =>
  authorities(under).flatMap(({ authority: issuer, below }) => {
    const issued = below.at(-1)?.subject.text ?? '';
    // Roots of old have no such extension; who trusts one has said that it may issue.
    const mayBeOld = isAnchor(issuer, under) && issuer.basicConstraints === null;
    return [
      ...(mayBeOld || issuer.basicConstraints?.isCa === true ? [] : [fault('INVALID_CA', issuer, { issued })]),
      ...(issuer.keyUsage === null || issuer.keyUsage.includes('keyCertSign')
        ? []
        : [fault('KEY_USAGE_NO_CERT_SIGN', issuer, { issued, allowed: issuer.keyUsage.join(', ') || 'nothing' })]),
    ];
  });
