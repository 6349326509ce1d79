import { describedProfiles, isProfile, type ReadAs, readAsAuto } from '../language/profile.ts';
import { UsageError } from './usage-error.ts';

/** What `--profile` asks for: it counts for more than `# @dialect` in a file. Refuses a name that is unknown. */
export function readAsOf(profile: string | undefined): ReadAs {
  if (profile === undefined) return readAsAuto;
  if (isProfile(profile)) return { profile, isForced: true };
  throw new UsageError('bad-usage', `There is no profile "${profile}". Known: ${describedProfiles}.`);
}
