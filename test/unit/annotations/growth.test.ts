import assert from 'node:assert/strict';
import { AnnotatedArticle } from '../../../src/core/annotations/annotatedArticle';
import { ArticleText } from '../../../src/core/reanchoring/articleText';
import { differences } from '../../../src/core/text/difference';
import { followTransition, transitionOf } from '../../../src/core/spans/followChanges';
import { reanchor } from '../../../src/core/reanchoring/reanchor';
import { IdAllocator } from '../../../src/core/standoff/idAllocator';
import { mergeStandoff } from '../../../src/core/standoff/merge/mergeStandoff';
import { StandoffEdit } from '../../../src/core/standoff/standoffEdit';
import { parseStandoff } from '../../../src/core/standoff/standoffDocument';
import { checkAnnotations } from '../../../src/core/rules/checkAnnotations';
import { generatePair } from '../../fixtures/annotations/generatedPair';
import { assertGrowth, linearWithSorting, linearWithTables } from '../../fixtures/growth';

const small = generatePair(40_000, 400);
const large = generatePair(400_000, 4000);

describe('annotations grow evenly', function () {
  this.timeout(120_000);

  it('reading a sidecar, of any line ending', () => {
    const times = (text: string, count: number): string => text.repeat(count);
    for (const line of ['T1\tPlace 0 4\tPort\n', 'T1\tPlace 0 4\tPort\r', '#1\tAnnotatorNotes T1\tseen\r\n', 'no line\n', '\n']) {
      assertGrowth(linearWithTables, () => parseStandoff(times(line, 4000)), () => parseStandoff(times(line, 40_000)));
    }
  });

  it('merging: both sides moved, changed and added tags', () => {
    // Of each ten lines ours changes the label of the third and adds one; theirs moves all and removes the seventh.
    const sides = ({ sidecar }: typeof small): { base: string; ours: string; theirs: string } => {
      const lines = sidecar.split('\n').filter((line) => /^T\d+\t/.test(line));
      const base = lines.map((line) => `${line}\n${line.replace(/^T(\d+)\t.*/, '#$1\tAnnotatorNotes T$1\tseen')}\n`).join('');
      const added = lines.filter((_, index) => index % 10 === 0).map((line, index) => line.replace(/^T\d+\t\S+/, `T${lines.length + index + 1}\tAdded`));
      return {
        base,
        ours: `${base.split('\n').map((line, index) => (index % 20 === 4 ? line.replace(/\t\S+/, '\tChanged') : line)).join('\n')}${added.join('\n')}\n`,
        theirs: base.split('\n').filter((_, index) => index % 20 < 12 || index % 20 > 13).map((line) => line.replace(/^(T\d+\t\S+ )(\d+) (\d+)/, (_line, head: string, start: string, end: string) => `${head}${Number(start) + 7} ${Number(end) + 7}`)).join('\n'),
      };
    };
    const [few, many] = [sides(small), sides(large)];
    assert.match(mergeStandoff(many)?.text ?? '', /\tAdded /);
    assertGrowth(linearWithTables, () => mergeStandoff(few), () => mergeStandoff(many));
  });

  it('anchoring and checking', () => {
    const check = ({ text, sidecar }: typeof small): unknown => checkAnnotations(new AnnotatedArticle(new ArticleText(text), parseStandoff(sidecar)));
    assertGrowth(linearWithTables, () => check(small), () => check(large));
  });

  describe('chains of references, checked with every fix looked at, and removed all at once', () => {
    const line = (count: number, of: (number: number) => string): string => Array.from({ length: count }, (_value, index) => of(index + 1)).join('');
    const chains: Readonly<Record<string, (count: number) => string>> = {
      'events that are each other\'s trigger, the last of none': (count) => line(count, (number) => `E${number}\tFire:E${number + 1}\n`),
      'the same the other way round': (count) => line(count, (number) => `E${number}\tFire:E${number - 1}\n`),
      'relations of relations': (count) => line(count, (number) => `R${number}\tNear Arg1:R${number + 1} Arg2:T1\n`),
      'attributes of attributes': (count) => line(count, (number) => `A${number}\tSeen A${number + 1}\n`),
      'entities on one place in a chain of relations': (count) => line(count, (number) => `T${number}\tPlace 0 1\tx\n`) + line(count, (number) => `R${number}\tNear Arg1:T${number} Arg2:R${number + 1}\n`),
      'events of one trigger': (count) => `T1\tFire 0 1\tx\n${line(count, (number) => `E${number}\tFire:T1 \n`)}`,
      'one event of many arguments': (count) => `T1\tFire 0 1\tx\nE1\tFire:T1${line(count, (number) => ` Cause${number}:T${number + 1}`)}\n`,
      'one equivalence of many members': (count) => `${line(count, (number) => `T${number}\tPlace ${number} ${number + 1}\tx\n`)}*\tSame${line(count, (number) => ` T${2 * number}`)}\n`,
    };
    for (const [name, chain] of Object.entries(chains)) {
      it(name, () => {
        const run = (count: number): (() => unknown) => {
          const text = chain(count);
          return () => {
            const document = parseStandoff(text);
            const findings = checkAnnotations(new AnnotatedArticle(new ArticleText('x'.repeat(4000)), document));
            const edits = findings.reduce((sum, { fixes }) => sum + fixes.reduce((length, fix) => length + fix.edits.length, 0), 0);
            const edit = new StandoffEdit(document, new IdAllocator());
            edit.removeAll(document.lines.flatMap((one) => ('id' in one ? [one.id] : [])));
            return [edits, edit.edits()];
          };
        };
        assertGrowth(linearWithTables, run(300), run(3000));
      });
    }
  });

  it('re-anchoring, with and without the old text', () => {
    for (const known of [true, false]) {
      const run = ({ text, sidecar }: typeof small): (() => unknown) => {
        const newText = `In front. ${text.slice(0, text.length >> 1)} between ${text.slice((text.length >> 1) + 200)}`;
        const { entities } = parseStandoff(sidecar);
        return () => reanchor({ oldText: known ? text : undefined, newText, entities });
      };
      assertGrowth(linearWithTables, run(small), run(large));
    }
  });

  it('comparing texts that have little in common', () => {
    const other = (text: string): string => text.replace(/[aeiou]/g, 'y');
    assertGrowth(linearWithTables, () => differences(small.text, other(small.text)), () => differences(large.text, other(large.text)));
  });

  it('following an edit of many places', () => {
    const run = (count: number): (() => unknown) => {
      const starts = Int32Array.from({ length: count }, (_value, index) => index * 10);
      const spans = { starts, ends: starts.map((start) => start + 25) };
      const changes = Array.from({ length: count }, (_value, index) => ({ rangeOffset: index * 10 + 3, rangeLength: 1, text: '' }));
      const text = 'x'.repeat(count * 10 + 30);
      return () => followTransition(spans, transitionOf(text, changes));
    };
    assertGrowth(linearWithSorting, run(2000), run(20_000));
  });
});
