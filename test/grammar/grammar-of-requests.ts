import path from 'node:path';
import { createRegistry, loadConfiguration } from 'vscode-tmgrammar-test/dist/common/index.js';

/** One token: its text and its scopes, outermost first. */
export interface ScopedText {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** Tokenizes lines in order, each beginning where the one before it left off. */
export type Tokenize = (lines: readonly string[]) => readonly (readonly ScopedText[])[];

/** The grammar with the stubs of the embedded languages, as `grammars.json` lists them. */
export async function loadGrammarOfRequests(): Promise<Tokenize> {
  const configuration = path.join(import.meta.dirname, 'grammars.json');
  const { grammars } = loadConfiguration(configuration, undefined, undefined);
  const grammar = await createRegistry(grammars).loadGrammar('source.http');
  if (grammar === null) {
    throw new Error(`${configuration} lists no source.http`);
  }
  return (lines) => {
    let state: Parameters<typeof grammar.tokenizeLine>[1] = null;
    return lines.map((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
    });
  };
}
