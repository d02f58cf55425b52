import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextUses, type TextUse } from '../../../src/core/search/sameTexts';
import { UntaggedSearch } from '../../../src/core/search/untaggedPlaces';
import { assertGrowth, linearWithTables } from '../../fixtures/growth';

const use = (text: string, ...labels: string[]): TextUse => ({ text, labels, links: [] });
const found = (text: string, uses: readonly TextUse[], matchCase = true, tagged: { start: number; end: number }[] = []): string[] =>
  new UntaggedSearch(uses, matchCase).placesIn(text, tagged).map(({ start, end, use: known }) => `${start}-${end} ${known.labels.join()}`);

describe('texts that are tagged', () => {
  it('differently are those of several labels or links, whoever tags first', () => {
    const uses = new TextUses(true);
    uses.add({ label: 'Person', text: 'Aldary', links: [] });
    uses.add({ label: 'Place', text: 'Aldary', links: ['D:1'] });
    uses.add({ label: 'Place', text: 'O’Hara', links: ['D:1'] });
    uses.add({ label: 'Place', text: 'O\'Hara', links: ['D:2'] });
    uses.add({ label: 'Place', text: 'Tarn', links: ['D:2'] });
    uses.add({ label: 'Law', text: 'tarn', links: [] });
    uses.add({ label: 'Place', text: 'Tarn', links: [] });
    uses.add({ label: 'Place', text: ' ', links: [] });
    assert.deepEqual(uses.differing, [{ text: 'Aldary', labels: ['Person', 'Place'], links: ['D:1'] }, { text: 'O’Hara', labels: ['Place'], links: ['D:1', 'D:2'] }]);
    assert.equal(uses.all.length, 4);
  });

  it('but not here, are found as whole words outside of tags, the longest first', () => {
    const uses = [use('Aldary', 'P'), use('Port Aldary', 'Q'), use('U.S.', 'R'), use('北京', 'S')];
    assert.deepEqual(found('Port Aldary, Aldaryan and Aldary’s U.S. boats. 在北京的北京人', uses), ['0-11 Q', '26-32 P', '35-39 R', '48-50 S', '51-53 S']);
    assert.deepEqual(found('Port Aldary and Aldary', uses, true, [{ start: 0, end: 11 }]), ['16-22 P']);
    assert.deepEqual(found('Port Aldary and Aldary', uses, true, [{ start: 0, end: 4 }]), ['5-11 P', '16-22 P']);
    assert.deepEqual(found('PORT  ALDARY', uses, true), []);
    assert.deepEqual(found('PORT  ALDARY', uses, false), ['0-12 Q']);
    assert.deepEqual(found('Port\u00a0Aldary', uses), ['0-11 Q']);
    assert.deepEqual(found('will Will', [use('Will', 'P'), use('will', 'Q')]), ['0-4 Q', '5-9 P']);
    assert.deepEqual(found('ΟΔΟΣ οδος', [use('Οδος', 'P')], false), ['0-4 P', '5-9 P']);
  });

  it('stand in title and text, not in the other lines of a record', () => {
    const record = `https://a.example/Aldary\nAldary Votes - The Courier\nAldary,Ferries\nMarch 4, 2019\n417\nThe council of Aldary met on Tuesday evening to weigh the plan.\n`;
    assert.deepEqual(found(record, [use('Aldary', 'P')]), [`${record.indexOf('Aldary V')}-${record.indexOf('Aldary V') + 6} P`, `${record.indexOf('Aldary met')}-${record.indexOf('Aldary met') + 6} P`]);
  });

  it('are found as one text after the other would be, for any text', () => {
    const words = fc.constantFrom('a', 'b', 'c', 'A', 'ab');
    const phrase = fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));
    fc.assert(fc.property(fc.array(words, { maxLength: 20 }), fc.uniqueArray(phrase, { maxLength: 5 }), fc.array(fc.tuple(fc.nat(30), fc.nat(4)), { maxLength: 3 }), (all, texts, taken) => {
      const text = all.join(' ');
      const tagged = taken.map(([start, length]) => ({ start, end: start + length }));
      const expected: string[] = [];
      for (let at = 0; at < text.length; at++) {
        if (at > 0 && text[at - 1] !== ' ') continue;
        const here = texts.filter((one) => text.startsWith(one, at) && (text[at + one.length] ?? ' ') === ' ' && !tagged.some(({ start, end }) => start < at + one.length && at < end));
        const longest = here.sort((one, other) => other.length - one.length)[0];
        if (longest === undefined) continue;
        expected.push(`${at}-${at + longest.length} ${longest}`);
        at += longest.length - 1;
      }
      assert.deepEqual(found(text, texts.map((one) => use(one, one)), true, tagged), expected);
    }));
  });

  it('take time in proportion to the text, however many there are', () => {
    const uses = (count: number): TextUse[] => Array.from({ length: count }, (_, index) => use(`Name${index} Family`, 'P'));
    const text = (count: number): string => Array.from({ length: count }, (_, index) => `Name${index} Family and Other Name7 went. `).join('');
    const search = { small: new UntaggedSearch(uses(1000), true), large: new UntaggedSearch(uses(10_000), true) };
    const [small, large] = [text(300), text(3000)];
    assertGrowth(linearWithTables, () => search.small.placesIn(small, []), () => search.large.placesIn(large, []));
  });
});
