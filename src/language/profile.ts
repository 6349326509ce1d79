/** The dialects by which a document can be read. `auto` is Portside's own reading, which takes the files of all of them. */
export const profiles = ['auto', 'rest-client', 'jetbrains', 'httpyac', 'visual-studio', 'draft-2026'] as const;

export type Profile = (typeof profiles)[number];

/** By which profile a text is to be read. */
export interface ReadAs {
  readonly profile: Profile;
  /** `true`: what the file itself says with `# @dialect` does not count (a person named the profile for this run). */
  readonly isForced: boolean;
}

export const readAsAuto: ReadAs = { profile: 'auto', isForced: false };

/** The names in a sentence. */
export const describedProfiles = `${profiles.slice(0, -1).join(', ')} and ${profiles.at(-1)}`;

export function isProfile(text: string): text is Profile {
  return (profiles as readonly string[]).includes(text);
}
