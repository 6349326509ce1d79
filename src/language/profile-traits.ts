import type { AfterBody } from './after-body-kind.ts';
import type { Profile } from './profile.ts';

/**
 * Every decision about what a line is, where the dialects differ. `auto` is Portside's own. `draft-2026` has a reader of
 * its own (draft-block.ts) and asks for none of this.
 */
export interface ReadingTraits {
  /** Comments behind a blank line at the very end of a body. */
  readonly commentsBehindBody: 'sent' | 'dropped';
  /** `@name = value` in a body: sent, sent and a definition as well, or a definition that is not sent. */
  readonly bodyDefinitions: 'sent' | 'sent-and-read' | 'read';
  /**
   * `@name = value` among the fields: wrong; wrong, but a definition for what follows all the same; or a definition that is
   * not sent.
   */
  readonly fieldDefinitions: 'wrong' | 'wrong-and-read' | 'read';
  /** A request line among fields, in a body or behind it begins another request, unless `# @forceRegionDelimiter` stands above. */
  readonly methodBeginsRequest: boolean;
  /** A line among the fields that is none: wrong, but for what only a body begins with; or the body's first line, as in httpYac. */
  readonly strayLine: 'wrong' | 'body';
  /** A request line must have a method. */
  readonly needsMethod: boolean;
  /**
   * Which lines below a target continue it: indented ones and those that begin with `?` or `&`, only the latter, those that begin
   * with `/`, `?` or `&`, or none.
   */
  readonly continuesTarget: 'indented' | 'query' | 'path-or-query' | 'none';
  /** What ends the value of a field besides the line: ` #` and what follows, or a comma at its end. */
  readonly valueEnd: 'line' | 'hash' | 'comma';
  /** What ends a body wherever it stands; other handlers do so only where no more text follows them. */
  readonly bodyEnders: readonly AfterBody[];
  /** `HTTP/1.1 200 OK` behind a blank line begins a response that someone kept, and is not sent; else it is text of the body. */
  readonly keepsResponses: boolean;
  /** White space at the end of a definition's value belongs to it. */
  readonly keepsTrailingSpace: boolean;
  /** A quotation mark at the beginning of a definition's value is no part of it; one at the end is. */
  readonly dropsLeadingQuote: boolean;
  /** Blank lines at the beginning of a body are sent. */
  readonly keepsLeadingBlankLines: boolean;
  /** What a line among the fields that begins with `#` needs to be a comment: nothing else, or white space behind it. */
  readonly fieldComments: 'hash' | 'hash-and-space';
}

const auto: ReadingTraits = {
  commentsBehindBody: 'dropped',
  bodyDefinitions: 'sent',
  fieldDefinitions: 'wrong-and-read',
  methodBeginsRequest: false,
  strayLine: 'wrong',
  needsMethod: false,
  continuesTarget: 'indented',
  valueEnd: 'line',
  bodyEnders: ['inline-handler'],
  keepsResponses: true,
  keepsTrailingSpace: false,
  dropsLeadingQuote: false,
  fieldComments: 'hash',
  keepsLeadingBlankLines: true,
};

const traits: Readonly<Record<Profile, ReadingTraits>> = {
  auto,
  'rest-client': { ...auto, bodyDefinitions: 'sent-and-read', continuesTarget: 'query', keepsResponses: false },
  jetbrains: {
    ...auto,
    commentsBehindBody: 'sent',
    fieldDefinitions: 'wrong',
    valueEnd: 'hash',
    bodyEnders: ['inline-handler', 'file-handler', 'output', 'stored-response-file'],
    keepsResponses: false,
    keepsTrailingSpace: true,
  },
  httpyac: {
    ...auto,
    bodyDefinitions: 'read',
    fieldDefinitions: 'read',
    methodBeginsRequest: true,
    strayLine: 'body',
    continuesTarget: 'path-or-query',
    valueEnd: 'comma',
    bodyEnders: ['inline-handler', 'assertion', 'output', 'stored-response-file'],
    keepsTrailingSpace: true,
    dropsLeadingQuote: true,
    fieldComments: 'hash-and-space',
    keepsLeadingBlankLines: false,
  },
  'visual-studio': {
    ...auto,
    commentsBehindBody: 'sent',
    fieldDefinitions: 'wrong',
    needsMethod: true,
    continuesTarget: 'none',
    keepsResponses: false,
  },
  'draft-2026': { ...auto, commentsBehindBody: 'sent', fieldDefinitions: 'wrong', continuesTarget: 'none' },
};

export function readingTraits(profile: Profile): ReadingTraits {
  return traits[profile];
}
