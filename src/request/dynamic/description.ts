/** What a dynamic variable is and takes, for completion, hover and signature help. */
export interface DynamicVariableDescription {
  /** Without `$`. */
  readonly name: string;
  /** Other names of the same, without `$`. */
  readonly aliases: readonly string[];
  /** In order; written behind a space or in parentheses: `$randomInt 1 7`, `$randomInt(1, 7)`. */
  readonly parameters: readonly DynamicParameter[];
  /** One sentence. */
  readonly meaning: string;
  /** A whole placeholder. */
  readonly example: string;
  /** `false`: the name is known and refused, as what it stands for is not built yet. */
  readonly isGiven: boolean;
}

export interface DynamicParameter {
  readonly name: string;
  /**
   * `integer` and `number` may also be the name of a variable that holds one; `variable` is a name as such; `offset` is
   * a number and a unit; `question` is text up to `$value:` or the end.
   */
  readonly kind: 'integer' | 'number' | 'text' | 'variable' | 'format' | 'offset' | 'question' | 'choices';
  readonly isOptional: boolean;
  /** May be given any number of times. */
  readonly isRepeated: boolean;
}

export function required(name: string, kind: DynamicParameter['kind']): DynamicParameter {
  return { name, kind, isOptional: false, isRepeated: false };
}

export function optional(name: string, kind: DynamicParameter['kind']): DynamicParameter {
  return { name, kind, isOptional: true, isRepeated: false };
}

export function repeated(name: string, kind: DynamicParameter['kind']): DynamicParameter {
  return { name, kind, isOptional: false, isRepeated: true };
}
