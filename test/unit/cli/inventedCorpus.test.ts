import assert from 'node:assert/strict';
import { parseRecord } from '../../../src/core/record/parse';
import { checkPair } from '../../../src/core/rules/checkPair';
import { inventedArticle, type InventedArticle } from '../../bench/inventedCorpus';

const seed = 20141118;
const articles = Array.from({ length: 1500 }, (_, index) => inventedArticle(index, seed));

describe(`the invented corpus (seed ${seed})`, () => {
  it('has the damage that is known of it and no other, and its tags are right', () => {
    for (const { path, text, annotations, damage } of articles) {
      const { article, sidecar } = checkPair({ article: text, sidecar: annotations, isRecord: true }, { check: {}, labels: undefined });
      assert.deepEqual([...article, ...sidecar].map(({ rule }) => rule).sort(), damage, path);
    }
    const kinds = new Set(articles.flatMap(({ damage }) => damage));
    assert.ok(kinds.size >= 20, `only ${[...kinds].join(', ')}`);
    assert.ok(articles.filter(({ annotations }) => annotations !== undefined).length > 100);
  });

  it('has copies to the letter and copies with a sentence more', () => {
    const body = ({ text }: InventedArticle): string => parseRecord(text).fields.body?.text ?? '';
    const copies = articles.filter(({ copyOf }) => copyOf !== undefined);
    const same = copies.filter((copy) => articles.some((other) => other.path === copy.copyOf && body(copy).startsWith(body(other).slice(0, 200))));
    assert.equal(copies.length, 75);
    assert.ok(same.length > 40, `${same.length} begin as their originals, whose damage may stand at the beginning`);
  });

  it('does not depend on how many articles are made', () => {
    assert.deepEqual(inventedArticle(1234, seed), articles[1234]);
  });
});
