import type { Body, BodyPart, Located, Range, Target, WrittenField } from './document.ts';

/**
 * A `Located` that keeps two numbers and cuts the text when it is asked for. A document of megabytes has hundreds of
 * thousands of them; as plain objects with their text and range they take three times the memory, and collecting that
 * takes longer than reading.
 */
export class Slice implements Located {
  private readonly source: string;
  private readonly start: number;
  private readonly end: number;

  constructor(source: string, start: number, end: number) {
    this.source = source;
    this.start = start;
    this.end = end;
  }

  get text(): string {
    return this.source.slice(this.start, this.end);
  }

  get range(): Range {
    return { start: this.start, end: this.end };
  }

  toJSON(): Located {
    return { text: this.text, range: this.range };
  }
}

/** Places within one line of a field, as offsets into the document. */
export interface FieldPlaces {
  readonly start: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly end: number;
}

/** A field on one line, kept as numbers for the same reason. */
export class FieldSlice implements WrittenField {
  private readonly source: string;
  private readonly start: number;
  private readonly nameStart: number;
  private readonly nameEnd: number;
  private readonly valueStart: number;
  private readonly valueEnd: number;
  private readonly end: number;

  constructor(source: string, places: FieldPlaces) {
    this.source = source;
    this.start = places.start;
    this.nameStart = places.nameStart;
    this.nameEnd = places.nameEnd;
    this.valueStart = places.valueStart;
    this.valueEnd = places.valueEnd;
    this.end = places.end;
  }

  get range(): Range {
    return { start: this.start, end: this.end };
  }

  get name(): Located {
    return new Slice(this.source, this.nameStart, this.nameEnd);
  }

  get value(): readonly Located[] {
    return [new Slice(this.source, this.valueStart, this.valueEnd)];
  }

  toJSON(): WrittenField {
    return { range: this.range, name: this.name, value: this.value };
  }
}

/** A target on one line, kept as numbers for the same reason. */
export class TargetSlice implements Target {
  private readonly source: string;
  private readonly start: number;
  private readonly end: number;

  constructor(source: string, start: number, end: number) {
    this.source = source;
    this.start = start;
    this.end = end;
  }

  get pieces(): readonly Located[] {
    return [new Slice(this.source, this.start, this.end)];
  }

  get text(): string {
    return this.source.slice(this.start, this.end);
  }

  get range(): Range {
    return { start: this.start, end: this.end };
  }

  toJSON(): Target {
    return { pieces: this.pieces, text: this.text, range: this.range };
  }
}

/** A body of text alone, kept as numbers for the same reason. */
export class TextBody implements Body {
  readonly kind = 'text';
  private readonly start: number;
  private readonly end: number;

  constructor(start: number, end: number) {
    this.start = start;
    this.end = end;
  }

  get range(): Range {
    return { start: this.start, end: this.end };
  }

  get parts(): readonly BodyPart[] {
    return [{ kind: 'text', range: this.range }];
  }

  toJSON(): Body {
    return { range: this.range, kind: this.kind, parts: this.parts };
  }
}
