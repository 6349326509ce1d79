const day = 86_400_000;

/** Whole days until the end of validity; since it, as a negative number, of at least one: 0 is a last day, not a past one. */
export function daysLeft(notAfter: number, now: number): number {
  const days = (notAfter - now) / day;
  return days < 0 ? Math.min(-1, Math.ceil(days)) : Math.floor(days);
}
