import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasScope, loadGrammar, tokenize } from './grammars';

const seed = join(__dirname, '../../../shared/seed/000_dbdbac04ce49a842.txt');

/** Where the paragraphs of the seed ran into each other: code points of the body, which are UTF-16 units here as well. */
const lostBreaks = [262, 590, 881, 1115, 1241, 1701, 2126, 2383, 2725, 3029, 3231, 3406, 3553, 3755, 3881, 4186, 4461, 4683, 4866, 5033];

describe('the article grammar on the seed', () => {
  before(function () {
    if (!existsSync(seed)) {
      console.log('      skipped: the seed, ../shared/seed, is not on this machine');
      this.skip();
    }
  });

  it('scopes every field', async () => {
    const lines = readFileSync(seed, 'utf8').split('\n');
    const tokens = tokenize(await loadGrammar('text.article'), lines);
    const texts = (line: number, scope: string): string[] => tokens.filter((token) => token.line === line && hasScope(token, scope)).map(({ text }) => text);
    const [url = '', title = '', subjects = '', date = '', number = '', body = ''] = lines;
    assert.deepEqual(texts(0, 'markup.underline.link'), [url]);
    assert.deepEqual(texts(1, 'entity.name.section.headline'), [title.slice(0, title.lastIndexOf(' - ')).trimEnd()]);
    assert.deepEqual(texts(1, 'entity.name.type.publisher'), [title.slice(title.lastIndexOf(' - ') + 3)]);
    assert.equal(texts(2, 'punctuation.separator.comma').length, subjects.split(',').length - 1);
    assert.deepEqual(texts(2, 'invalid.deprecated.lost-comma'), ['  ']);
    assert.deepEqual(texts(3, 'constant.numeric.date'), [date]);
    assert.deepEqual(texts(4, 'constant.numeric.integer'), [number]);
    assert.equal(texts(5, 'punctuation.definition.string.begin').length, body.split('“').length - 1);
    assert.equal(texts(5, 'punctuation.definition.string.end').length, body.split('”').length - 1);
  });

  it('scopes exactly its twenty lost breaks', async () => {
    const lines = readFileSync(seed, 'utf8').split('\n');
    const tokens = tokenize(await loadGrammar('text.article'), lines);
    const scoped = tokens.filter((token) => hasScope(token, 'keyword.control.lost-break'));
    const joins = scoped.filter((token, index) => scoped[index - 1]?.end !== token.start);
    assert.equal(joins.length, lostBreaks.length);
    for (const offset of lostBreaks) assert.ok(scoped.some((token) => token.end === offset || (token.start < offset && offset < token.end)), `at ${offset}`);
  });
});
