import type { Profile } from '../language/profile.ts';

/** Every decision that turns a written block into a request, where the dialects differ. `auto` is Portside's own. */
export interface ResolvingTraits {
  /** The scheme of a target that is written without one. `by-host`: http on this machine and private networks, else https. */
  readonly defaultScheme: 'by-host' | 'http' | 'https';
  /** The variable `host` stands before a target that begins with a slash, where no Host field is written. */
  readonly hostVariable: boolean;
  /**
   * What becomes of a target's octets. `form`: decoded and encoded anew as a form, so `%20` goes out as `+`. `url`: as
   * URLs of the WHATWG are written, `.` and `..` taken out.
   */
  readonly targetEncoding: 'illegal-only' | 'none' | 'form' | 'url';
  /** A placeholder without a value: the request is refused, or the braces go out as they stand. */
  readonly undefinedVariables: 'refused' | 'sent';
  /** Which definition of a name counts: the last one above the place, or the last one of the file. */
  readonly binding: 'above' | 'last';
  /** A value that is used above its definition. */
  readonly useBeforeDefinition: 'warned' | 'allowed' | 'refused';
  /** Every definition above a request must have a value, used or not. */
  readonly checksAllDefinitions: boolean;
  /** An environment's value is stronger than the file's. */
  readonly environmentFirst: boolean;
  /** `\n`, `\r` and `\t` in a definition stand for the characters. */
  readonly valueEscapes: boolean;
  /** `< file`: placeholders in the file are substituted. */
  readonly substitutesFiles: boolean;
  /** Paths are looked for in the project's folder before the folder of the request file. */
  readonly projectFolderFirst: boolean;
  /** The version on the request line says nothing. */
  readonly ignoresVersion: boolean;
  /** Lines of a body that look like comments: sent, or left out; and those from a line that is `/*` to one that is its end with them. */
  readonly bodyComments: 'kept' | 'stripped' | 'stripped-with-blocks';
  /** How lines of a body's text end on the wire. */
  readonly bodyLineEnds: 'as-written' | 'lf';
  /** Media types and methods shape the body: forms are joined, multipart gets CR LF, GraphQL becomes JSON. */
  readonly shapesBody: boolean;
  /** A body of newline-delimited JSON ends with a line feed, without which Elasticsearch refuses it. */
  readonly endsNdjson: boolean;
  /**
   * Lines of a form: joined where one ends or the next begins with `&`, white space dropped; only the latter, all else encoded;
   * or all joined, white space dropped.
   */
  readonly formLines: 'joined' | 'leading' | 'all-joined';
  /** Media types of multipart whose parts' own text has its lines ended with CR LF as well; others keep the lines of parts. */
  readonly partLineEnds: readonly string[];
  /** In a form, `%` before `%`, `&`, `=` or `+` makes the sign a character. */
  readonly formEscapes: boolean;
  /** Which bodies are GraphQL: what the method or a field says, or also what begins like a query. */
  readonly graphql: 'marked' | 'by-text';
  /** A GraphQL body has `Content-Type: application/json` added: always, or only where the method is GRAPHQL. */
  readonly graphqlType: 'added' | 'by-method';
  /** The scheme of `/path` with a `Host` field: as of other targets without one, or https for the ports 443 and 8443, else http. */
  readonly hostFieldScheme: 'as-others' | 'by-port';
  /** `@name := value` is worked out where it is used; or where it is defined, if all that it refers to is known there. */
  readonly lazyBinding: 'at-use' | 'when-known';
  /** A variable that is a list has its request sent once for each member. */
  readonly iteratesLists: boolean;
  /** Placeholders without quotes in JSON get quotes where their value is text. */
  readonly quotesJson: boolean;
  /** `Authorization: Basic user password` and its like are worked out. */
  readonly authorizationSugar: boolean;
  /** A field such as `X-ClientCert` names a client certificate, and is not sent. */
  readonly identityField: boolean;
  /** The names behind `$`: all there are, or the three of the draft without arguments. */
  readonly dynamicVariables: 'all' | 'draft';
  /** What the quoted patterns of `$datetime` are. `by-parts`: of .NET where they hold what only .NET knows, else of Day.js. */
  readonly datePatterns: 'by-parts' | 'day-js' | 'dot-net';
  /** Standard methods in lower case: those of RFC 9110, or only the seven of the draft's method support. */
  readonly upperCases: 'standard-methods' | 'seven-methods';
  /** Several fields of one name: all go out; joined with a comma; or only the last of those that differ in case. */
  readonly duplicateFields: 'all' | 'joined' | 'last-of-differing-case';
  /** The unit of `{{$timestamp}}` without an offset; with one it is seconds everywhere. */
  readonly bareTimestamp: 's' | 'ms';
  /** The unit of a bare `@timeout 5`. `by-size`: seconds below 1000, milliseconds from there on. */
  readonly bareDuration: 'by-size' | 's' | 'ms';
}

const auto: ResolvingTraits = {
  defaultScheme: 'by-host',
  hostVariable: true,
  targetEncoding: 'illegal-only',
  undefinedVariables: 'refused',
  binding: 'above',
  useBeforeDefinition: 'warned',
  checksAllDefinitions: false,
  environmentFirst: false,
  valueEscapes: false,
  substitutesFiles: false,
  projectFolderFirst: false,
  ignoresVersion: false,
  bodyComments: 'kept',
  bodyLineEnds: 'as-written',
  shapesBody: true,
  endsNdjson: true,
  formLines: 'joined',
  partLineEnds: [],
  formEscapes: false,
  graphql: 'marked',
  graphqlType: 'added',
  hostFieldScheme: 'as-others',
  lazyBinding: 'at-use',
  iteratesLists: false,
  quotesJson: false,
  authorizationSugar: true,
  identityField: true,
  dynamicVariables: 'all',
  datePatterns: 'by-parts',
  upperCases: 'standard-methods',
  duplicateFields: 'all',
  bareTimestamp: 's',
  bareDuration: 'by-size',
};

const traits: Readonly<Record<Profile, ResolvingTraits>> = {
  auto,
  'rest-client': {
    ...auto,
    defaultScheme: 'http',
    hostVariable: false,
    targetEncoding: 'url',
    graphqlType: 'by-method',
    identityField: false,
    undefinedVariables: 'sent',
    binding: 'last',
    useBeforeDefinition: 'allowed',
    valueEscapes: true,
    datePatterns: 'day-js',
    projectFolderFirst: true,
    formLines: 'leading',
    partLineEnds: ['multipart/form-data', 'multipart/mixed'],
    ignoresVersion: true,
    bodyComments: 'stripped',
    bodyLineEnds: 'lf',
    duplicateFields: 'joined',
  },
  jetbrains: {
    ...auto,
    defaultScheme: 'http',
    hostVariable: false,
    targetEncoding: 'form',
    identityField: false,
    undefinedVariables: 'sent',
    useBeforeDefinition: 'allowed',
    environmentFirst: true,
    substitutesFiles: true,
    bodyLineEnds: 'lf',
    endsNdjson: false,
    formEscapes: true,
    iteratesLists: true,
    quotesJson: true,
    duplicateFields: 'last-of-differing-case',
    bareDuration: 's',
  },
  httpyac: {
    ...auto,
    targetEncoding: 'url',
    graphql: 'by-text',
    graphqlType: 'by-method',
    hostFieldScheme: 'by-port',
    lazyBinding: 'when-known',
    formLines: 'all-joined',
    partLineEnds: ['multipart/form-data'],
    datePatterns: 'day-js',
    useBeforeDefinition: 'refused',
    bodyComments: 'stripped-with-blocks',
    bodyLineEnds: 'lf',
    duplicateFields: 'last-of-differing-case',
    bareTimestamp: 'ms',
    bareDuration: 'ms',
  },
  'visual-studio': {
    ...auto,
    hostVariable: false,
    undefinedVariables: 'sent',
    useBeforeDefinition: 'refused',
    authorizationSugar: false,
    identityField: false,
    endsNdjson: false,
    datePatterns: 'dot-net',
  },
  'draft-2026': {
    ...auto,
    defaultScheme: 'https',
    hostVariable: false,
    targetEncoding: 'none',
    useBeforeDefinition: 'refused',
    checksAllDefinitions: true,
    shapesBody: false,
    endsNdjson: false,
    authorizationSugar: false,
    identityField: false,
    dynamicVariables: 'draft',
    upperCases: 'seven-methods',
  },
};

export function resolvingTraits(profile: Profile): ResolvingTraits {
  return traits[profile];
}
