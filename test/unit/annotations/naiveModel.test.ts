import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AnnotationModel } from '../../../src/core/annotations/annotationModel';
import { message } from '../../../src/core/message';

/** A character, and the tags that it belongs to. */
interface Cell {
  readonly character: string;
  readonly tags: ReadonlySet<string>;
}

/** What an edit means for tags, without any offset: each character knows its tags. */
class NaiveArticle {
  cells: Cell[];

  constructor(text: string) {
    this.cells = [...text].map((character) => ({ character, tags: new Set<string>() }));
  }

  get text(): string {
    return this.cells.map(({ character }) => character).join('');
  }

  tag(id: string, start: number, end: number): void {
    this.cells = this.cells.map((cell, index) => (index < start || index >= end ? cell : { ...cell, tags: new Set([...cell.tags, id]) }));
  }

  remove(start: number, end: number): void {
    this.cells.splice(start, end - start);
  }

  /** What is typed between two characters of a tag is the tag's. */
  insert(at: number, text: string): void {
    const before = this.cells[at - 1]?.tags ?? new Set<string>();
    const tags = new Set([...before].filter((id) => this.cells[at]?.tags.has(id)));
    this.cells.splice(at, 0, ...[...text].map((character) => ({ character, tags })));
  }

  /** What replaces a tag is the tag's. */
  replaceTag(id: string, text: string): { start: number; end: number } | undefined {
    const range = this.rangeOf(id);
    const tags = range && this.cells[range.start]?.tags;
    if (range && tags) this.cells.splice(range.start, range.end - range.start, ...[...text].map((character) => ({ character, tags })));
    return range;
  }

  rangeOf(id: string): { start: number; end: number } | undefined {
    const start = this.cells.findIndex(({ tags }) => tags.has(id));
    if (start < 0) return undefined;
    return { start, end: start + this.cells.filter(({ tags }) => tags.has(id)).length };
  }

  /** What brat would read at the tag's place: its lines joined by a space. Undefined where no character of it can be seen. */
  coveredBy(id: string): string | undefined {
    const characters = this.cells.filter(({ tags }) => tags.has(id)).map(({ character }) => character).join('');
    if (!characters.includes('\n')) return characters.trim() === '' ? undefined : characters;
    const lines = characters.split('\n').map((line) => line.trim()).filter((line) => line !== '');
    return lines.length === 0 ? undefined : lines.join(' ');
  }
}

const original = fc.array(fc.constantFrom('Port', 'Aldary', 'a', ' ', '  ', '\t', '\n', '😀', '.'), { minLength: 8, maxLength: 40 }).map((words) => words.join(''));
/** `x` and `X` stand for a letter, of one and of two UTF-16 units, that was in no text before: nothing inserted is taken for what was deleted. */
const inserted = fc.array(fc.constantFrom('x', 'xx', ' ', '\t', '\n', 'X', ' \n '), { minLength: 1, maxLength: 3 }).map((words) => words.join(''));
const share = fc.integer({ min: 0, max: 999 });
const step = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at: share, text: inserted }),
  fc.record({ kind: fc.constant('remove' as const), at: share, length: fc.constantFrom(1, 1, 2, 3, 5, 9, 30) }),
  // All of a tag but the white space in it, as a hasty selection leaves it.
  fc.record({ kind: fc.constant('hollow' as const), tag: share }),
  fc.record({ kind: fc.constant('replace' as const), tag: share, text: inserted }),
);
const tagPlaces = fc.array(fc.record({ at: share, length: fc.integer({ min: 1, max: 12 }) }), { minLength: 1, maxLength: 4 });

describe('tags while the text is edited, against a model without offsets', () => {
  it('are kept exactly where a character of theirs can be seen, and their lines cover it', () => {
    fc.assert(fc.property(original, tagPlaces, fc.array(step, { maxLength: 12 }), (text, places, steps) => {
      const naive = new NaiveArticle(text);
      const model = new AnnotationModel(text, '', { byteOrderMark: false });
      let free = 0;
      const ids: string[] = [];
      // Apart from each other: which of two tags a replacement belongs to is another question.
      for (const { at, length } of places) {
        const start = free + Math.floor((at * Math.max(0, naive.cells.length - free)) / 1000);
        const end = Math.min(start + length, naive.cells.length);
        const quote = naive.cells.slice(start, end).map(({ character }) => character).join('');
        if (quote.includes('\n') || quote.trim() !== quote || quote === '') continue;
        model.change(message('tag'), (edit) => void ids.push(edit.addEntity({ label: 'Place', fragments: [{ start, end }], quote })));
        naive.tag(ids[ids.length - 1] ?? '', start, end);
        free = end + 1;
      }
      const lineOf = (id: string): string => model.document.text.split('\n').find((line) => line.startsWith(`${id}\t`)) ?? '';
      const edit = (start: number, end: number, newText: string): void => {
        const utf16 = (offset: number): number => naive.cells.slice(0, offset).reduce((sum, { character }) => sum + character.length, 0);
        model.articleChanged([{ rangeOffset: utf16(start), rangeLength: utf16(end) - utf16(start), text: newText }]);
        // The caret goes elsewhere: what is typed next is typed over no tag.
        model.caretsAt([-1]);
      };
      let letters = 0;
      const newLetters = (pattern: string): string => pattern.replace(/x/gi, (letter) => String.fromCodePoint((letter === 'x' ? 0x4e00 : 0x20000) + letters++));
      for (const drawn of steps) {
        const one = 'text' in drawn ? { ...drawn, text: newLetters(drawn.text) } : drawn;
        const before = new Map(ids.map((id) => [id, lineOf(id)]));
        const of = (value: number, most: number): number => Math.floor((value * most) / 1000);
        if (one.kind === 'insert') {
          const at = of(one.at, naive.cells.length + 1);
          edit(at, at, one.text);
          naive.insert(at, one.text);
        } else if (one.kind === 'remove') {
          const start = of(one.at, naive.cells.length);
          const end = Math.min(naive.cells.length, start + one.length);
          edit(start, end, '');
          naive.remove(start, end);
        } else {
          const id = ids[of(one.tag, ids.length)];
          const range = id === undefined ? undefined : naive.rangeOf(id);
          if (id === undefined || !range) continue;
          if (one.kind === 'replace') {
            edit(range.start, range.end, one.text);
            naive.replaceTag(id, one.text);
          } else {
            for (let index = range.end - 1; index >= range.start; index--) {
              if (naive.cells[index]?.character.trim() === '') continue;
              edit(index, index + 1, '');
              naive.remove(index, index + 1);
            }
          }
        }
        model.sync();
        assert.equal(model.articleText, naive.text);
        for (const id of ids) {
          const covered = naive.coveredBy(id);
          const entity = model.entity(id);
          assert.equal(entity?.state, covered === undefined ? 'lost' : 'kept', `${id} in ${JSON.stringify(naive.text)}`);
          if (covered === undefined) {
            assert.deepEqual(entity?.fragments, []);
            if (before.get(id) !== lineOf(id)) assert.equal(one.kind, 'hollow', 'a lost tag keeps its line');
            continue;
          }
          const [, place = '', ...quote] = lineOf(id).split('\t');
          assert.equal(quote.join('\t'), covered);
          const characters = [...naive.text];
          const read = place.slice('Place '.length).split(';').map((range) => characters.slice(...range.split(' ').map(Number)).join(''));
          assert.equal(read.join(' '), covered);
        }
      }
    }), { numRuns: Number(process.env['FUZZ_RUNS'] ?? 1500), ...(process.env['FUZZ_SEED'] === undefined ? {} : { seed: Number(process.env['FUZZ_SEED']) }) });
  });
});
