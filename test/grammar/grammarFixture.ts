import { readFileSync } from 'node:fs';

/** What one line of carets says: these columns of that line do, or do not, carry the scopes. */
interface ScopeExpectation {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
  readonly absent: boolean;
}

export interface GrammarCase {
  readonly name: string;
  readonly lines: readonly string[];
  readonly expectations: readonly ScopeExpectation[];
}

const placeholders: Readonly<Record<string, string>> = { '⇥': '\t', '␍': '\r', '¤': '\uFEFF' };

/** Reads a fixture of `test/fixtures/grammar`; the form is told in the README there. @throws where it is not of the form */
export function readGrammarFixture(file: string): GrammarCase[] {
  return readFileSync(file, 'utf8').split(/^## /m).slice(1).map((section) => readCase(section, file));
}

function readCase(section: string, file: string): GrammarCase {
  const [name = '', ...rest] = section.split('\n');
  const lines: string[] = [];
  const expectations: ScopeExpectation[] = [];
  for (const row of rest) {
    if (row.startsWith('|')) {
      lines.push(row.slice(2).replace(/[⇥␍¤]/g, (mark) => placeholders[mark] ?? mark));
      continue;
    }
    const found = /^(!| ) *(\^+) (\S.*)$/.exec(row);
    if (found && lines.length > 0) {
      const end = row.lastIndexOf('^') + 1 - 2;
      expectations.push({
        line: lines.length - 1, start: end - (found[2] ?? '').length, end, scopes: (found[3] ?? '').split(' '), absent: found[1] === '!',
      });
    } else if (row.trim() !== '') throw new Error(`${file}, case "${name}": not a line of a fixture: ${row}`);
  }
  if (expectations.length === 0) throw new Error(`${file}, case "${name}" expects nothing`);
  return { name, lines, expectations };
}
