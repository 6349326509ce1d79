import type {
  Block,
  Body,
  BodyPart,
  Directive,
  Fix,
  Import,
  Located,
  Output,
  Problem,
  Range,
  Script,
  Separator,
  Target,
  VariableDefinition,
  WrittenField,
  WrittenRequest,
} from './document.ts';

/** The members of a `Block` that hold places, once they have been asked for. */
type Moved = { -readonly [Member in keyof Block]?: Block[Member] };

/**
 * A block that was read somewhere else: the same text stood `by` characters before (or behind, when negative) where it
 * stands now. Moving costs a number; what is inside is moved when it is asked for, and then kept, so that it is the same
 * object each time.
 */
export class MovedBlock implements Block {
  readonly index: number;
  /** As it was read; never moved itself. */
  readonly origin: Block;
  readonly by: number;
  private moved: Moved | null;

  constructor(origin: Block, by: number, index: number) {
    this.index = index;
    this.origin = origin;
    this.by = by;
    this.moved = null;
  }

  get range(): Range {
    return movedRange(this.origin.range, this.by);
  }

  get separator(): Separator | null {
    return this.keep('separator', ({ range, length }) => ({ range: movedRange(range, this.by), length }));
  }

  get title(): Located | null {
    return this.keep('title', (title) => movedLocated(title, this.by));
  }

  get name(): Located | null {
    return this.keep('name', (name) => movedLocated(name, this.by));
  }

  get comments(): readonly Range[] {
    return this.keepList('comments', movedRange);
  }

  get directives(): readonly Directive[] {
    return this.keepList('directives', movedDirective);
  }

  get variables(): readonly VariableDefinition[] {
    return this.keepList('variables', (definition, by) => new MovedDefinition(definition, by));
  }

  get scripts(): readonly Script[] {
    return this.keepList('scripts', movedScript);
  }

  get imports(): readonly Import[] {
    return this.keepList('imports', movedImport);
  }

  get request(): WrittenRequest | null {
    return this.keep('request', (request) => new MovedRequest(request, this.by));
  }

  get handlers(): readonly Script[] {
    return this.keepList('handlers', movedScript);
  }

  get assertions(): readonly Located[] {
    return this.keepList('assertions', movedLocated);
  }

  get outputs(): readonly Output[] {
    return this.keepList('outputs', movedOutput);
  }

  get storedResponses(): readonly Located[] {
    return this.keepList('storedResponses', movedLocated);
  }

  toJSON(): Block {
    const { index, range, separator, title, name, comments, directives, variables, scripts, imports, request } = this;
    const { handlers, assertions, outputs, storedResponses } = this;
    return {
      ...{ index, range, separator, title, name, comments, directives, variables, scripts, imports, request },
      ...{ handlers, assertions, outputs, storedResponses },
    };
  }

  private keep<Member extends keyof Block>(
    member: Member,
    move: (value: NonNullable<Block[Member]>) => Block[Member],
  ): Block[Member] {
    const written: Block[Member] = this.origin[member];
    if (written === null) return written;
    this.moved ??= {};
    const known: Moved[Member] = this.moved[member];
    if (known !== undefined) return known;
    const made = move(written);
    this.moved[member] = made;
    return made;
  }

  private keepList<Member extends ListMember>(
    member: Member,
    move: (value: Block[Member][number], by: number) => Block[Member][number],
  ): Block[Member] {
    if (this.origin[member].length === 0) return this.origin[member];
    return this.keep(
      member,
      (list) => [...list].map((one) => move(one, this.by)) as readonly unknown[] as Block[Member],
    );
  }
}

type ListMember = {
  [Member in keyof Block]: Block[Member] extends readonly unknown[] ? Member : never;
}[keyof Block];

/** How far a block has moved from where it was read. */
export function movedBy(block: Block | undefined): number {
  return block instanceof MovedBlock ? block.by : 0;
}

/** The block as it was read. */
export function originOf(block: Block): Block {
  return block instanceof MovedBlock ? block.origin : block;
}

export function movedRange({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

export function movedProblem(problem: Problem, by: number): Problem {
  if (by === 0) return problem;
  const { code, severity, range, message, fix } = problem;
  return { code, severity, range: movedRange(range, by), message, fix: fix && movedFix(fix, by) };
}

function movedFix({ title, edits }: Fix, by: number): Fix {
  return { title, edits: edits.map(({ range, newText }) => ({ range: movedRange(range, by), newText })) };
}

/** Text elsewhere: what it says is asked of the original, which cuts it when it is needed. */
class MovedLocated implements Located {
  private readonly origin: Located;
  private readonly by: number;

  constructor(origin: Located, by: number) {
    this.origin = origin;
    this.by = by;
  }

  get text(): string {
    return this.origin.text;
  }

  get range(): Range {
    return movedRange(this.origin.range, this.by);
  }

  toJSON(): Located {
    return { text: this.text, range: this.range };
  }
}

class MovedField implements WrittenField {
  private readonly origin: WrittenField;
  private readonly by: number;

  constructor(origin: WrittenField, by: number) {
    this.origin = origin;
    this.by = by;
  }

  get range(): Range {
    return movedRange(this.origin.range, this.by);
  }

  get name(): Located {
    return movedLocated(this.origin.name, this.by);
  }

  get value(): readonly Located[] {
    return this.origin.value.map((piece) => movedLocated(piece, this.by));
  }

  toJSON(): WrittenField {
    return { range: this.range, name: this.name, value: this.value };
  }
}

class MovedDefinition implements VariableDefinition {
  private readonly origin: VariableDefinition;
  private readonly by: number;

  constructor(origin: VariableDefinition, by: number) {
    this.origin = origin;
    this.by = by;
  }

  get range(): Range {
    return movedRange(this.origin.range, this.by);
  }

  get name(): Located {
    return movedLocated(this.origin.name, this.by);
  }

  get value(): Located {
    return movedLocated(this.origin.value, this.by);
  }

  get lazy(): boolean {
    return this.origin.lazy;
  }

  toJSON(): VariableDefinition {
    return { range: this.range, name: this.name, value: this.value, lazy: this.lazy };
  }
}

class MovedTarget implements Target {
  private readonly origin: Target;
  private readonly by: number;

  constructor(origin: Target, by: number) {
    this.origin = origin;
    this.by = by;
  }

  get pieces(): readonly Located[] {
    return this.origin.pieces.map((piece) => movedLocated(piece, this.by));
  }

  get text(): string {
    return this.origin.text;
  }

  get range(): Range {
    return movedRange(this.origin.range, this.by);
  }

  toJSON(): Target {
    return { pieces: this.pieces, text: this.text, range: this.range };
  }
}

function movedLocated(located: Located, by: number): Located {
  return new MovedLocated(located, by);
}

/** What is asked of most requests, like the place of the line, costs no look at the fields. */
class MovedRequest implements WrittenRequest {
  private readonly origin: WrittenRequest;
  private readonly by: number;
  private movedFields: readonly WrittenField[] | null;

  constructor(origin: WrittenRequest, by: number) {
    this.origin = origin;
    this.by = by;
    this.movedFields = null;
  }

  get range(): Range {
    return movedRange(this.origin.range, this.by);
  }

  get lineRange(): Range {
    return movedRange(this.origin.lineRange, this.by);
  }

  get method(): Located | null {
    const { method } = this.origin;
    return method && movedLocated(method, this.by);
  }

  get target(): Target {
    return new MovedTarget(this.origin.target, this.by);
  }

  get httpVersion(): Located | null {
    const { httpVersion } = this.origin;
    return httpVersion && movedLocated(httpVersion, this.by);
  }

  get fields(): readonly WrittenField[] {
    this.movedFields ??= this.origin.fields.map((field) => new MovedField(field, this.by));
    return this.movedFields;
  }

  get body(): Body | null {
    const { body } = this.origin;
    return body && movedBody(body, this.by);
  }

  get curl(): Range | null {
    const { curl } = this.origin;
    return curl && movedRange(curl, this.by);
  }

  toJSON(): WrittenRequest {
    const { range, lineRange, method, target, httpVersion, fields, body, curl } = this;
    return { range, lineRange, method, target, httpVersion, fields, body, curl };
  }
}

function movedBody({ range, kind, parts }: Body, by: number): Body {
  return { range: movedRange(range, by), kind, parts: parts.map((part) => movedPart(part, by)) };
}

function movedPart(part: BodyPart, by: number): BodyPart {
  const range = movedRange(part.range, by);
  if (part.kind !== 'file') return { ...part, range };
  return {
    ...part,
    range,
    path: movedLocated(part.path, by),
    encoding: part.encoding && movedLocated(part.encoding, by),
  };
}

function movedDirective({ range, name, value }: Directive, by: number): Directive {
  return {
    range: movedRange(range, by),
    name: movedLocated(name, by),
    value: value && movedLocated(value, by),
  };
}

function movedScript(script: Script, by: number): Script {
  const range = movedRange(script.range, by);
  return script.kind === 'file'
    ? { ...script, range, path: movedLocated(script.path, by) }
    : { ...script, range, code: movedLocated(script.code, by) };
}

function movedImport({ range, kind, what }: Import, by: number): Import {
  return { range: movedRange(range, by), kind, what: movedLocated(what, by) };
}

function movedOutput({ range, path, overwrite }: Output, by: number): Output {
  return { range: movedRange(range, by), path: movedLocated(path, by), overwrite };
}
