import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readArticleMarks, withArticleMarks, type ArticleMark, type MarkedArticle } from '../../../src/core/corpus/articleMarks';
import { articleStateOf, isFinished } from '../../../src/core/corpus/articleStates';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 26, 16, minute)).toISOString();
const one = (name: string, mark: ArticleMark, minute: number): MarkedArticle => ({ name, mark, time: at(minute) });
const stated = (text: string): Record<string, string> => Object.fromEntries([...readArticleMarks(text)].map(([name, { mark }]) => [name, mark]));

const anyMark = fc.record({
  name: fc.oneof(fc.constantFrom('a.txt', 'b.article', 'c d.txt', ' x ', '#1.txt'), fc.string({ unit: 'binary', minLength: 1 })),
  mark: fc.constantFrom<ArticleMark>('done', 'nothing-to-tag', 'open'),
  minute: fc.nat(5),
}).map(({ name, mark, minute }) => one(name, mark, minute));

describe('marks of articles', () => {
  it('stand a line each, sorted, under a heading that says what they are', () => {
    const text = withArticleMarks(withArticleMarks('', [one('b.txt', 'done', 1)]), [one('a.txt', 'nothing-to-tag', 2)]);
    assert.deepEqual(text.split('\n').slice(1), ['a.txt\tnothing-to-tag\t2026-11-26T16:02:00.000Z', 'b.txt\tdone\t2026-11-26T16:01:00.000Z', '']);
    assert.match(text, /^# What was said of articles/);
  });

  it('are taken back by a line of their own, which a merge cannot lose', () => {
    const done = withArticleMarks('', [one('a.txt', 'done', 1)]);
    const open = withArticleMarks(done, [one('a.txt', 'open', 2)]);
    assert.deepEqual(stated(open), { 'a.txt': 'open' });
    // What git makes of both with merge=union, in either order.
    assert.deepEqual(stated(open + done), { 'a.txt': 'open' });
    assert.deepEqual(stated(done + open), { 'a.txt': 'open' });
  });

  it('keep lines of another form, and the line endings', () => {
    const text = withArticleMarks('# ours\r\n<<<<<<< HEAD\r\na.txt\tdone\tyesterday\r\n', [one('a.txt', 'done', 1)]);
    assert.equal(text, '# ours\r\n<<<<<<< HEAD\r\na.txt\tdone\tyesterday\r\na.txt\tdone\t2026-11-26T16:01:00.000Z\r\n');
  });

  it('are the latest of each name, whatever the name and in whatever order the lines stand', () => {
    fc.assert(fc.property(fc.array(anyMark, { maxLength: 12 }), fc.array(anyMark, { maxLength: 12 }), (ours, theirs) => {
      const a = withArticleMarks('', ours);
      const b = withArticleMarks('', theirs);
      const merged = stated(a + b);
      assert.deepEqual(stated(b + a), merged);
      for (const { name } of [...ours, ...theirs]) assert.ok(name in merged, JSON.stringify(name));
      // What was written last of one name on one side stands in its file, unless it was older.
      assert.deepEqual(stated(withArticleMarks(a + b, [])), merged);
    }));
  });

  it('say more than tags', () => {
    assert.deepEqual([articleStateOf(undefined, false), articleStateOf('open', true), articleStateOf('done', false), articleStateOf('nothing-to-tag', true)],
      ['notStarted', 'inProgress', 'done', 'nothingToTag']);
    assert.deepEqual((['notStarted', 'inProgress', 'done', 'nothingToTag'] as const).map(isFinished), [false, false, true, true]);
  });
});
