import assert from 'node:assert/strict';
import type { IGrammar, StateStack } from 'vscode-textmate';
import { hasScope, loadGrammar, tokenize } from './grammars';

const header = ['https://www.aldarycourier.example/a.html', 'Harbor Reopens - The Aldary Courier', 'Harbors,Fishing', 'March 4, 2019', '417'];

const prose = 'The council voted on Monday to reopen the old harbor, Mr. Osei-Lindqvist said.“We waited,” she said of the pilots’ long winter.'
  + 'Boats had lain behind the north wall since the storm of January 2018; 3.5 million nets were lost. Nobody objected.';

/** Texts on which an expression that tries again and again would be caught. */
const hostile: Readonly<Record<string, string>> = {
  'one word': 'a', 'full stops': '.', 'exclamation marks': '!', 'opening quotes': '“', 'straight quotes': '"', 'closers behind a stop': 'x.)))',
  'openers behind a stop': '.((', 'initials': 'A.', 'beginnings of references': '&a', 'beginnings of addresses': 'http://', 'joins': 'x.A',
  'blanks': ' ', 'separators of a title': ' - A', 'bars': ' | A', 'lost commas': 'a  ', 'commas': ',a',
};

function filled(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

describe('growth of the article grammar', () => {
  it('a body of a million characters is coloured to its end', async () => {
    const body = `${filled(prose, 1_000_000)}. “The end,” she said.`;
    const tokens = tokenize(await loadGrammar('text.article'), [...header, body]);
    const last = tokens.filter((token) => hasScope(token, 'string.quoted.double')).at(-1);
    assert.equal(last?.end, body.indexOf('”', 1_000_000) + 1);
  });

  it('ten times the text takes at most about ten times as long', async () => {
    const grammar = await loadGrammar('text.article');
    for (const [name, piece] of [['prose', prose], ...Object.entries(hostile)] as const) {
      for (const lines of [header, header.slice(0, 2), header.slice(0, 1)]) {
        const before = [...lines];
        const small = medianTime(() => tokenizeLast(grammar, before, filled(piece, 2_000)));
        const large = medianTime(() => tokenizeLast(grammar, before, filled(piece, 20_000)));
        // Quadratic growth is a hundredfold; a busy machine and cold caches stay far below.
        assert.ok(large < 40 * Math.max(small, 0.05), `${name} below ${lines.length} lines: ${small.toFixed(2)} ms, then ${large.toFixed(2)} ms`);
      }
    }
  });
});

function tokenizeLast(grammar: IGrammar, before: readonly string[], last: string): void {
  let state: StateStack | null = null;
  for (const line of [...before, last]) state = grammar.tokenizeLine2(line, state).ruleStack;
}

function medianTime(work: () => void): number {
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[1] ?? 0;
}
