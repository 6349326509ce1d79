import { fieldTables } from './explain-field.ts';

/** A field that a request may have, to be proposed while one is written. */
export interface RequestFieldChoice {
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  readonly example: string;
}

/** The fields of requests that are of use in new work, by the tables' order. */
export function requestFieldChoices(): readonly RequestFieldChoice[] {
  return fieldTables.flatMap((table) =>
    Object.entries(table)
      .filter(([, entry]) => entry.in !== 'response' && entry.standing !== 'obsolete')
      .map(([name, { summary, example }]) => ({ name, summary, example })),
  );
}
