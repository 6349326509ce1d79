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
import type { BlockDraft } from './reading.ts';
import type { RequestLine } from './request-line.ts';
import { Slice } from './slice.ts';

const none: readonly never[] = Object.freeze([]);

/** A list that grew by pushing keeps room for sixteen members; a copy has room for its own only. */
function exact<T>(list: readonly T[] | null): readonly T[] {
  return list === null || list.length === 0 ? none : list.slice();
}

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

  /** `draft` is what its lines came to; the lists are copied. */
  constructor(
    index: number,
    start: number,
    end: number,
    separator: Separator | null,
    title: Located | null,
    name: Located | null,
    draft: BlockDraft,
  ) {
    this.index = index;
    this.title = title;
    this.name = name;
    this.comments = exact(draft.comments);
    this.directives = exact(draft.directives);
    this.variables = exact(draft.variables);
    this.scripts = exact(draft.scripts);
    this.imports = exact(draft.imports);
    this.request = draft.request;
    this.handlers = exact(draft.handlers);
    this.assertions = exact(draft.assertions);
    this.outputs = exact(draft.outputs);
    this.storedResponses = exact(draft.storedResponses);
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

  /** `end` is behind the body; the fields are copied. */
  constructor(
    source: string,
    { start, lineStart, lineEnd, method, target, httpVersion }: RequestLine,
    end: number,
    fields: readonly WrittenField[],
    body: Body | null,
  ) {
    this.target = target;
    this.fields = exact(fields);
    this.body = body;
    this.source = source;
    this.start = start;
    this.end = end;
    this.lineStart = lineStart;
    this.lineEnd = lineEnd;
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
