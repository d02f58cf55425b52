import assert from 'node:assert/strict';
import fc from 'fast-check';
import { builtInLabels, readLabelSet } from '../../../src/core/labels/labelSet';
import { linkPlaceAt, proposeStandoff } from '../../../src/core/standoff/standoffCompletion';
import { parseStandoff } from '../../../src/core/standoff/standoffDocument';
import { referencesOf } from '../../../src/core/standoff/standoffLine';
import { lineAt, placesOfId, renameProblem, tagAt, tokenAt, tokensOfLine } from '../../../src/core/standoff/standoffTokens';
import { withoutReferences, withRenamedReferences } from '../../../src/core/standoff/writtenLine';
import { standoffText } from './standoffArbitraries';

const text = [
  'T1\tPlace 0 4;5 11\tPort Aldary\textra',
  'T2\tVote 12 17\tvoted',
  'E1\tVote:T2 Agent:T1',
  'R1\tNear Arg1:T1 Arg2:E1\t',
  'A1\tSure E1 very much',
  'N1\tReference T1 Wiki:Q1\tPort Aldary',
  '#1\tAnnotatorNotes T1\ta note on T1',
  '#2\tSTATUS Done',
  '*\tSame T1 E1',
  'no annotation',
  '',
].join('\n');

/** One line whose words are parted by anything that some program takes for white space. */
const oddLine = fc.tuple(fc.constantFrom('T1', 'R1', 'E1', 'A1', 'M1', 'N1', '#1', '*'),
  fc.array(fc.tuple(fc.constantFrom('Place', 'Same', 'STATUS', 'Vote:T2', 'Agent:T1', 'Other:E1', 'T1', 'T2', '0', '4', 'K:1'), fc.constantFrom(' ', '\u00a0', '\uFEFF', '  ', '')),
    { minLength: 2, maxLength: 6 }), fc.boolean())
  .map(([id, words, quoted]) => `${id}\t${words.flat().join('')}${quoted ? '\tPort' : ''}`);

/** Files of lines, and of any characters that mean something in one. */
const anySidecar = fc.oneof(standoffText.map(({ text: sidecar }) => sidecar), oddLine,
  fc.array(fc.constantFrom('T1', 'A2', '#', '*', '\t', ' ', ':', ';', '0', '\n', '\r', '\uFEFF', 'x', '😀'), { maxLength: 40 }).map((parts) => parts.join('')));

describe('parts of a standoff line', () => {
  const document = parseStandoff(text);
  const described = (line: number): string[] => tokensOfLine(document, document.lines[line] ?? assert.fail())
    .map((token) => `${token.kind} ${token.text}`);
  const expected: readonly (readonly string[])[] = [
    ['id T1', 'label Place', 'offsets 0 4;5 11', 'text Port Aldary\textra'],
    ['id T2', 'label Vote', 'offsets 12 17', 'text voted'],
    ['id E1', 'label Vote', 'reference T2', 'reference T1'],
    ['id R1', 'label Near', 'reference T1', 'reference E1'],
    ['id A1', 'label Sure', 'reference E1', 'text very much'],
    ['id N1', 'label Reference', 'reference T1', 'text Wiki:Q1', 'text Port Aldary'],
    ['id #1', 'label AnnotatorNotes', 'reference T1', 'text a note on T1'],
    ['id #2', 'label STATUS', 'text Done'],
    ['label Same', 'reference T1', 'reference E1'],
    [],
  ];
  for (const [line, parts] of expected.entries()) {
    it(`are told of ${JSON.stringify(text.split('\n')[line])}`, () => assert.deepEqual(described(line), parts));
  }

  it('are found by their place, at their end too', () => {
    const at = text.indexOf('Agent:T1') + 'Agent:'.length;
    for (const offset of [at, at + 1, at + 2]) assert.equal(tokenAt(document, offset)?.token.text, 'T1');
    assert.equal(tokenAt(document, text.length), undefined);
    assert.equal(lineAt(parseStandoff(''), 0), undefined);
  });

  it('tell every place of an id', () => {
    assert.deepEqual(placesOfId(document, 'T1').map(({ line, token }) => `${line.index} ${token.kind}`),
      ['0 id', '2 reference', '3 reference', '5 reference', '6 reference', '8 reference']);
    assert.deepEqual(placesOfId(document, 'T9'), []);
  });

  it('lie in the line, in order, read what they say, and name what the line names, whatever the file', () => {
    fc.assert(fc.property(anySidecar, (sidecar) => {
      const read = parseStandoff(sidecar);
      for (const line of read.lines) {
        let last = line.range.start;
        const tokens = tokensOfLine(read, line);
        for (const { range, text: part } of tokens) {
          assert.ok(range.start >= last && range.end > range.start && range.end <= line.range.end);
          assert.equal(sidecar.slice(range.start, range.end), part);
          last = range.end;
        }
        assert.deepEqual(tokens.filter(({ kind }) => kind === 'reference').map((token) => token.text), referencesOf(line));
      }
    }), { numRuns: 500 });
  });
});

describe('references of a line', () => {
  const readLine = (content: string) => parseStandoff(content).lines[0] ?? assert.fail();

  it('are renamed where the line reads them, and nowhere else', () => {
    fc.assert(fc.property(oddLine, (content) => {
      const line = readLine(content);
      const renamed = withRenamedReferences(content, line, (id) => `${id}0`);
      assert.deepEqual(referencesOf(readLine(renamed)), referencesOf(line).map((id) => `${id}0`));
      assert.equal(withRenamedReferences(renamed, readLine(renamed), (id) => id.slice(0, -1)), content);
    }), { numRuns: 2000 });
  });

  it('go from an event or an equivalence alone, whatever parts them', () => {
    fc.assert(fc.property(oddLine, fc.constantFrom('T1', 'T2', 'E1'), (content, gone) => {
      const line = readLine(content);
      if (line.kind !== 'equivalence' && line.kind !== 'event') return;
      const [trigger, ...named] = line.kind === 'event' ? referencesOf(line) : ['', ...referencesOf(line)];
      const expected = named.filter((id) => id !== gone);
      const shorter = readLine(withoutReferences(content, line, new Set([gone])));
      // Without any member an equivalence is no line any more; whoever removes one removes it.
      if (line.kind === 'equivalence' && expected.length === 0) return;
      assert.deepEqual(referencesOf(shorter), line.kind === 'event' ? [trigger, ...expected] : expected);
    }), { numRuns: 2000 });
  });
});

describe('renaming an id', () => {
  const document = parseStandoff('T1\tPlace 0 4\tPort\nT2\tPlace 5 6\tA\nT2\tPlace 7 8\tB\n');
  const cases = [
    ['T1', 'T7', undefined], ['T1', 'T1', undefined], ['T1', 'R7', 'kind'], ['T1', 'T2', 'taken'], ['T2', 'T7', 'ambiguous'],
    ['T1', 'T', 'form'], ['T1', 'T 7', 'form'], ['T1', 'T7\tx', 'form'], ['T1', '', 'form'], ['T1', 'T1234567890', 'form'],
  ] as const;
  for (const [from, to, problem] of cases) {
    it(`${from} to ${JSON.stringify(to)}: ${problem ?? 'can be done'}`, () => assert.equal(renameProblem(document, from, to), problem));
  }
});

describe('places of links', () => {
  const placeIn = (line: string): string | undefined => {
    const whole = `${text}${line}`;
    const place = linkPlaceAt(parseStandoff(whole), whole.length);
    return place && `${whole.slice(place.range.start, place.range.end)}|${place.text}`;
  };
  for (const [line, place] of [
    ['N2\tReference T1 ', '|Port Aldary'], ['N2\tReference T1 Wiki:Q', 'Wiki:Q|Port Aldary'], ['N2\tReference E1 W', 'W|'], ['N2\tReference T1', undefined],
    ['N2\tReference T1 Wiki:Q1\tPo', undefined], ['R2\tNear T1 W', undefined],
  ] as const) it(`${JSON.stringify(line)}: ${place ?? 'none'}`, () => assert.equal(placeIn(line), place));

  it('are none in a file that is refused', () => assert.equal(linkPlaceAt(parseStandoff('<<<<<<< a\n=======\n>>>>>>> b\nN1\tReference T1 '), 50), undefined));
});

describe('proposals', () => {
  const { labels } = readLabelSet({ annotation: '[entities]\nPlace\n!Being\n\tPerson\n[relations]\nNear\tFrom:Place, To:Place\n[events]\nVote\tAgent:Person\n[attributes]\nSure\tArg:<ANY>, Value:low|high\n' });
  const proposedFor = (line: string): string[] | undefined => {
    const whole = `${text}${line}`;
    return proposeStandoff(parseStandoff(whole), whole.length, labels)?.proposals.map((proposal) => proposal.text);
  };
  const cases: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['', ['T3\t', 'E2\t', 'R2\t', 'A2\t', 'N2\t', '#3\t', '*\t']],
    ['Port', []],
    ['T3\t', ['Place', 'Person']],
    ['T3\tPlace 0', undefined],
    ['T3\tPlace 0 4\tPo', undefined],
    ['E2\t', ['Vote']],
    ['E2\tVote:', ['T1', 'T2']],
    ['E2\tVote:T2 ', ['Agent:']],
    ['E2\tVote:T2 Agent:', ['T1', 'T2', 'E1']],
    ['R2\t', ['Near']],
    ['R2\tNear ', ['From:', 'To:']],
    ['R2\tNear From:T', ['T1', 'T2', 'E1']],
    ['A2\tSure T1 ', ['low', 'high']],
    ['A2\tSure ', ['T1', 'T2', 'E1', 'R1']],
    ['#3\tAnnotatorNotes T1\tno', undefined],
  ];
  for (const [line, expected] of cases) it(`behind ${JSON.stringify(line)}`, () => assert.deepEqual(proposedFor(line), expected));

  it('never fail and replace what stands before the caret, whatever the file', () => {
    fc.assert(fc.property(anySidecar, fc.nat(), (sidecar, place) => {
      const offset = place % (sidecar.length + 1);
      const proposed = proposeStandoff(parseStandoff(sidecar), offset, builtInLabels);
      if (!proposed) return;
      assert.equal(proposed.range.end, offset);
      assert.doesNotMatch(sidecar.slice(proposed.range.start, offset), /[\r\n]/);
    }), { numRuns: 500 });
  });
});

describe('the tag that a place of a standoff file is about', () => {
  const document = parseStandoff(text);
  const tagOf = (part: string): string | undefined => tagAt(document, text.indexOf(part))?.id;

  it('is the one whose id stands there, or that of the line, or the first that the line speaks of', () => {
    for (const [part, id] of [
      ['T1\tPlace', 'T1'], ['Place 0', 'T1'], ['Vote 12', 'T2'], ['E1\tVote', 'T2'], ['T1\nR1', 'T1'], ['R1\t', 'T1'], ['N1', 'T1'], ['#1', 'T1'], ['*\t', 'T1'],
      ['A1', undefined], ['#2', undefined], ['no annotation', undefined],
    ] as const) assert.equal(tagOf(part), id, part);
  });

  it('is a tag of the file, at any offset of any file', () => {
    fc.assert(fc.property(anySidecar, fc.nat(), (sidecar, at) => {
      const read = parseStandoff(sidecar);
      const tag = tagAt(read, at % (sidecar.length + 2));
      assert.ok(tag === undefined || read.annotation(tag.id) === tag);
    }));
  });
});
