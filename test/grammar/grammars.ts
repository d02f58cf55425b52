import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { parseRawGrammar, Registry, type IGrammar, type IRawTheme, type StateStack } from 'vscode-textmate';

const root = join(__dirname, '../..');
const grammarFiles: Readonly<Record<string, string>> = {
  'text.article': 'syntaxes/article.tmLanguage.json',
  'text.standoff': 'syntaxes/standoff.tmLanguage.json',
};

let engine: Promise<void> | undefined;

/** A fresh registry over the extension's grammars, with the engine that VS Code uses. */
export async function createRegistry(theme?: IRawTheme): Promise<Registry> {
  engine ??= loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  await engine;
  return new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (scopeName) => {
      const file = grammarFiles[scopeName];
      return Promise.resolve(file ? parseRawGrammar(readFileSync(join(root, file), 'utf8'), file) : null);
    },
    ...(theme ? { theme } : {}),
  });
}

/** @throws where there is no grammar of that scope name */
export async function loadGrammar(scopeName: string, registry?: Registry): Promise<IGrammar> {
  const grammar = await (registry ?? await createRegistry()).loadGrammar(scopeName);
  if (!grammar) throw new Error(`no grammar has the scope name ${scopeName}`);
  return grammar;
}

export interface ScopedToken {
  readonly text: string;
  /** Line from 0, start and end in UTF-16 units of the line, half-open. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Without the grammar's own scope name. */
  readonly scopes: readonly string[];
}

/** Tokens of a text, line by line as the editor asks for them. */
export function tokenize(grammar: IGrammar, lines: readonly string[]): ScopedToken[] {
  const tokens: ScopedToken[] = [];
  let state: StateStack | null = null;
  lines.forEach((text, line) => {
    const result = grammar.tokenizeLine(text, state);
    state = result.ruleStack;
    for (const { startIndex, endIndex, scopes } of result.tokens) {
      const end = Math.min(endIndex, text.length);
      if (startIndex < end) tokens.push({ text: text.slice(startIndex, end), line, start: startIndex, end, scopes: scopes.slice(1) });
    }
  });
  return tokens;
}

/** Whether a scope of the list is the asked one or begins with it and a dot. */
export function hasScope(token: ScopedToken, scope: string): boolean {
  return token.scopes.some((known) => known === scope || known.startsWith(`${scope}.`));
}
