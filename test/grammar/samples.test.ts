import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecord } from '../../src/core/record/parse';
import { fieldNames } from '../../src/core/record/record';
import { RecordViews } from '../../src/core/record/views';
import { checkRecord } from '../../src/core/rules/check';
import { rules } from '../../src/core/rules/index';
import { hasScope, loadGrammar, tokenize, type ScopedToken } from './grammars';

const folder = join(__dirname, '../../samples');
const articles = readdirSync(folder).filter((name) => /\.(?:article|txt)$/.test(name));
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** Scopes that only the line of a field carries. */
const fieldScopes = {
  url: ['string.unquoted.url', 'invalid.illegal.url'],
  title: ['markup.heading.title'],
  subjects: ['entity.name.tag.subject', 'punctuation.separator.comma'],
  date: ['constant.numeric.date', 'invalid.illegal.date'],
  number: ['constant.numeric.integer', 'invalid.illegal.number'],
  body: ['meta.body'],
} as const;

describe('samples', () => {
  const claims = new Map([...read('README.md').matchAll(/^\| `([^`]+)` \|.*\| (.*)\|$/gm)].map(([, file = '', ids = '']) => [file, [...ids.matchAll(/`([^`]+)`/g)].map(([, id]) => id)]));

  it('are all told of in their README', () => assert.deepEqual([...claims.keys()].sort(), [...articles].sort()));

  it('show every rule at least once that needs neither a setting nor another file beside the article', () => {
    const shown = new Set([...claims.values()].flat());
    assert.deepEqual(rules.map(({ id }) => id).filter((id) => !shown.has(id) && id !== 'subjects.not-in-vocabulary' && id !== 'record.annotation-owner'), []);
  });

  for (const name of articles) {
    it(`${name} shows what its README says`, () => {
      const found = checkRecord(parseRecord(read(name)), { today: { year: 2026, month: 1, day: 1 } });
      assert.deepEqual([...new Set(found.map(({ rule }) => rule))].sort(), [...(claims.get(name) ?? [])].sort());
    });

    it(`${name}: the grammar sees the fields where the reader sees them`, async () => {
      const text = read(name);
      const record = parseRecord(text);
      const tokens = await tokensOf(text);
      for (const field of fieldNames) {
        const range = record.fields[field]?.range;
        for (const token of tokens.filter((known) => fieldScopes[field].some((scope) => hasScope(known, scope)))) {
          assert.ok(range && range.start <= token.offset && token.offset < range.end, `${JSON.stringify(token.text.slice(0, 40))} is coloured as ${field}`);
        }
        const written = record.fields[field]?.text.trim();
        if (written) assert.ok(tokens.some((token) => fieldScopes[field].some((scope) => hasScope(token, scope))), `nothing is coloured as ${field}`);
      }
    });
  }

  it('the lost breaks that the grammar colors are those that the checker finds, nineteen in twenty', async () => {
    let agreed = 0;
    let all = 0;
    for (const name of articles) {
      const text = read(name);
      const breaks = new RecordViews(parseRecord(text)).sentenceJoins.filter(({ kind }) => kind === 'break').map(({ offset }) => offset);
      const scoped = (await tokensOf(text)).filter((token) => hasScope(token, 'keyword.control.lost-break'));
      const joined = scoped.filter((token, index) => {
        const before = scoped[index - 1];
        return !before || before.offset + before.text.length !== token.offset;
      });
      const hits = breaks.filter((offset) => scoped.some((token) => token.offset < offset && offset <= token.offset + token.text.length)).length;
      agreed += hits;
      all += hits + (breaks.length - hits) + Math.max(0, joined.length - hits);
    }
    assert.ok(all > 100, 'the samples hold enough lost breaks');
    assert.ok(agreed >= 0.95 * all, `${agreed} of ${all}`);
  });

  for (const name of readdirSync(folder).filter((file) => file.endsWith('.ann'))) {
    it(`${name}: every span covers the text it quotes, in code points`, () => {
      const article = articles.find((file) => file.replace(/\.[^.]+$/, '') === name.slice(0, -'.ann'.length));
      assert.ok(article, 'the article stands beside it');
      const codePoints = [...read(article)];
      const spans = read(name).split('\n').filter((line) => line.startsWith('T'));
      assert.ok(spans.length > 5);
      for (const span of spans) {
        const [, type = '', quote] = span.split('\t');
        const fragments = type.slice(type.indexOf(' ') + 1).split(';').map((fragment) => fragment.split(' ').map(Number));
        assert.equal(fragments.map(([start, end]) => codePoints.slice(start, end).join('')).join(' '), quote, span);
      }
    });

    it(`${name}: the grammar knows every line`, async () => {
      const tokens = tokenize(await loadGrammar('text.standoff'), read(name).split('\n'));
      assert.deepEqual(tokens.filter((token) => hasScope(token, 'invalid')).map(({ text }) => text), []);
    });
  }
});

/** Tokens with their place in the whole text, UTF-16; lines are cut where the editor cuts them. */
async function tokensOf(text: string): Promise<(ScopedToken & { readonly offset: number })[]> {
  const starts = [0];
  const lines: string[] = [];
  for (const match of text.matchAll(/\r\n|\n|\r|$/g)) {
    lines.push(text.slice(starts.at(-1), match.index));
    starts.push(match.index + match[0].length);
  }
  return tokenize(await loadGrammar('text.article'), lines).map((token) => ({ ...token, offset: (starts[token.line] ?? 0) + token.start }));
}
