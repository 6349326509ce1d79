import { isSelfIssued } from '../names-equal.ts';
import { fault, type Rule } from './rule.ts';

/** The path leads to an anchor. Where it does not, the code says what is there instead. */
export const trustedEnd: Rule = ({ path, anchored }) => {
  const last = path.at(-1);
  if (anchored || last === undefined) return [];
  if (isSelfIssued(last))
    return [fault(path.length === 1 ? 'DEPTH_ZERO_SELF_SIGNED_CERT' : 'SELF_SIGNED_CERT_IN_CHAIN', last)];
  return [
    fault(path.length === 1 ? 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' : 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', last, {
      issuer: last.issuer.text,
    }),
  ];
};
