/**
 * What `parse` makes of the text of a `.http` file: lossless (every character belongs to exactly one block, and the
 * blocks' ranges joined give the text back), with problems beside it, never instead of it.
 *
 * Positions are 0-based UTF-16 offsets into `HttpDocument.text`, half-open.
 */

import type { Profile } from './profile.ts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A piece of the text as written, with its place. `text` is `document.text.slice(range.start, range.end)`. */
export interface Located {
  readonly text: string;
  readonly range: Range;
}

export interface HttpDocument {
  readonly text: string;
  /** By which the text was read: what `# @dialect` says, else what was asked for. */
  readonly profile: Profile;
  /** A Markdown file, whose fenced blocks were read: the blocks without a separator are the prose between them. */
  readonly isMarkdown: boolean;
  /** Offset of the first character of each line; line terminators are LF, CR LF and lone CR. Always starts with 0. */
  readonly lineStarts: ArrayLike<number>;
  /** In order; they cover the text without a gap. At least one, even for an empty text. */
  readonly blocks: readonly Block[];
  /** Every block's `@name = value`, by name; those of one name in order. Collected once: each request asks for them. */
  readonly definitions: ReadonlyMap<string, readonly VariableDefinition[]>;
  /**
   * The index of the block that each name means: the first with this name, else with this whole title, else the only one
   * whose title begins with this word.
   */
  readonly requestsByName: ReadonlyMap<string, number>;
  /** The blocks with imports, scripts, handlers or directives that keep something of a response, in order: what may matter to others. */
  readonly programmed: readonly Block[];
  /** In order of their place. */
  readonly problems: readonly Problem[];
  /** What it shares with the document that it was read from; `null` where all of the text was read. */
  readonly predecessor: Predecessor | null;
}

/** The document that was there before an edit. */
export interface Predecessor {
  readonly blocks: readonly Block[];
  /**
   * The blocks that were read anew, by their index in the document that follows, half-open. Those before them are those of
   * `blocks`, and so are those behind them, moved at most.
   */
  readonly readAnew: Range;
}

/** What stands between two separators (`###`), its own separator line included. */
export interface Block {
  /** 0-based. */
  readonly index: number;
  readonly range: Range;
  /** `null` for the text before the first separator. */
  readonly separator: Separator | null;
  /** The trimmed text after `###`; `null` when there is none. */
  readonly title: Located | null;
  /** `@name`'s value, else the title; `null` when there is neither. */
  readonly name: Located | null;
  readonly comments: readonly Range[];
  readonly directives: readonly Directive[];
  readonly variables: readonly VariableDefinition[];
  /** `< {% %}`, `< file.js` before the request line, and httpYac's `{{ }}` script blocks before it. */
  readonly scripts: readonly Script[];
  /** `import` and `run` lines, and fragments of GraphQL. */
  readonly imports: readonly Import[];
  /** `null` for a block with no request: only variables, only comments, a stored response. */
  readonly request: WrittenRequest | null;
  /** `> {% %}`, `> file.js` and script blocks after the request, in order. */
  readonly handlers: readonly Script[];
  /** What stands behind `??`, as written; `assertionsOf` takes them apart. */
  readonly assertions: readonly Located[];
  /** `>> file`, `>>! file`. */
  readonly outputs: readonly Output[];
  /** `<> file` and responses pasted below a request. Never sent. */
  readonly storedResponses: readonly Located[];
}

/** A block that holds a request: what is *written*. */
export interface RequestBlock extends Block {
  readonly request: WrittenRequest;
}

export interface Separator {
  readonly range: Range;
  /** Number of `#`, 3 or more. */
  readonly length: number;
}

export interface Directive {
  /** From the comment marker to the end of the line. */
  readonly range: Range;
  /** Without `@`, as written. */
  readonly name: Located;
  /** Trimmed; `null` when nothing follows the name. */
  readonly value: Located | null;
}

export interface VariableDefinition {
  readonly range: Range;
  readonly name: Located;
  /** Trimmed, as written, nothing substituted; may be empty. */
  readonly value: Located;
  /** httpYac's `:=`. */
  readonly lazy: boolean;
}

export type Script =
  | { readonly kind: 'inline'; readonly range: Range; readonly code: Located; readonly language: 'javascript' | 'lua' }
  | { readonly kind: 'file'; readonly range: Range; readonly path: Located }
  /** httpYac's `{{ … }}` on lines of its own; `event` is what follows `@`, as in `{{@request`. */
  | { readonly kind: 'httpyac'; readonly range: Range; readonly code: Located; readonly event: string | null };

export interface Import {
  readonly range: Range;
  /** `fragment`: GraphQL that later queries may use, to the next blank line or from a file; httpYac's. */
  readonly kind: 'import' | 'run' | 'fragment';
  /** What is imported or run, as written: `./file.http`, `#Name`; of a fragment all of it. */
  readonly what: Located;
}

export interface Output {
  readonly range: Range;
  readonly path: Located;
  /** `>>!`. */
  readonly overwrite: boolean;
}

export interface WrittenRequest {
  /** From the method (or target) to the end of the body. */
  readonly range: Range;
  /** The first line of the request line, without its terminator. */
  readonly lineRange: Range;
  /** As written; `null` when omitted, which means GET. */
  readonly method: Located | null;
  readonly target: Target;
  /** As written, like `HTTP/1.1` or `HTTP/2 (Prior Knowledge)`; `null` when omitted. */
  readonly httpVersion: Located | null;
  /** In order, with their case, duplicates kept. */
  readonly fields: readonly WrittenField[];
  readonly body: Body | null;
  /** A block that begins with `curl `: the other members are what its words mean, and their ranges are within it. */
  readonly curl: Range | null;
}

/** A target over one or several lines: the lines' contents without the white space that joins them. */
export interface Target {
  readonly pieces: readonly Located[];
  /** The pieces joined with nothing between them. */
  readonly text: string;
  /** From the first piece's start to the last one's end. */
  readonly range: Range;
}

export interface WrittenField {
  /** The whole line or lines, without the last terminator. */
  readonly range: Range;
  readonly name: Located;
  /**
   * Optional white space trimmed. None at all for a line whose colon comes with the value of a placeholder: `name` is then
   * the whole line. More than one piece when folded over lines (RFC 9112 section 5.2); join with a space.
   */
  readonly value: readonly Located[];
}

/** `range` is what is sent or names what is sent; trailing blank lines are outside. */
export interface Body {
  readonly range: Range;
  readonly kind: 'text' | 'file' | 'mixed';
  /** In order; a text part includes its line terminators as written. */
  readonly parts: readonly BodyPart[];
}

export type BodyPart =
  | { readonly kind: 'text'; readonly range: Range }
  /** What the words of a curl command come to; `range` is where they stand. */
  | { readonly kind: 'literal'; readonly range: Range; readonly text: string }
  | {
      readonly kind: 'file';
      /** From `<` to the end of the line without its terminator. */
      readonly range: Range;
      readonly path: Located;
      /** `<@`: placeholders inside the file are substituted. */
      readonly substitute: boolean;
      /** `<@latin1`: how the file's bytes are read; `null` for UTF-8. */
      readonly encoding: Located | null;
      /** `-d @file` of curl: line ends and NULs are left out. */
      readonly withoutLineEnds: boolean;
    };

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Something wrong or doubtful in the text: where, what, and what to write instead. */
export interface Problem {
  /** Stable, kebab-case, listed in `docs/problems.md`. */
  readonly code: string;
  readonly severity: Severity;
  readonly range: Range;
  readonly message: string;
  readonly fix: Fix | null;
}

export interface Fix {
  /** In the imperative: "Insert a blank line". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}
