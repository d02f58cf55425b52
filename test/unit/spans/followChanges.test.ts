import assert from 'node:assert/strict';
import fc from 'fast-check';
import { followTransition, transitionOf, type ContentChange } from '../../../src/core/spans/followChanges';

type Spans = Parameters<typeof followTransition>[0];

/** Spans through one event of an editor. */
const follow = (spans: Spans, changes: readonly ContentChange[], text: string): ReturnType<typeof followTransition> =>
  followTransition(spans, transitionOf(text, changes));

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

/**
 * The same where text is replaced by other text or moved: a character that moves is the same character elsewhere, and what replaces
 * characters of one span only, from its first or to its last, is the span's.
 */
class KnowingText {
  #characters: Character[];
  readonly #spans: (readonly Character[] | undefined)[];

  constructor(text: string, spans: readonly (readonly [number, number])[]) {
    this.#characters = [...text].map((letter) => ({ letter }));
    this.#spans = spans.map(([start, end]) => this.#characters.slice(start, end));
  }

  get text(): string {
    return this.#characters.map(({ letter }) => letter).join('');
  }

  apply(step: { start: number; length: number; to: number | null; size: number }, nth: number): ContentChange[] {
    const all = this.#characters;
    const start = step.start % all.length;
    const end = Math.min(all.length, start + step.length);
    const cut = all.slice(start, end);
    const to = step.to === null ? undefined : step.to % (all.length + 1);
    if (to !== undefined && (to < start || to > end) && cut.length > 2) {
      const rest = [...all.slice(0, start), ...all.slice(end)];
      const at = to < start ? to : to - cut.length;
      this.#characters = [...rest.slice(0, at), ...cut, ...rest.slice(at)];
      // A span that is not moved as a whole keeps what stayed.
      this.#follow((span) => (span.every((one) => cut.includes(one)) ? span : span.filter((one) => !cut.includes(one))));
      return [{ rangeOffset: start, rangeLength: cut.length, text: '' }, { rangeOffset: to, rangeLength: 0, text: cut.map(({ letter }) => letter).join('') }];
    }
    // Letters that are nowhere else, so that nothing is the same before and after.
    const came = Array.from({ length: step.size }, (_value, index) => ({ letter: String.fromCharCode(0x400 + nth * 8 + index) }));
    this.#characters = [...all.slice(0, start), ...came, ...all.slice(end)];
    this.#follow((span) => (cut.every((one) => span.includes(one)) ? [...span, ...came] : span));
    return [{ rangeOffset: start, rangeLength: cut.length, text: came.map(({ letter }) => letter).join('') }];
  }

  rangeOf(index: number): [number, number] | undefined {
    const span = this.#spans[index];
    const first = span?.[0];
    return first && [this.#characters.indexOf(first), this.#characters.indexOf(first) + span.length];
  }

  #follow(change: (span: readonly Character[]) => readonly Character[]): void {
    this.#spans.forEach((span, index) => {
      const members = span && change(span);
      const places = members?.map((one) => this.#characters.indexOf(one)).filter((place) => place >= 0) ?? [];
      this.#spans[index] = places.length === 0 ? undefined : this.#characters.slice(Math.min(...places), Math.max(...places) + 1);
    });
  }
}

/**
 * Insertions and deletions of one event, apart from each other, in any order. What is inserted is nowhere else: text that goes and comes
 * in one event was moved.
 */
function changesOf(length: number, cuts: readonly number[], choices: readonly number[], nth: number): ContentChange[] {
  const letters = String.fromCharCode(0x400 + 3 * nth, 0x401 + 3 * nth, 0x402 + 3 * nth);
  const places = [...new Set(cuts.map((cut) => cut % (length + 1)))].sort((a, b) => a - b);
  const changes: ContentChange[] = [];
  for (let index = 0; index < places.length; index++) {
    const start = places[index] ?? 0;
    const next = places[index + 1] ?? length;
    const choice = choices[index % choices.length] ?? 0;
    if (choice % 3 === 0 || next === start) changes.push({ rangeOffset: start, rangeLength: 0, text: letters.slice(0, 1 + (choice % 3)) });
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
      for (const [nth, [cuts, choices]] of steps.entries()) {
        const changes = changesOf(text.length, cuts, choices, nth);
        const followed = follow(
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

  it('go where a naive model goes that knows each character, when text is replaced and moved', () => {
    const spans = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 8 })), { maxLength: 6 });
    const events = fc.array(fc.record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 9 }), to: fc.option(fc.nat(60)), size: fc.integer({ min: 1, max: 6 }) }), { maxLength: 6 });
    fc.assert(fc.property(spans, events, (places, steps) => {
      const text = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN';
      const ranges = places.map(([start, length]): [number, number] => [start, start + length]);
      const naive = new KnowingText(text, ranges);
      let tracked = ranges.map(([start, end], index) => ({ index, start, end }));
      steps.forEach((step, nth) => {
        const before = naive.text;
        const changes = naive.apply(step, nth);
        const followed = follow(
          { starts: Int32Array.from(tracked, ({ start }) => start), ends: Int32Array.from(tracked, ({ end }) => end) }, changes, before);
        const lost = new Set(followed.lost);
        tracked = tracked.flatMap(({ index }, place) => (lost.has(place) ? [] : [{ index, start: followed.starts[place] ?? -1, end: followed.ends[place] ?? -1 }]));
        const ours = new Map(tracked.map(({ index, start, end }) => [index, [start, end]]));
        ranges.forEach((_range, index) => assert.deepEqual(ours.get(index), naive.rangeOf(index), JSON.stringify({ before, changes, index })));
      });
    }), { numRuns: 3000 });
  });

  /** `[` and `]` stand for the ends of the span, before and after; no marks after: lost. */
  const cases: readonly (readonly [name: string, before: string, remove: string, insert: string, after: string])[] = [
    ['a letter replaced at the start belongs', 'met [kim] there', 'k', 'K', 'met [Kim] there'],
    ['a letter replaced at the end belongs', 'met [Kin] there', 'in', 'im', 'met [Kim] there'],
    ['what is typed over a span is the span\'s', 'met [Kim] there', 'Kim', 'Lee', 'met [Lee] there'],
    ['also its own first letter', 'met [Kim] there', 'Kim', 'K', 'met [K] there'],
    ['also more than it was, at either end', 'met [Aldary] there', 'Aldary', 'Port Aldary Town', 'met [Port Aldary Town] there'],
    ['a pseudonym', 'met [Maren Hale] there', 'Maren Hale', 'PERSON_1', 'met [PERSON_1] there'],
    ['a first word replaced', 'met [Maren Hale] there', 'Maren', 'Old Mayor', 'met [Old Mayor Hale] there'],
    ['a last word replaced', 'met [Maren Hale] there', 'Hale', 'Hale-Orr', 'met [Maren Hale-Orr] there'],
    ['a span replaced with what is around it is lost', 'He met [Kim] there.', 'met Kim there', 'was alone', 'He was alone.'],
    ['a span is lost when it is deleted', 'met [Kim] there', 'Kim', '', 'met  there'],
    ['a name replaced in a text that is written again as a whole', 'On Monday [Aldary] voted for the bridge.', 'On Monday Aldary voted for the bridge.',
      'On Monday Corvale voted for the bridge.', 'On Monday [Corvale] voted for the bridge.'],
    ['a line set in capitals', 'The council met [Maren Hale] at the old harbor wall.', 'The council met Maren Hale at the old harbor wall.',
      'THE COUNCIL MET MAREN HALE AT THE OLD HARBOR WALL.', 'THE COUNCIL MET [MAREN HALE] AT THE OLD HARBOR WALL.'],
    ['two words corrected at once', 'to [Lowmarsh] town', 'Lowmarsh town', 'Lowmersh Town', 'to [Lowmersh] Town'],
    ['lines sorted', 'Lea left.\n[Kim] came.\nAda met Kim.\n', 'Lea left.\nKim came.\nAda met Kim.\n', 'Ada met Kim.\nKim came.\nLea left.\n', 'Ada met Kim.\n[Kim] came.\nLea left.\n'],
    ['lines sorted, and one of them again', 'Kim.\nLea.\n[Kim].\nAda.', 'Kim.\nLea.\nKim.\nAda.', 'Ada.\nKim.\nKim.\nLea.', 'Ada.\nKim.\n[Kim].\nLea.'],
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
      const { starts, ends, lost } = follow({ starts: Int32Array.of(start), ends: Int32Array.of(end) }, [{ rangeOffset: at, rangeLength: remove.length, text: insert }], plain);
      const text = plain.slice(0, at) + insert + plain.slice(at + remove.length);
      const shown = lost.length > 0 ? text : `${text.slice(0, starts[0])}[${text.slice(starts[0], ends[0])}]${text.slice(ends[0])}`;
      assert.equal(shown, after);
    });
  }
});
