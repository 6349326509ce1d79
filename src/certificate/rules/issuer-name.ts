import { isSelfIssued } from '../names-equal.ts';
import { fault, type Rule } from './rule.ts';

/**
 * The leaf is not named like its issuer: then both TLS libraries take it for self-signed and look no further, unless its key
 * identifiers say otherwise. It comes of giving the authority and the server the same answers when making both.
 */
export const issuerName: Rule = ({ path }) => {
  const [leaf, issuer] = path;
  if (leaf === undefined || issuer === undefined || !isSelfIssued(leaf)) return [];
  const { authorityKeyIdentifier: above, subjectKeyIdentifier: own } = leaf;
  return above !== null && own !== null && above !== own ? [] : [fault('NAMED_LIKE_ISSUER', leaf)];
};
