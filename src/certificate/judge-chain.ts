import { buildPaths, type PathSources } from './build-paths.ts';
import type { Certificate } from './certificate.ts';
import type { CertificateFault } from './certificate-fault.ts';
import { checkPath } from './check-path.ts';
import { isSelfIssued } from './names-equal.ts';
import type { PathUnderCheck } from './rules/rule.ts';

export interface ChainToJudge extends PathSources, Pick<PathUnderCheck, 'host' | 'now' | 'protocol' | 'cipher'> {
  /** Certificates that were sent and cannot be read. */
  readonly unreadable: number;
  /** Browsers have that anchor. */
  readonly isPublic: (anchor: Certificate) => boolean;
  /** An authority that is trusted here and did not sign itself may end a path, without anything above it. */
  readonly mayEndBelowRoot: boolean;
}

export interface Judgement {
  /** From the leaf to the anchor, or as far as it goes; empty without a certificate that can be read. */
  readonly path: readonly Certificate[];
  /** The path ends at a certificate that is trusted here. */
  readonly anchored: boolean;
  /** The gravest are not first: the order is that of `faultCodes`. */
  readonly faults: readonly CertificateFault[];
}

/**
 * What a server showed, judged by the rules alone, so that it comes out the same with every TLS library: of all ways to an anchor
 * the one with the fewest faults, then the shortest; and all faults on it.
 */
export function judgeChain(chain: ChainToJudge): Judgement {
  const judgements = buildPaths(chain)
    .map((path) => judgePath(path, chain))
    .toSorted(comparePaths);
  const best = judgements[0] ?? { path: [], anchored: false, faults: [] };
  const missing = best.path.length === 0 && chain.unreadable === 0;
  // With a way to an anchor nobody needs what cannot be read.
  const unread = chain.unreadable > 0 && !best.anchored;
  return missing || unread
    ? { ...best, faults: [nameless(missing ? 'NO_CERTIFICATE' : 'CERTIFICATE_UNREADABLE'), ...best.faults] }
    : best;
}

function judgePath(path: readonly Certificate[], chain: ChainToJudge): Judgement {
  const last = path.at(-1);
  const anchored = last !== undefined && chain.isAnchor(last) && (chain.mayEndBelowRoot || isSelfIssued(last));
  const { sent, signature, host, now, protocol, cipher } = chain;
  const others = [...new Map(sent.map((one) => [one.fingerprint256, one])).values()].filter(
    ({ fingerprint256 }) => !path.some((one) => one.fingerprint256 === fingerprint256),
  );
  const isPublic = anchored && chain.isPublic(last);
  const faults = checkPath({ path, anchored, others, isPublic, signature, host, now, protocol, cipher });
  return { path, anchored, faults };
}

/** Negative: the first is better. Without an anchor the one that goes on to a root, or furthest, tells most. */
function comparePaths(a: Judgement, b: Judgement): number {
  if (a.anchored !== b.anchored) return a.anchored ? -1 : 1;
  const errors = ({ faults }: Judgement): number => faults.filter(({ severity }) => severity === 'error').length;
  if (a.anchored) return errors(a) - errors(b) || a.path.length - b.path.length;
  const endsAtRoot = ({ path }: Judgement): number => (path.at(-1)?.selfSigned ? 0 : 1);
  return endsAtRoot(a) - endsAtRoot(b) || b.path.length - a.path.length || errors(a) - errors(b);
}

function nameless(code: 'NO_CERTIFICATE' | 'CERTIFICATE_UNREADABLE'): CertificateFault {
  return { code, severity: 'error', fingerprint256: '', values: {} };
}
