import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { configurationMessages } from '../../../src/core/labels/configurationFile';
import { abbreviationsOf } from '../../../src/core/labels/abbreviation';
import { lettersFor, withKeys } from '../../../src/core/labels/labelKeys';
import { builtInLabels, labelsInUse, readLabelSet } from '../../../src/core/labels/labelSet';

const annotation = `# a corpus of the harbor
[entities]
<PERSON>=Person|Crew
!Being
\tPerson|people\t<NORM>:Register|Gazetteer
\tAnimal
----------
Place
Ship type

[relations]
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:contain
WorksFor\tArg1:Person, Arg2:Place|Crew
Same\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive

[events]
Vote\tAgent*:Person, Theme?:<ANY>, Seat{2-3}:Place
\tRecount\t<INHERIT>, Reason:Place

[attributes]
Negated\tArg:<EVENT>
Certainty\tArg:<ANY>, Value:High|Low, <DEFAULT>:Low
`;

const visual = `[labels]
Person | Person of note | Pers | P
Vote | Abstimmung
[drawing]
SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken
Person\tbgColor:rgb(1-2-3)
Animal\tbgColor:red;background:url(x)
`;

const none: ReadonlySet<string> = new Set();

describe('labels', () => {
  it('are read from annotation.conf and visual.conf', () => {
    const { labels, problems } = readLabelSet({ annotation, visual });
    assert.deepEqual(labels.types.map(({ name, kind, parent, depth, taggable }) => [name, kind, parent, depth, taggable]), [
      ['Being', 'entity', undefined, 0, false], ['Person', 'entity', 'Being', 1, true], ['Animal', 'entity', 'Being', 1, true],
      ['Place', 'entity', undefined, 0, true], ['Ship', 'entity', undefined, 0, true],
      ['Vote', 'event', undefined, 0, true], ['Recount', 'event', 'Vote', 1, true],
    ]);
    const person = labels.find('Person');
    assert.deepEqual([person?.displayName, person?.shortNames, person?.aliases, person?.normalizations, person?.attributes],
      ['Person of note', ['Pers', 'P'], ['people'], ['Register', 'Gazetteer'], ['Certainty']]);
    assert.deepEqual(person?.style, { foreground: 'black', background: 'rgb(1,2,3)', border: 'darken' });
    assert.equal(labels.find('Animal')?.style?.background, 'lightgreen', 'what is no colour does not get into a style');
    assert.deepEqual(labels.find('Vote')?.attributes, ['Negated', 'Certainty']);
    assert.deepEqual(labels.find('Recount')?.arguments.map(({ role, least, most }) => [role, least, most]),
      [['Agent', 0, Infinity], ['Theme', 0, 1], ['Seat', 2, 3], ['Reason', 1, 1]]);
    assert.deepEqual(labels.attributes, [
      { name: 'Negated', displayName: 'Negated', values: [], defaultValue: undefined, targets: ['<EVENT>'] },
      { name: 'Certainty', displayName: 'Certainty', values: ['High', 'Low'], defaultValue: 'Low', targets: ['<ANY>'] },
    ]);
    assert.deepEqual(labels.relations.map(({ name, equivalence }) => [name, equivalence]), [['WorksFor', false], ['Same', true]]);
    assert.deepEqual(problems.map(({ problem }) => [problem.template, problem.args]), [
      [configurationMessages.badArgument, { argument: 'type' }],
      [configurationMessages.undefinedType, { name: 'Crew' }],
    ]);
  });

  const broken: readonly (readonly [name: string, section: string, line: string, template: string])[] = [
    ['a macro used before it is defined', 'relations', 'Owns\tArg1:<PERSON>, Arg2:Place', configurationMessages.undefinedMacro],
    ['a reserved macro', 'entities', '<ANY>=Person', configurationMessages.reservedMacro],
    ['a level left out', 'entities', '\t\tFish', configurationMessages.noParent],
    ['a relation of one', 'relations', 'Owns\tArg1:Place', configurationMessages.relationArguments],
    ['a repeated role that ends in a digit', 'events', 'Sale\tTheme2*:Place', configurationMessages.repeatedDigit],
    ['a count that cannot be', 'events', 'Sale\tTheme{3-2}:Place', configurationMessages.badRepetition],
    ['a role twice', 'events', 'Sale\tTheme:Place, Theme:Person', configurationMessages.repeatedArgument],
    ['a name that cannot be stored', 'entities', 'Straße', configurationMessages.notStorable],
    ['a name twice', 'entities', 'Place', configurationMessages.definedTwice],
  ];
  for (const [name, section, line, template] of broken) {
    it(`tells ${name}, and keeps the rest`, () => {
      const source = '[entities]\nPlace\nPerson\n[relations]\n[events]\n[attributes]\n'.split('\n');
      const next = ['entities', 'relations', 'events', 'attributes'];
      const before = source.indexOf(`[${next[next.indexOf(section) + 1]}]`);
      source.splice(before, 0, line);
      const { labels, problems } = readLabelSet({ annotation: source.join('\n') });
      assert.deepEqual(problems.map(({ problem }) => problem.template), [template]);
      const [found] = problems;
      assert.equal(source.join('\n').slice(found?.range.start, found?.range.end), line);
      assert.ok(labels.find('Place') && labels.find('Person'));
    });
  }

  it('keep names as they are written, and say what brat would make of them', () => {
    const { labels, problems } = readLabelSet({ annotation: '[entities]\nПерсона\nСобытие\n地名\nPER:Name\nC++\n[relations]\n[events]\n[attributes]\n' });
    assert.deepEqual(labels.taggable.map(({ name }) => name), ['Персона', 'Событие', '地名', 'PER:Name', 'C++']);
    assert.deepEqual(problems.map(({ problem }) => problem.template === configurationMessages.sameStored), [false, true, false, false, false]);
    assert.deepEqual(problems[1]?.problem.args, { name: 'Событие', other: 'Персона', stored: '_______' });
  });

  it('add up the lines of a relation', () => {
    const { labels, problems } = readLabelSet({ annotation: '[entities]\nA\nB\nC\n[relations]\nNear Arg1:A, Arg2:B\nNear Arg1:B, Arg2:C\n[events]\n[attributes]\n' });
    assert.deepEqual(problems, []);
    assert.deepEqual(labels.relations[0]?.arguments.map(({ role, types }) => [role, types]), [['Arg1', ['A', 'B']], ['Arg2', ['B', 'C']]]);
    assert.equal(labels.relations[0]?.forms.length, 2);
  });

  it('in use are those of the files, the most frequent first', () => {
    const labels = labelsInUse({ labels: new Map([['LOC', 2], ['PER', 9]]), relations: new Map([['Near', 1]]), attributes: new Map([['Sure', new Set(['yes'])]]) });
    assert.deepEqual(labels.types.map(({ name, digit, attributes }) => [name, digit, attributes]), [['PER', 1, ['Sure']], ['LOC', 2, ['Sure']]]);
    assert.equal(labelsInUse({ labels: new Map(), relations: new Map(), attributes: new Map() }), builtInLabels);
  });

  it('tells what brat falls over without a word', () => {
    const problems = (text: string): string[] => readLabelSet({ annotation: text }).problems.map(({ problem }) => problem.template);
    assert.deepEqual(problems('\uFEFF[spans]\r\nPlace\r\n[relations]\r\n[events]\r\n[attributes]\r\n'), [configurationMessages.byteOrderMark]);
    assert.deepEqual(problems('Place\n[entities]\n[relations]\n[events]\n[values]\nx\n'),
      [configurationMessages.outsideSections, configurationMessages.unknownSection, configurationMessages.missingSection]);
  });

  it('are those brat reads', function () {
    const folder = join(__dirname, '../../../../shared/torture');
    if (!existsSync(folder)) {
      console.log(`        skipped: ${folder} is not there`);
      this.skip();
    }
    const { labels, problems } = readLabelSet({ annotation: readFileSync(join(folder, 'brat/annotation.conf'), 'utf8') });
    const { config } = JSON.parse(readFileSync(join(folder, 'brat-results.json'), 'utf8')) as { config: Record<string, readonly string[]> };
    assert.deepEqual(labels.types.filter(({ kind }) => kind === 'entity').map(({ name }) => name), config['entities']);
    assert.deepEqual(labels.types.filter(({ kind }) => kind === 'event').map(({ name }) => name), config['events']);
    assert.deepEqual(['<OVERLAP>', ...labels.relations.map(({ name }) => name)], config['relations']);
    assert.deepEqual(labels.attributes.map(({ name }) => name), config['attributes']);
    assert.deepEqual(problems, []);
  });

  it('never throws', () => {
    const pieces = fc.constantFrom('[entities]', '[labels]', '\n', '\t', ' ', '<A>', '=', ':', '|', ',', '!', '#', 'Name', '{2-1}', '<NORM>:', '*', '\uFEFF', '----', '[');
    const text = fc.array(pieces, { maxLength: 40 }).map((list) => list.join(''));
    fc.assert(fc.property(text, text, (one, other) => {
      const { labels } = readLabelSet({ annotation: one, visual: other });
      const letters = lettersFor(labels.taggable.map(({ displayName }) => displayName), none).filter((letter) => letter !== undefined);
      assert.equal(new Set(letters).size, letters.length);
    }));
  });

  it('have keys and looks of their own, also the built-in ones', () => {
    assert.deepEqual(builtInLabels.types.map(({ name, digit, border }) => `${digit} ${name} ${border}`), [
      '1 Person solid', '2 Organization solid', '3 Place solid', '4 Group dashed', '5 Event double', '6 Law solid', '7 Work dashed',
      '8 Date dotted', '9 Quantity dotted',
    ]);
    const many = readLabelSet({ annotation: `[entities]\n${Array.from({ length: 40 }, (_value, index) => `Kind${index}`).join('\n')}\nORG\n` }).labels.types;
    const looks = many.slice(0, 35).map(({ palette, border }) => `${palette} ${border}`);
    assert.equal(new Set(looks).size, looks.length);
    assert.deepEqual([many[40]?.name, many[40]?.palette], ['ORG', 1], 'a known meaning keeps its colour');
  });

  it('get letters of their name, never those that mean something else', () => {
    const reserved = new Set(['l', 'n']);
    assert.deepEqual(lettersFor(['Person', 'Place', 'Law', 'Note', 'Ärztin', 'État', '名前'], reserved), ['p', 'c', 'w', 'o', 'a', 'e', 'b']);
    assert.equal(lettersFor(Array.from({ length: 30 }, () => 'X'), reserved).filter((letter) => letter !== undefined).length, 24);
  });

  it('have short forms that differ, also where the names begin and end alike', () => {
    const short = (...names: string[]): string[] => {
      const forms = abbreviationsOf(names.map((name) => ({ name, displayName: name, shortNames: [] })));
      return names.map((name) => forms.get(name) ?? '');
    };
    assert.deepEqual(short('Person', 'Organization', 'Harbor_Master'), ['Person', 'Org', 'HM']);
    assert.deepEqual(short('Type-00-of-the-long-name', 'Type-01-of-the-long-name', 'Type-10-of-the-long-name', 'Type-11-of-the-long-name'), ['T·00', 'T·01', 'T·10', 'T·11']);
    assert.deepEqual(short('Organization-Company', 'Organization-College', 'Organization'), ['O·Com', 'O·Col', 'Org']);
    assert.deepEqual(short('Internationalism', 'Internationalist'), ['Int1', 'Int2']);
    fc.assert(fc.property(fc.uniqueArray(fc.stringMatching(/^[A-Ca-c]{1,3}([_-][A-Ca-c]{0,12}){0,3}$/), { maxLength: 40 }), (names) => {
      const forms = short(...names);
      assert.equal(forms.length, names.length);
      assert.equal(new Set(forms.map((form) => form.toLowerCase())).size, names.length);
    }));
  });

  it('have the keys the user set, then digits for those most in use, then letters for those without', () => {
    const names = Array.from({ length: 40 }, (_value, index) => `Kind${index}`);
    const { labels } = readLabelSet({ annotation: `[entities]\n${names.join('\n')}\n` });
    const keys = (own: Record<string, string>, uses: ReadonlyMap<string, number>): string[] => withKeys(labels, { own, uses, reserved: new Set(['n']) }).taggable
      .flatMap(({ name, digit, letter }) => (digit === undefined && letter === undefined ? [] : [`${name} ${digit ?? ''}${letter ?? ''}`]));
    const given = keys({ Kind30: '2', Kind31: 'k', Kind32: 'k', Kind33: 'n', Kind34: 'ж', Nobody: '3' }, new Map([['Kind39', 9], ['Kind38', 8]]));
    assert.deepEqual(given.filter((key) => /\d$/.test(key)).map((key) => key.split(' ')), [
      ['Kind0', '4'], ['Kind1', '5'], ['Kind2', '6'], ['Kind3', '7'], ['Kind4', '8'], ['Kind5', '9'], ['Kind30', '2'], ['Kind38', '3'], ['Kind39', '1'],
    ]);
    assert.ok(given.includes('Kind31 k') && given.includes('Kind34 ж'));
    assert.equal(given.filter((key) => / (n|.*k)$/.test(key)).length, 1, 'neither a reserved letter nor one that is another label’s');
    assert.equal(given.length, 9 + 25 + 1, 'letters go to labels without a digit');
    assert.deepEqual(withKeys(builtInLabels, { own: {}, reserved: new Set(['l', 'n', 'f', 'g']) }).types.map(({ digit, letter }) => `${digit}${letter}`).slice(0, 3), ['1p', '2o', '3c']);
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...names), fc.constantFrom(...'123abcxyz')), (own) => {
      const all = withKeys(labels, { own, reserved: new Set(['n']) }).taggable.flatMap(({ digit, letter }) => [digit, letter].filter((key) => key !== undefined).map(String));
      assert.equal(new Set(all).size, all.length);
    }));
  });
});
