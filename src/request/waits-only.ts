import type { Resolution } from './resolve.ts';

/** What is missing of a request is only that others have not been sent. */
export function waitsOnly({ problems, needs }: Pick<Resolution, 'problems' | 'needs'>): boolean {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return needs.length > 0 && errors.length > 0 && errors.every(({ code }) => code === 'request-not-run');
}
