import { matchesHost } from '../matches-host.ts';
import { fault, type Rule } from './rule.ts';

/** One of the leaf's names covers the host (RFC 9525); the common name does not count, though Node lets it. */
export const hostName: Rule = ({ path: [leaf], host }) =>
  leaf === undefined || matchesHost(leaf, host).matched !== null
    ? []
    : [fault('ERR_TLS_CERT_ALTNAME_INVALID', leaf, { host })];
