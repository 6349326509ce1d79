import { holderOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';

/** The anchor of the path came with the others. A certificate that is trusted by itself is left out. */
export const rootIncluded: SessionCheck = ({ path, chain, anchorStore }) => {
  const anchor = path.at(-1);
  if (anchorStore === null || anchor === undefined || path.length < 2) return [];
  if (!chain.some(({ fingerprint256 }) => fingerprint256 === anchor.fingerprint256)) return [];
  return [
    {
      id: 'root-included',
      severity: 'notice',
      title: `The server sends its root “${holderOf(anchor)}” as well`,
      detail: `Who trusts it has it already, and who does not gains nothing by it: ${anchor.der.length} bytes more in every handshake.`,
      advice: ['Leave the root out of the file of certificates that the server sends.'],
      citations: sources('rfc8446#4.4.2'),
    },
  ];
};
