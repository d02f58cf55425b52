import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyChanges, type ContentChange } from '../../../src/core/spans/followChanges';

interface Character {
  readonly letter: string;
}

/** The text as an array of things, and a span as the things in it: slow, and plain to see right. */
class NaiveText {
  characters: Character[];
  readonly spans: (Set<Character> | undefined)[];

  constructor(text: string, spans: readonly (readonly [number, number])[]) {
    this.characters = [...text].map((letter) => ({ letter }));
    this.spans = spans.map(([start, end]) => new Set(this.characters.slice(start, end)));
  }

  apply(changes: readonly ContentChange[]): void {
    const removed = new Set<Character>();
    const insertedAt = new Map<number, Character[]>();
    for (const { rangeOffset, rangeLength, text } of changes) {
      for (const character of this.characters.slice(rangeOffset, rangeOffset + rangeLength)) removed.add(character);
      if (text !== '') insertedAt.set(rangeOffset, [...text].map((letter) => ({ letter })));
    }
    const next: Character[] = [];
    for (let index = 0; index <= this.characters.length; index++) {
      next.push(...insertedAt.get(index) ?? []);
      const character = this.characters[index];
      if (character && !removed.has(character)) next.push(character);
    }
    this.characters = next;
    this.spans.forEach((span, index) => {
      if (!span) return;
      const places = next.flatMap((character, place) => (span.has(character) ? [place] : []));
      const [first] = places;
      const last = places[places.length - 1];
      this.spans[index] = first === undefined || last === undefined ? undefined : new Set(next.slice(first, last + 1));
    });
  }

  rangeOf(index: number): [number, number] | undefined {
    const [...members] = this.spans[index] ?? [];
    const first = members[0];
    return first && [this.characters.indexOf(first), this.characters.indexOf(first) + members.length];
  }
}

/** Insertions and deletions of one event, apart from each other, in any order. */
function changesOf(length: number, cuts: readonly number[], choices: readonly number[]): ContentChange[] {
  const places = [...new Set(cuts.map((cut) => cut % (length + 1)))].sort((a, b) => a - b);
  const changes: ContentChange[] = [];
  for (let index = 0; index < places.length; index++) {
    const start = places[index] ?? 0;
    const next = places[index + 1] ?? length;
    const choice = choices[index % choices.length] ?? 0;
    if (choice % 3 === 0 || next === start) changes.push({ rangeOffset: start, rangeLength: 0, text: 'xyz'.slice(0, 1 + (choice % 3)) });
    else changes.push({ rangeOffset: start, rangeLength: choice % 3 === 1 ? next - start : 1, text: '' });
  }
  return choices.length % 2 === 0 ? changes : changes.reverse();
}

describe('spans that follow edits', () => {
  it('go where a naive model goes, through any insertions and deletions of many cursors', () => {
    const spans = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 8 })), { maxLength: 6 });
    const events = fc.array(fc.tuple(fc.array(fc.nat(60), { minLength: 1, maxLength: 5 }), fc.array(fc.nat(8), { minLength: 1, maxLength: 5 })), { maxLength: 6 });
    fc.assert(fc.property(spans, events, (places, steps) => {
      let text = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN';
      const ranges = places.map(([start, length]): [number, number] => [start, start + length]);
      const naive = new NaiveText(text, ranges);
      let tracked = ranges.map(([start, end], index) => ({ index, start, end }));
      for (const [cuts, choices] of steps) {
        const changes = changesOf(text.length, cuts, choices);
        const followed = applyChanges(
          { starts: Int32Array.from(tracked, ({ start }) => start), ends: Int32Array.from(tracked, ({ end }) => end) }, changes, text);
        naive.apply(changes);
        text = naive.characters.map(({ letter }) => letter).join('');
        const lost = new Set(followed.lost);
        tracked = tracked.flatMap(({ index }, place) => (lost.has(place) ? [] : [{ index, start: followed.starts[place] ?? -1, end: followed.ends[place] ?? -1 }]));
        const ours = new Map(tracked.map(({ index, start, end }) => [index, [start, end]]));
        ranges.forEach((_range, index) => assert.deepEqual(ours.get(index), naive.rangeOf(index)));
      }
    }), { numRuns: 1500 });
  });

  /** `[` and `]` stand for the ends of the span, before and after; no marks after: lost. */
  const cases: readonly (readonly [name: string, before: string, remove: string, insert: string, after: string])[] = [
    ['a letter replaced at the start belongs', 'met [kim] there', 'k', 'K', 'met [Kim] there'],
    ['a letter replaced at the end belongs', 'met [Kin] there', 'in', 'im', 'met [Kim] there'],
    ['a span typed over is lost', 'met [Kim] there', 'Kim', 'Lee', 'met Lee there'],
    ['a span typed over with its own first letter is lost', 'met [Kim] there', 'Kim', 'K', 'met K there'],
    ['a name corrected inside a replaced word stays', 'met [Jon Smith] there', 'Jon Smith', 'John Smith', 'met [John Smith] there'],
    ['a replacement over the start takes what it takes', 'met [Kim] there', 'met K', 'xx', 'xx[im] there'],
    ['a replacement over the end likewise', 'met [Kim] there', 'm there', 'xx', 'met [Ki]xx'],
    ['a quote straightened in a long replacement', 'he met [Maren’s crew] at the old harbor wall', 'he met Maren’s crew at the old harbor wall',
      'he met Maren\'s crew at the old harbor wall', 'he met [Maren\'s crew] at the old harbor wall'],
    ['a paragraph reflowed', 'The council met [Maren Hale] at the old harbor wall.', 'The council met Maren Hale at the old harbor wall.',
      'The council\nmet Maren Hale\nat the old\nharbor wall.', 'The council\nmet [Maren Hale]\nat the old\nharbor wall.'],
    ['a paragraph replaced by one that happens to name the same', 'On Monday [Kim] opened the harbor to all fishing boats.',
      'On Monday Kim opened the harbor to all fishing boats.', 'Nobody expected rain, and so the garden party of Kim went without a roof.',
      'Nobody expected rain, and so the garden party of Kim went without a roof.'],
  ];
  for (const [name, before, remove, insert, after] of cases) {
    it(name, () => {
      const plain = before.replace(/[[\]]/g, '');
      const start = before.indexOf('[');
      const end = before.indexOf(']') - 1;
      const at = plain.indexOf(remove);
      const { starts, ends, lost } = applyChanges({ starts: Int32Array.of(start), ends: Int32Array.of(end) }, [{ rangeOffset: at, rangeLength: remove.length, text: insert }], plain);
      const text = plain.slice(0, at) + insert + plain.slice(at + remove.length);
      const shown = lost.length > 0 ? text : `${text.slice(0, starts[0])}[${text.slice(starts[0], ends[0])}]${text.slice(ends[0])}`;
      assert.equal(shown, after);
    });
  }
});
