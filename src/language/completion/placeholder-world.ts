import type { NamedRequest } from './named-requests.ts';

/** A variable that has a value at the place. */
export interface VariableChoice {
  readonly name: string;
  /** As it is shown: secrets masked. */
  readonly value: string;
  /** Where it comes from, in a few words. */
  readonly origin: string;
}

/** A dynamic variable; names are without `$`. */
export interface DynamicChoice {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly parameters: readonly { readonly name: string; readonly isOptional: boolean; readonly isRepeated: boolean }[];
  readonly meaning: string;
  /** A whole placeholder. */
  readonly example: string;
}

/** One message of the last exchange of a named request. */
export interface MessageShape {
  readonly fieldNames: readonly string[];
  /** The body as JSON; `undefined` when it is none. */
  readonly json: unknown;
}

export interface PlaceholderWorld {
  readonly variables: readonly VariableChoice[];
  /** Requests of imported files. */
  readonly importedRequests: readonly NamedRequest[];
  readonly dynamic: readonly DynamicChoice[];
  /** Names of the process environment, for `$processEnv`. */
  readonly processNames: readonly string[];
  /** Of the `.env` file, for `$dotenv`. */
  readonly dotenvNames: readonly string[];
  /** Of the secrets kept, for `$secret`. */
  readonly secretNames: readonly string[];
  /** What `referredRequest` names; `null` when it was not run or nothing is named. */
  readonly exchange: { readonly request: MessageShape; readonly response: MessageShape | null } | null;
}
