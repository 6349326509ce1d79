import type {
  Block,
  Body,
  Directive,
  Import,
  Located,
  Output,
  Range,
  Script,
  Separator,
  Target,
  VariableDefinition,
  WrittenField,
  WrittenRequest,
} from './document.ts';
import { Slice } from './slice.ts';

/** The members of a block that are kept as they are. */
type Kept = Omit<Block, 'range' | 'separator'>;

/** A block that keeps the places of itself and its separator as numbers; see `Slice`. */
export class BlockSlice implements Block {
  readonly index: number;
  readonly title: Located | null;
  readonly name: Located | null;
  readonly comments: readonly Range[];
  readonly directives: readonly Directive[];
  readonly variables: readonly VariableDefinition[];
  readonly scripts: readonly Script[];
  readonly imports: readonly Import[];
  readonly request: WrittenRequest | null;
  readonly handlers: readonly Script[];
  readonly assertions: readonly Located[];
  readonly outputs: readonly Output[];
  readonly storedResponses: readonly Located[];
  private readonly start: number;
  private readonly end: number;
  private readonly separatorStart: number;
  private readonly separatorEnd: number;
  /** 0 without a separator. */
  private readonly separatorLength: number;

  constructor(start: number, end: number, separator: Separator | null, kept: Kept) {
    this.index = kept.index;
    this.title = kept.title;
    this.name = kept.name;
    this.comments = kept.comments;
    this.directives = kept.directives;
    this.variables = kept.variables;
    this.scripts = kept.scripts;
    this.imports = kept.imports;
    this.request = kept.request;
    this.handlers = kept.handlers;
    this.assertions = kept.assertions;
    this.outputs = kept.outputs;
    this.storedResponses = kept.storedResponses;
    this.start = start;
    this.end = end;
    this.separatorStart = separator?.range.start ?? 0;
    this.separatorEnd = separator?.range.end ?? 0;
    this.separatorLength = separator?.length ?? 0;
  }

  get range(): Range {
    return { start: this.start, end: this.end };
  }

  get separator(): Separator | null {
    if (this.separatorLength === 0) return null;
    return { range: { start: this.separatorStart, end: this.separatorEnd }, length: this.separatorLength };
  }

  toJSON(): Block {
    const { index, range, separator, title, name, comments, directives, variables, scripts, imports, request } = this;
    const { handlers, assertions, outputs, storedResponses } = this;
    return {
      ...{ index, range, separator, title, name, comments, directives, variables, scripts, imports, request },
      ...{ handlers, assertions, outputs, storedResponses },
    };
  }
}

/** A request that is no curl command, its places kept as numbers; see `Slice`. */
export class RequestSlice implements WrittenRequest {
  readonly target: Target;
  readonly fields: readonly WrittenField[];
  readonly body: Body | null;
  private readonly source: string;
  private readonly start: number;
  private readonly end: number;
  private readonly lineStart: number;
  private readonly lineEnd: number;
  /** -1 where none is written. */
  private readonly methodEnd: number;
  private readonly methodStart: number;
  /** -1 where none is written. */
  private readonly versionStart: number;
  private readonly versionEnd: number;

  constructor(
    source: string,
    range: Range,
    lineRange: Range,
    { method, target, httpVersion }: Pick<WrittenRequest, 'method' | 'target' | 'httpVersion'>,
    fields: readonly WrittenField[],
    body: Body | null,
  ) {
    this.target = target;
    this.fields = fields;
    this.body = body;
    this.source = source;
    this.start = range.start;
    this.end = range.end;
    this.lineStart = lineRange.start;
    this.lineEnd = lineRange.end;
    this.methodStart = method?.range.start ?? -1;
    this.methodEnd = method?.range.end ?? -1;
    this.versionStart = httpVersion?.range.start ?? -1;
    this.versionEnd = httpVersion?.range.end ?? -1;
  }

  get range(): Range {
    return { start: this.start, end: this.end };
  }

  get lineRange(): Range {
    return { start: this.lineStart, end: this.lineEnd };
  }

  get method(): Located | null {
    return this.methodStart === -1 ? null : new Slice(this.source, this.methodStart, this.methodEnd);
  }

  get httpVersion(): Located | null {
    return this.versionStart === -1 ? null : new Slice(this.source, this.versionStart, this.versionEnd);
  }

  get curl(): null {
    return null;
  }

  toJSON(): WrittenRequest {
    const { range, lineRange, method, target, httpVersion, fields, body, curl } = this;
    return { range, lineRange, method, target, httpVersion, fields, body, curl };
  }
}
