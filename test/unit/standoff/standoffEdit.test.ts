import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fragmentsOfSelection, quoteOf, writtenSpan } from '../../../src/core/standoff/coveredText';
import { IdAllocator } from '../../../src/core/standoff/idAllocator';
import { parseStandoff, type StandoffDocument } from '../../../src/core/standoff/standoffDocument';
import { StandoffEdit } from '../../../src/core/standoff/standoffEdit';
import { CodePointIndex } from '../../../src/core/text/codePoints';
import { applyEdits } from '../../../src/core/text/range';
import { standoffText } from './standoffArbitraries';

function changed(text: string, change: (edit: StandoffEdit, document: StandoffDocument) => void): string {
  const document = parseStandoff(text);
  const ids = new IdAllocator();
  ids.observe(document);
  const edit = new StandoffEdit(document, ids);
  change(edit, document);
  return applyEdits(text, edit.edits());
}

const sorted = 'T1\tPlace 0 4\tPort\nT2\tVote 5 10\tvoted\nE1\tVote:T2 Agent:T1\nR1\tNear Arg1:T1 Arg2:E1\nA1\tSure T1 very\nN1\tReference T1 Register:Q1\tPort\n#1\tAnnotatorNotes T1\told\n*\tSame T1 E1 R1\n';

describe('standoff edit', () => {
  it('puts new lines behind the last of their kind', () => {
    const result = changed(sorted, (edit) => {
      const id = edit.addEntity({ label: 'Person', fragments: [{ start: 20, end: 24 }, { start: 25, end: 30 }], quote: 'Osei Maren' });
      edit.addAttribute({ target: id, name: 'Sure' });
      edit.addNote({ target: id, text: 'two\nlines' });
      edit.addNormalization(id, { database: 'Register', entry: 'a b', text: 'x' });
      edit.addRelation({ label: 'Near', arguments: [{ role: 'Arg1', target: id }, { role: 'Arg2', target: 'T1' }] });
      edit.addEvent({ label: 'Vote', trigger: 'T2', arguments: [] });
    });
    assert.equal(result, [
      'T1\tPlace 0 4\tPort', 'T2\tVote 5 10\tvoted', 'T3\tPerson 20 24;25 30\tOsei Maren', 'E1\tVote:T2 Agent:T1', 'E2\tVote:T2 ',
      'R1\tNear Arg1:T1 Arg2:E1', 'R2\tNear Arg1:T3 Arg2:T1', 'A1\tSure T1 very', 'A2\tSure T3', 'N1\tReference T1 Register:Q1\tPort',
      'N2\tReference T3 Register:a_b\tx', '#1\tAnnotatorNotes T1\told', '#2\tAnnotatorNotes T3\ttwo lines', '*\tSame T1 E1 R1', '',
    ].join('\n'));
  });

  const newEntity = { label: 'Place', fragments: [{ start: 6, end: 7 }], quote: 'x' };
  const places: readonly (readonly [name: string, before: string, after: string])[] = [
    ['an empty file', '', 'T1\tPlace 6 7\tx\n'],
    ['a file with nothing but a mark', '\uFEFF', '\uFEFFT1\tPlace 6 7\tx\n'],
    ['a file of CRLF', 'T1\tA 0 1\ta\r\nA1\tB T1\r\n', 'T1\tA 0 1\ta\r\nT2\tPlace 6 7\tx\r\nA1\tB T1\r\n'],
    ['a file without a final line ending', 'T1\tA 0 1\ta', 'T1\tA 0 1\ta\nT2\tPlace 6 7\tx'],
    ['kinds mixed, as brat leaves them: at the end', 'T1\tA 0 1\ta\nA1\tB T1\nT2\tA 2 3\tb\n#1\tN T2\tc\n', 'T1\tA 0 1\ta\nA1\tB T1\nT2\tA 2 3\tb\n#1\tN T2\tc\nT3\tPlace 6 7\tx\n'],
    ['only notes', '#1\tN T9\tc\n', 'T1\tPlace 6 7\tx\n#1\tN T9\tc\n'],
  ];
  for (const [name, before, after] of places) {
    it(`adds to ${name}`, () => assert.equal(changed(before, (edit) => void edit.addEntity(newEntity)), after));
  }

  it('changes one field and leaves the oddities of a line alone', () => {
    const odd = 'T1\tPlace +0 4\tPort\textra\t\r\nM1\tSure T1\r\n';
    assert.equal(changed(odd, (edit) => edit.setLabel('T1', 'Harbor')), 'T1\tHarbor +0 4\tPort\textra\t\r\nM1\tSure T1\r\n');
    assert.equal(changed(odd, (edit) => edit.setFragments('T1', [{ start: 3, end: 6 }], 'abc')), 'T1\tPlace 3 6\tabc\textra\t\r\nM1\tSure T1\r\n');
    assert.equal(changed(odd, (edit) => edit.setAttribute('M1', 'very')), 'T1\tPlace +0 4\tPort\textra\t\r\nA1\tSure T1 very\r\n');
    assert.equal(changed(sorted, (edit) => edit.setNote('#1', 'new')), sorted.replace('old', 'new'));
    assert.equal(changed(sorted, (edit) => edit.setNormalization('N1', { database: 'Register', entry: 'Q2', text: 'Port' })), sorted.replace('Q1', 'Q2'));
    assert.equal(changed(sorted, (edit) => edit.setLabel('E1', 'Poll')), sorted.replaceAll('Vote', 'Poll'), 'a trigger and its event have one label');
  });

  it('removes what depends on an entity; events and equivalences only shrink', () => {
    assert.equal(changed(sorted, (edit) => {
      assert.deepEqual(edit.remove('T1').map(({ id }) => id), ['T1', 'R1', 'A1', 'N1', '#1']);
    }), 'T2\tVote 5 10\tvoted\nE1\tVote:T2 \n');
    assert.equal(changed(sorted, (edit) => void edit.remove('E1')),
      'T1\tPlace 0 4\tPort\nA1\tSure T1 very\nN1\tReference T1 Register:Q1\tPort\n#1\tAnnotatorNotes T1\told\n', 'a trigger goes with its last event');
    assert.equal(changed('T1\tA 0 1\ta\nT2\tA 1 2\tb\nT3\tA 2 3\tc\n*\tSame T1 T2 T3\n', (edit) => void edit.remove('T2')), 'T1\tA 0 1\ta\nT3\tA 2 3\tc\n*\tSame T1 T3\n');
  });

  it('adds nothing to what goes in the same change', () => {
    assert.equal(changed(sorted, (edit) => {
      edit.addNote({ target: 'R1', text: 'x' });
      edit.remove('R1');
    }), sorted.replace('R1\tNear Arg1:T1 Arg2:E1\n', '').replace(' R1\n', '\n'));
  });

  it('renames an id wherever it is named', () => {
    assert.equal(changed(sorted, (edit) => edit.renameId('T1', 'T77')), sorted.replace(/\bT1\b/g, 'T77'));
    assert.equal(changed(sorted, (edit) => edit.renameId('E1', 'E5')), sorted.replace(/\bE1\b/g, 'E5'));
  });

  it('never gives an id twice', () => {
    const ids = new IdAllocator();
    ids.observe(parseStandoff('T7\tA 0 1\ta\nT7\tA 0 1\ta\nT3x\tA 0 1\ta\nT99999999999\tA 0 1\ta\n'));
    assert.deepEqual([ids.next('T'), ids.next('T'), ids.next('A')], ['T8', 'T9', 'A1']);
    ids.observe(parseStandoff(''));
    assert.equal(ids.next('T'), 'T10');
  });

  it('touches only the lines concerned, whatever the file', () => {
    const step = fc.tuple(fc.constantFrom('label', 'fragments', 'add', 'note'), fc.nat(40));
    fc.assert(fc.property(standoffText, fc.array(step, { maxLength: 6 }), ({ text, ending }, steps) => {
      const document = parseStandoff(text);
      const touched = new Set<number>();
      let added = 0;
      const result = changed(text, (edit, { entities }) => {
        for (const [what, choice] of steps) {
          const entity = entities[choice % Math.max(1, entities.length)];
          if (what === 'add') {
            edit.addEntity(newEntity);
            added++;
          } else if (what === 'note') {
            edit.addNote({ target: 'T1', text: 'n' });
            added++;
          } else if (entity) {
            touched.add(entity.index);
            if (what === 'fragments') edit.setFragments(entity.id, [{ start: 1, end: 2 }], '😀');
            else {
              edit.setLabel(entity.id, 'Other');
              for (const line of document.lines) if (line.kind === 'event' && line.trigger === entity.id) touched.add(line.index);
            }
          }
        }
      });
      const kept = document.lines.filter(({ index }) => !touched.has(index)).map((line) => document.contentOf(line));
      const after = parseStandoff(result);
      let at = 0;
      for (const line of after.lines) if (after.contentOf(line) === kept[at]) at++;
      assert.equal(at, kept.length, 'every other line is there, in its order');
      assert.equal(after.lines.length, document.lines.length + added);
      if (text !== '') assert.equal(result.endsWith(ending), text.endsWith(ending), 'the end of the file stays of its kind');
      if (steps.length === 0) assert.equal(result, text);
    }), { numRuns: 400 });
  });
});

describe('covered text', () => {
  it('is cut at every kind of line break, white space at the edges left out, as brat does', () => {
    const text = ' Hello Kim \r\n \u2028Jong\u0085un\v \f\x1c.';
    assert.deepEqual(fragmentsOfSelection(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end)), ['Hello Kim', 'Jong', 'un', '.']);
    assert.deepEqual(fragmentsOfSelection(' \n ', { start: 0, end: 3 }), []);
  });

  it('is written so that brat reads it back', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '😀', '\t', '\u2028', 'b', '\r\n'), maxLength: 20 }), fc.nat(20), fc.nat(20), (text, one, other) => {
      const codePoints = new CodePointIndex(text);
      const selection = { start: Math.min(one, other, text.length), end: Math.min(Math.max(one, other), text.length) };
      const span = writtenSpan(text, [selection], codePoints);
      if (!span) return;
      const characters = [...text];
      assert.equal(span.quote.replace(/[\uD800-\uDFFF]/g, ''), span.fragments.map(({ start, end }) => characters.slice(start, end).join('')).join(' ').replace(/[\uD800-\uDFFF]/g, ''));
      assert.doesNotMatch(span.quote, /[\n\r\u2028]/);
      assert.ok(span.fragments.every(({ start, end }) => end > start));
      assert.equal(quoteOf(text, []), '');
    }), { numRuns: 500 });
  });
});
