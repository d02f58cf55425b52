import assert from 'node:assert/strict';
import { basename, relative } from 'node:path';
import type { IGrammar, Registry, StateStack } from 'vscode-textmate';
import { createRegistry, loadGrammar } from './grammars';
import { conventionalTheme, downloadedThemes, readTheme } from './themes';

interface Appearance {
  readonly foreground: string | undefined;
  /** Bits of vscode-textmate's FontStyle: italic 1, bold 2, underline 4. */
  readonly fontStyle: number;
}

const article = [
  'https://www.aldarycourier.example/a.html',
  'Opinion | The Tide Does Not Vote | The Aldary Courier',
  'Harbors,Fishing',
  'March 4, 2019',
  '417',
  'The pilots left.“We waited,” she said. Nets &amp; traps.They left.',
];

const articleParts: readonly (readonly [name: string, line: number, text: string])[] = [
  ['url', 0, 'https:'], ['kicker', 1, 'Opinion'], ['headline', 1, 'The Tide'], ['publisher', 1, 'The Aldary'], ['subject', 2, 'Harbors'],
  ['comma', 2, ','], ['date', 3, 'March'], ['number', 4, '417'], ['quotation', 5, 'We waited'], ['lost break', 5, '.They'],
];

const standoff = ['T1\tPerson 0 4;6 9\ttext', 'R1\tWorks-For Arg1:T1 Arg2:T2', 'N1\tReference T1 Wikidata:Q1', 'A1\tConfidence T1 High', '#1\tAnnotatorNotes T1\tseen', 'nothing'];

const standoffParts: readonly (readonly [name: string, line: number, text: string])[] = [
  ['id', 0, 'T1'], ['offset', 0, '0'], ['separator of fragments', 0, ';'], ['covered text', 0, 'text'], ['reference', 1, 'T1'],
  ['id in a database', 2, 'Q1'], ['value', 3, 'High'], ['note', 4, 'seen'], ['malformed line', 5, 'nothing'],
];

/** Where a theme is made for one color on purpose, weight and slant count as well. */
describe('every theme tells the fields apart from plain text', () => {
  const downloaded = downloadedThemes();
  before(() => {
    if (downloaded.length === 0) console.log('      the themes of VS Code are not here (`npm test -- grammar` downloads them); only the fixture\'s own is used');
  });
  for (const file of [conventionalTheme, ...downloaded]) {
    it(relative('.', file).replace(/^.*?(vscode-[\d.]+).*[/\\]/, '$1 '), async () => {
      const registry = await createRegistry(readTheme(file));
      for (const [scopeName, lines, parts] of [['text.article', article, articleParts], ['text.standoff', standoff, standoffParts]] as const) {
        const look = appearances(await loadGrammar(scopeName, registry), registry, lines);
        for (const [name, line, text] of parts) {
          const column = lines[line]?.indexOf(text) ?? -1;
          assert.notEqual(column, -1, `${text} stands on the line`);
          const { foreground, fontStyle } = look(line, column);
          assert.ok(foreground !== plainForeground(registry) || fontStyle !== 0, `${name} looks like plain text in ${basename(file)}`);
        }
      }
    });
  }
});

/** Besides being colored, neighbors differ in the themes that VS Code starts with. */
describe('the modern and the high-contrast themes tell neighbors apart', () => {
  const themes = downloadedThemes().filter((file) => /(?:dark_modern|light_modern|hc_black|hc_light)\.json$/.test(file));
  if (themes.length === 0) {
    it('dark modern, light modern, high contrast', function () {
      console.log('      skipped: the themes of VS Code are not here (`npm test -- grammar` downloads them)');
      this.skip();
    });
  }
  for (const file of themes) {
    it(relative('.', file).replace(/^.*?(vscode-[\d.]+).*[/\\]/, '$1 '), async () => {
      const registry = await createRegistry(readTheme(file));
      const look = appearances(await loadGrammar('text.article', registry), registry, article);
      const of = (name: string): Appearance => {
        const part = articleParts.find(([known]) => known === name);
        assert.ok(part, name);
        return look(part[1], article[part[1]]?.indexOf(part[2]) ?? -1);
      };
      for (const [first, second] of [['kicker', 'headline'], ['headline', 'publisher'], ['subject', 'comma'], ['headline', 'subject'], ['quotation', 'lost break']] as const) {
        assert.notDeepEqual(of(first), of(second), `${first} and ${second}`);
      }
    });
  }
});

function plainForeground(registry: Registry): string | undefined {
  return registry.getColorMap()[1];
}

function appearances(grammar: IGrammar, registry: Registry, lines: readonly string[]): (line: number, column: number) => Appearance {
  const colors = registry.getColorMap();
  let state: StateStack | null = null;
  const tokensOfLines = lines.map((line) => {
    const result = grammar.tokenizeLine2(line, state);
    state = result.ruleStack;
    return result.tokens;
  });
  return (line, column) => {
    const tokens = tokensOfLines[line] ?? new Uint32Array();
    let metadata = 0;
    for (let index = 0; index < tokens.length && (tokens[index] ?? 0) <= column; index += 2) metadata = tokens[index + 1] ?? 0;
    // The layout of vscode-textmate's metadata: four bits of font style from bit 11, nine of foreground from bit 15.
    return { fontStyle: (metadata >>> 11) & 0b1111, foreground: colors[(metadata >>> 15) & 0b111111111] };
  };
}
