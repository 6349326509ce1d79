/** What a word is where its colour depends on more than the words around it. */
export type SemanticTokenType = 'variable' | 'environmentVariable' | 'dynamicVariable' | 'requestName' | 'directive';

export const semanticTokenTypes: readonly SemanticTokenType[] = [
  'variable',
  'environmentVariable',
  'dynamicVariable',
  'requestName',
  'directive',
];

/** `undefined`: nothing gives it a value. `unknown`: a directive of no tool. `deprecated`: of another tool only. */
export type SemanticTokenModifier = 'undefined' | 'unknown' | 'deprecated';

export const semanticTokenModifiers: readonly SemanticTokenModifier[] = ['undefined', 'unknown', 'deprecated'];
