import { isProfile, profiles } from '../language/profile.ts';
import { UsageError } from './usage-error.ts';

/** Refuses what `--profile` names when it is unknown, or known and not built yet. */
export function requireBuiltProfile(profile: string | undefined): void {
  if (profile === undefined || profile === 'auto') return;
  if (isProfile(profile))
    throw new UsageError('not-available', `--profile ${profile} is not available in this version yet; auto is.`);
  throw new UsageError('bad-usage', `There is no profile "${profile}". Known: ${profiles.join(', ')}.`);
}
