import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeStandoff, type StandoffMerge } from '../../../../src/core/standoff/merge/mergeStandoff';
import { parseStandoff } from '../../../../src/core/standoff/standoffDocument';
import { StandoffEdit } from '../../../../src/core/standoff/standoffEdit';
import { IdAllocator } from '../../../../src/core/standoff/idAllocator';
import { referencesOf } from '../../../../src/core/standoff/standoffLine';
import { applyEdits } from '../../../../src/core/text/range';
import { standoffText } from '../standoffArbitraries';

const file = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
const t1 = 'T1\tPerson 0 4\tAnna';
const t2 = 'T2\tPlace 10 16\tAldary';
const t3 = 'T3\tPerson 20 23\tHal';
const t4 = 'T4\tPerson 30 33\tOle';
const base = file(t1, t2);

function merged(from: string, ours: string, theirs: string): StandoffMerge {
  const result = mergeStandoff({ base: from, ours, theirs });
  assert.ok(result, 'refused');
  return result;
}

function assertMerge(from: string, ours: string, theirs: string, text: string): void {
  assert.deepEqual({ ...merged(from, ours, theirs), renamed: undefined }, { text, conflicts: [], renamed: undefined });
}

function conflictsOf(from: string, ours: string, theirs: string): string[] {
  return merged(from, ours, theirs).conflicts.map(({ kind, id }) => `${kind} ${id}`);
}

describe('merging annotation files by meaning', () => {
  it('gives a new id where both sides gave one to different annotations, and what refers to it follows', () => {
    assertMerge(base, file(t1, t2, 'T3\tPlace 20 24\tRome'), file(t1, t2, 'T3\tPlace 30 34\tOslo', '#1\tAnnotatorNotes T3\tcold'),
      file(t1, t2, 'T3\tPlace 20 24\tRome', 'T4\tPlace 30 34\tOslo', '#1\tAnnotatorNotes T4\tcold'));
  });

  it('takes what both sides added only once', () => {
    const added = file(t1, t2, t3);
    assertMerge(base, added, file(t1, t2, t3), added);
    assertMerge(base, file(t1, t2, t3, t4), file(t1, t2, 'T3\tPerson 30 33\tOle', 'T4\tPerson 20 23\tHal'), file(t1, t2, t3, t4));
  });

  it('puts relations of both sides on the entity that both added', () => {
    assertMerge(base, file(t1, t2, t3, 'R1\tNear Arg1:T1 Arg2:T3'), file(t1, t2, 'T5\tPerson 20 23\tHal', 'R1\tNear Arg1:T2 Arg2:T5'),
      file(t1, t2, t3, 'R1\tNear Arg1:T1 Arg2:T3', 'R2\tNear Arg1:T2 Arg2:T3'));
  });

  it('keeps what one side removed and the other uses, as a conflict', () => {
    const theirs = file(t1, t2, 'R1\tNear Arg1:T1 Arg2:T2');
    assert.deepEqual(conflictsOf(base, file(t1), theirs), ['removed-and-used T2']);
    assert.equal(merged(base, file(t1), theirs).text, theirs);
    assert.equal(merged(base, theirs, file(t1)).text, theirs);
  });

  it('makes changes of different fields of one annotation', () => {
    assertMerge(file(t1), file('T1\tGroup 0 4\tAnna'), file('T1\tPerson 0 9\tAnna Moen'), file('T1\tGroup 0 9\tAnna Moen'));
  });

  it('reports changes of the same field', () => {
    const result = merged(file(t1), file('T1\tGroup 0 4\tAnna'), file('T1\tOrg 0 4\tAnna'));
    assert.deepEqual(result.conflicts, [{ kind: 'both-changed', id: 'T1', base: t1, ours: 'T1\tGroup 0 4\tAnna', theirs: 'T1\tOrg 0 4\tAnna' }]);
  });

  it('keeps what one side removed and the other changed, as a conflict', () => {
    assert.deepEqual(conflictsOf(base, file('T1\tGroup 0 4\tAnna', t2), file(t2)), ['removed-and-changed T1']);
    assert.equal(merged(base, file(t2), file('T1\tGroup 0 4\tAnna', t2)).text.includes('T1\tGroup 0 4\tAnna\n'), true);
  });

  it('drops what both removed', () => assertMerge(base, file(t2), file(t2), file(t2)));

  it('does not take an id that was given again for the old annotation', () => {
    const result = merged(file(t1, t2), file(t1, 'T2\tPlace 40 44\tOslo'), file(t1, 'T2\tGroup 10 16\tAldary'));
    assert.deepEqual(result.conflicts.map(({ kind, id }) => [kind, id]), [['removed-and-changed', 'T3']]);
    assert.equal(result.text, file(t1, 'T2\tPlace 40 44\tOslo', 'T3\tGroup 10 16\tAldary'));
  });

  it('merges the members of an equivalence, renumbered', () => {
    assertMerge(file(t1, t2, '*\tEquiv T1 T2'), file(t1, t2, t3, '*\tEquiv T1 T2 T3'), file(t1, t2, 'T3\tPerson 30 33\tOle', '*\tEquiv T1 T2 T3'),
      file(t1, t2, t3, t4, '*\tEquiv T1 T2 T3 T4'));
  });

  it('merges the arguments of an event by role, and reports a role that both sides gave to different annotations', () => {
    const event = (args: string): string => file(t1, t2, t3, t4, `E1\tBuy:T1 ${args}`);
    assertMerge(event(''), event('Buyer:T2'), event('Price:T3'), event('Buyer:T2 Price:T3'));
    assert.deepEqual(conflictsOf(event('Buyer:T2'), event('Buyer:T3'), event('Buyer:T4')), ['both-changed E1']);
  });

  it('reports values of an attribute that differ', () => {
    const attribute = (value: string): string => file(t1, `A1\tConfidence T1 ${value}`);
    assert.deepEqual(conflictsOf(attribute('Low'), attribute('High'), attribute('Mid')), ['both-changed A1']);
    assert.deepEqual(conflictsOf(file(t1), attribute('High'), attribute('Mid')), ['two-values A2']);
  });

  it('gives no id twice where a line was added in the middle here and at the end there', () => {
    const from = file(t1, t3, 'R1\tNear Arg1:T1 Arg2:T3');
    assertMerge(from, file(t1, 'T4\tPlace 40 44\tOslo', t3, 'R1\tNear Arg1:T1 Arg2:T3'), file(t1, t3, 'R1\tNear Arg1:T1 Arg2:T3', 'T4\tPlace 50 54\tRome'),
      file(t1, 'T4\tPlace 40 44\tOslo', t3, 'T5\tPlace 50 54\tRome', 'R1\tNear Arg1:T1 Arg2:T3'));
  });

  it('keeps lines that nobody touched byte for byte', () => {
    const odd = `T1\tPerson 0 4\tAnna\t\r\n\r\nX9 what\r\n${t2}`;
    assertMerge(odd, odd.replace('Place', 'Group'), odd.replace('Person', 'Author'), odd.replace('Place', 'Group').replace('Person', 'Author'));
    assertMerge(odd, odd.replace('Place', 'Group'), `${odd}\r\nY1 new`, `${odd.replace('Place', 'Group')}\r\nY1 new`);
  });

  it('refuses a file with a conflict of git', () => assert.equal(mergeStandoff({ base, ours: base, theirs: `<<<<<<< a\n${t1}\n=======\n>>>>>>> b\n` }), undefined));

  it('merges long chains of events without going deeper and deeper', () => {
    const chain = (name: string): string => file('T1\tDo 0 4\tAnna', ...Array.from({ length: 20_000 }, (_, index) => `E${index + 1}\tDo:T1 ${name}:E${index + 2}`));
    assert.equal(merged('', chain('Cause'), chain('Cause') + file(t2)).text, chain('Cause').replace('T1\tDo 0 4\tAnna\n', `T1\tDo 0 4\tAnna\n${t2}\n`));
  });
});

/** A file and what edits make of it, chosen by numbers, through the same edits as the user's. */
function edited(text: string, choices: readonly number[]): string {
  const ids = new IdAllocator();
  ids.observe(parseStandoff(text));
  let current = text;
  for (const choice of choices) {
    const document = parseStandoff(current);
    const edit = new StandoffEdit(document, ids);
    const pick = (offset: number): string | undefined => document.entities[(choice >> offset) % Math.max(1, document.entities.length)]?.id;
    const [one, other] = [pick(8), pick(14)];
    const start = (choice >> 6) % 900;
    switch (choice % 10) {
      case 0: case 1: edit.addEntity({ label: ['Person', 'Place'][(choice >> 4) % 2] ?? 'Person', fragments: [{ start, end: start + 3 }], quote: `q${start}` }); break;
      case 2: if (one) edit.setLabel(one, ['Group', 'Event', 'Work'][(choice >> 4) % 3] ?? 'Group'); break;
      case 3: if (one) edit.remove(one); break;
      case 4: if (one && other && one !== other) edit.addRelation({ label: 'Near', arguments: [{ role: 'Arg1', target: one }, { role: 'Arg2', target: other }] }); break;
      case 5: if (one) edit.addNote({ target: one, text: `note ${choice % 7}` }); break;
      case 6: if (one) edit.addAttribute({ target: one, name: 'Confidence', value: ['High', 'Low'][(choice >> 4) % 2] }); break;
      case 7: if (one) edit.addEvent({ label: 'Do', trigger: one, arguments: other ? [{ role: 'Who', target: other }] : [] }); break;
      case 8: if (one) edit.addNormalization(one, { database: 'Wikidata', entry: `Q${choice % 9}`, text: 'it' }); break;
      case 9: if (one) edit.setFragments(one, [{ start, end: start + 4 }], `w${start}`); break;
    }
    current = applyEdits(current, edit.edits());
  }
  return current;
}

const choices = fc.array(fc.nat(2 ** 22), { maxLength: 12 });
const histories = fc.tuple(fc.array(fc.nat(2 ** 22), { minLength: 5, maxLength: 25 }), choices, choices)
  .map(([first, here, there]) => {
    const from = edited('', first);
    return { from, ours: edited(from, here), theirs: edited(from, there) };
  });

/** What a file says, without its numbers: each line with the places of what it refers to. */
function contentOf(text: string): string[] {
  const document = parseStandoff(text);
  const memo = new Map<string, string>();
  const say = (id: string, depth: number): string => {
    const line = document.annotation(id);
    if (!line || depth > 6) return '?';
    const key = `${id} ${depth}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    let said = document.contentOf(line).replace(/^[^\t]*/, '');
    for (const reference of new Set(referencesOf(line))) said = said.replace(new RegExp(`(?<=[ :])${reference.replace('#', '\\#')}(?![0-9])`, 'g'), `<${say(reference, depth + 1)}>`);
    memo.set(key, said);
    return said;
  };
  return document.lines.map((line) => ('id' in line ? say(line.id, 0) : document.contentOf(line))).sort();
}

describe('every merge', () => {
  it('of an unchanged side is the other side, byte for byte', () => {
    fc.assert(fc.property(standoffText, standoffText, ({ text: from }, { text: changed }) => {
      for (const [ours, theirs] of [[changed, from], [from, changed], [changed, changed]] as const) {
        const result = mergeStandoff({ base: from, ours, theirs });
        if (result) assert.deepEqual([result.text, result.conflicts], [changed, []]);
      }
    }));
  });

  it('takes any three files, and never throws', () => {
    fc.assert(fc.property(standoffText, standoffText, standoffText, ({ text: from }, { text: ours }, { text: theirs }) => void mergeStandoff({ base: from, ours, theirs })));
  });

  it('of two histories has every id once, refers to nothing that is not there, and loses nothing', () => {
    fc.assert(fc.property(histories, ({ from, ours, theirs }) => {
      const { text, conflicts } = merged(from, ours, theirs);
      const document = parseStandoff(text);
      assert.deepEqual(document.duplicates, []);
      assert.deepEqual(document.lines.filter(({ kind }) => kind === 'unread'), []);
      assert.deepEqual(document.lines.flatMap((line) => referencesOf(line).filter((id) => !document.annotation(id))), []);
      // Whatever a side added or changed is there, but where both changed one annotation, which is told.
      if (conflicts.length > 0) return;
      const before = new Set(parseStandoff(from).entities.map(({ quote }) => quote));
      const after = new Set(document.entities.map(({ quote }) => quote));
      for (const changed of [ours, theirs]) {
        for (const { quote } of parseStandoff(changed).entities) if (!before.has(quote)) assert.ok(after.has(quote), `${quote} is lost`);
      }
    }), { numRuns: 300 });
  });

  it('of two histories says the same whoever merges', () => {
    fc.assert(fc.property(histories, ({ from, ours, theirs }) => {
      const here = merged(from, ours, theirs);
      const there = merged(from, theirs, ours);
      assert.deepEqual(here.conflicts.map(({ kind }) => kind).sort(), there.conflicts.map(({ kind }) => kind).sort());
      if (here.conflicts.some(({ kind }) => kind === 'both-changed')) return;
      assert.deepEqual(contentOf(here.text), contentOf(there.text));
    }), { numRuns: 300 });
  });

  it('without a common base holds what either says, equal annotations once', () => {
    fc.assert(fc.property(histories, ({ ours, theirs }) => {
      const { text, conflicts } = merged('', ours, theirs);
      if (conflicts.length > 0) return;
      assert.deepEqual(new Set(contentOf(text)), new Set([...contentOf(ours), ...contentOf(theirs)]));
    }));
  });
});
