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
  it('a body of a million characters is colored to its end', async () => {
    const body = `${filled(prose, 1_000_000)}. “The end,” she said.`;
    const tokens = tokenize(await loadGrammar('text.article'), [...header, body]);
    const last = tokens.filter((token) => hasScope(token, 'string.quoted.double')).at(-1);
    assert.equal(last?.end, body.indexOf('”', 1_000_000) + 1);
  });

  for (const [name, piece] of [['prose', prose], ...Object.entries(hostile)] as const) {
    it(`ten times the text takes at most about ten times as long: ${name}`, async () => {
      const grammar = await loadGrammar('text.article');
      for (const lines of [header, header.slice(0, 2), header.slice(0, 1)]) {
        const [small, large] = fastest(
          () => tokenizeLast(grammar, lines, filled(piece, 2_000)),
          () => tokenizeLast(grammar, lines, filled(piece, 20_000)),
        );
        assert.ok(isAboutLinear(small, large), `below ${lines.length} lines: ${small.toFixed(2)} ms, then ${large.toFixed(2)} ms`);
      }
    });
  }
});

function tokenizeLast(grammar: IGrammar, before: readonly string[], last: string): void {
  let state: StateStack | null = null;
  for (const line of [...before, last]) state = grammar.tokenizeLine2(line, state).ruleStack;
}

/** Quadratic growth is a hundredfold. */
function isAboutLinear(small: number, large: number): boolean {
  return large < 22 * Math.max(small, 0.05);
}

/**
 * The shortest processor time of each in several rounds, in milliseconds: other programs on the machine lengthen a run by the
 * clock, and caches that they emptied only ever make it longer. Ends early once the growth is seen to be harmless.
 */
function fastest(small: () => void, large: () => void): [small: number, large: number] {
  let shortest: [number, number] = [Infinity, Infinity];
  for (let round = 0; round < 12; round++) {
    shortest = [Math.min(shortest[0], timeOf(small)), Math.min(shortest[1], timeOf(large))];
    if (round >= 2 && isAboutLinear(...shortest)) break;
  }
  return shortest;
}

function timeOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
