import { fault, type Rule } from './rule.ts';

const day = 86_400_000;

/** Longest lifetime in days of what public authorities issue, by the day of issue (Baseline Requirements 6.3.2, newest first). */
const limits: readonly (readonly [since: number, days: number])[] = [
  [Date.UTC(2029, 2, 15), 47],
  [Date.UTC(2027, 2, 15), 100],
  [Date.UTC(2026, 2, 15), 200],
  [Date.UTC(2020, 8, 1), 398],
  [Date.UTC(2018, 2, 1), 825],
];

/** Beyond this browsers themselves refuse the certificate of a public authority. */
const refusedBeyond = 398;

/** The leaf is not made for longer than public authorities may. For those of private ones it is no more than worth knowing. */
export const validityPeriod: Rule = ({ path: [leaf], anchored, isPublic }) => {
  if (!leaf?.validityIsReadable || !anchored) return [];
  const days = Math.floor((leaf.notAfter - leaf.notBefore) / day);
  const limit = limitAt(leaf.notBefore);
  if (limit === null || days <= (isPublic ? limit : Math.max(limit, refusedBeyond))) return [];
  const severity = isPublic && days > refusedBeyond ? 'warning' : 'notice';
  return [
    fault(
      'VALIDITY_TOO_LONG',
      leaf,
      { days: String(days), limit: String(limit), public: isPublic ? 'yes' : 'no' },
      severity,
    ),
  ];
};

function limitAt(issued: number): number | null {
  return limits.find(([since]) => issued >= since)?.[1] ?? null;
}
