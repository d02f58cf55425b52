import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseRecord, serializeRecord } from '../../../src/core/record/parse';
import { fieldNames, type ArticleRecord, type FieldName } from '../../../src/core/record/record';
import { damagedText, damages } from './damagedRecord';

const lines: Readonly<Record<FieldName, string>> = {
  url: 'https://www.aldarycourier.example/2019/03/05/harbor-vote.html',
  title: 'Port Aldary Council Votes to Reopen the Old Harbor - The Aldary Courier',
  subjects: 'Port Aldary,Harbors,Fishing',
  date: 'March 4, 2019',
  number: '417',
  body: `The council voted on Monday to reopen the old harbor. ${'Two members stayed away. '.repeat(8)}`,
};

function fieldTexts(text: string): Partial<Record<FieldName, string>> {
  const { fields } = parseRecord(text);
  return Object.fromEntries(fieldNames.flatMap((name) => (fields[name] ? [[name, fields[name].text]] : [])));
}

function join(names: readonly FieldName[], ending = '\n'): string {
  return names.map((name) => lines[name]).join(ending);
}

function only(names: readonly FieldName[]): Partial<typeof lines> {
  return Object.fromEntries(names.map((name) => [name, lines[name]]));
}

function without(...names: FieldName[]): FieldName[] {
  return fieldNames.filter((name) => !names.includes(name));
}

describe('parseRecord', () => {
  describe('a whole record', () => {
    for (const [name, ending] of [['LF', '\n'], ['CRLF', '\r\n'], ['a lone CR', '\r']] as const) {
      it(`with ${name}`, () => assert.deepEqual(fieldTexts(join(fieldNames, ending)), lines));
      it(`with ${name} behind the body, which is not part of it`, () => {
        const text = join(fieldNames, ending) + ending;
        assert.deepEqual(fieldTexts(text), lines);
        assert.deepEqual(parseRecord(text).segments.at(-1),
          { kind: 'line-ending', range: { start: text.length - ending.length, end: text.length } });
      });
    }
    it('with a byte order mark, which belongs to no field', () => {
      const { fields, segments } = parseRecord(`\uFEFF${join(fieldNames)}`);
      assert.deepEqual(segments[0], { kind: 'byte-order-mark', range: { start: 0, end: 1 } });
      assert.deepEqual(fields.url?.range, { start: 1, end: 1 + lines.url.length });
    });
    it('with a body of several lines, empty ones and a date above an integer among them', () => {
      const body = 'The council met twice:\n\nMarch 4, 2019\n417\r\nIt voted once.\n';
      assert.deepEqual(fieldTexts(`${join(without('body'))}\n${body}\n`), { ...lines, body });
    });
    it('with an empty body, where the number has a line ending and another follows', () => {
      assert.deepEqual(fieldTexts(`${join(without('body'))}\n\n`), { ...lines, body: '' });
    });
    it('with empty lines for fields', () => {
      const text = ['', '', '', '', '', lines.body].join('\n');
      assert.deepEqual(fieldTexts(text), { url: '', title: '', subjects: '', date: '', number: '', body: lines.body });
    });
    it('with any date that is written like one, and with a bad one', () => {
      for (const date of ['2019-03-04', '03/04/2019', 'Feb. 30, 2019', 'sometime in March']) {
        assert.deepEqual(fieldTexts(fieldNames.map((name) => (name === 'date' ? date : lines[name])).join('\n')), { ...lines, date });
      }
    });
    it('with a bad number and a body of several long lines', () => {
      const text = [lines.url, lines.title, lines.subjects, lines.date, 'n/a', lines.body, lines.body].join('\n');
      assert.deepEqual(fieldTexts(text), { ...lines, number: 'n/a', body: `${lines.body}\n${lines.body}` });
    });
    it('with a bad date, although a date above an integer stands in the body', () => {
      const body = `${lines.body}\nNov. 18, 2014\n7\n${lines.body}`;
      const text = [lines.url, lines.title, lines.subjects, 'last Monday', lines.number, body].join('\n');
      assert.deepEqual(fieldTexts(text), { ...lines, date: 'last Monday', body });
    });
  });

  describe('a title broken over several lines', () => {
    const words = ['Port Aldary Council', 'Votes to Reopen', 'the Old Harbor', '- The Aldary Courier'];
    for (const pieces of [2, 3, 4]) {
      for (const ending of ['\n', '\r\n']) {
        it(`${pieces} of them, ${ending === '\n' ? 'LF' : 'CRLF'}`, () => {
          const title = [...words.slice(0, pieces - 1), words.slice(pieces - 1).join(' ')].join(ending);
          assert.deepEqual(fieldTexts([lines.url, title, lines.subjects, lines.date, lines.number, lines.body].join(ending)),
            { ...lines, title });
        });
      }
    }
    it('with an empty piece, with empty subjects, with a short body, without a body', () => {
      const title = 'Port Aldary Council\n\nVotes';
      assert.deepEqual(fieldTexts([lines.url, title, '', lines.date, lines.number, 'Short.'].join('\n')),
        { ...lines, title, subjects: '', body: 'Short.' });
      assert.deepEqual(fieldTexts([lines.url, title, lines.subjects, lines.date, lines.number].join('\n')),
        { ...only(without('body')), title });
    });
  });

  describe('missing lines', () => {
    for (const name of without('body')) {
      it(`the ${name}`, () => {
        assert.deepEqual(fieldTexts(join(without(name))), only(without(name)));
        assert.deepEqual(parseRecord(join(without(name))).missing, [name]);
      });
    }
    it('the body, with and without a final line ending', () => {
      assert.deepEqual(parseRecord(join(without('body'))).missing, ['body']);
      assert.deepEqual(parseRecord(`${join(without('body'))}\n`).missing, ['body']);
    });
    it('everything behind a field', () => {
      for (let count = 0; count <= fieldNames.length; count++) {
        assert.deepEqual(parseRecord(join(fieldNames.slice(0, count))).missing, fieldNames.slice(count));
      }
    });
    it('URL and title; title and subjects; date and number', () => {
      assert.deepEqual(parseRecord(join(without('url', 'title'))).missing, ['url', 'title']);
      assert.deepEqual(parseRecord(join(without('title', 'subjects'))).missing, ['title', 'subjects']);
      assert.deepEqual(parseRecord(join(without('date', 'number'))).missing, ['date', 'number']);
    });
    it('everything above the date', () => {
      assert.deepEqual(parseRecord(join(['date', 'number', 'body'])).missing, ['url', 'title', 'subjects']);
    });
    it('everything: an empty text, one of a byte order mark only', () => {
      for (const text of ['', '\uFEFF']) {
        const record = parseRecord(text);
        assert.deepEqual(record.missing, fieldNames);
        assert.equal(serializeRecord(record), text);
      }
    });
  });

  it('keeps every text whole, and its parts in order', function () {
    // 100,000 runs: FUZZ_RUNS=100000 npx mocha test/unit/record/parse.test.ts
    const numRuns = Number(process.env['FUZZ_RUNS'] ?? 2000);
    this.timeout(20_000 + numRuns * 20);
    fc.assert(fc.property(damages, (list) => {
      const text = damagedText(list);
      const record = parseRecord(text);
      assert.ok(serializeRecord(record) === text, 'the segments make the text');
      checkParts(record);
    }), { numRuns });
  });

  it('keeps texts whole that are lines of 10 MB', function () {
    this.timeout(60_000);
    const filler = `Port, Aldary\uD83D - |&amp;${'\0'.repeat(7)}`;
    for (let place = 0; place < fieldNames.length; place++) {
      const text = fieldNames.map((name, index) => (index === place ? lines[name].padEnd(10_000_000, filler) : lines[name])).join('\r\n');
      const record = parseRecord(text);
      assert.ok(serializeRecord(record) === text);
      checkParts(record);
    }
  });

  it('does not look into the body of a whole record', () => {
    const looked: number[] = [];
    const original = String.prototype.indexOf;
    const body = `${lines.body}\n`.repeat(50);
    const text = `${join(without('body'))}\n${body}`;
    String.prototype.indexOf = function (wanted, from = 0) {
      if (String(this) === text) looked.push(from);
      return original.call(this, wanted, from);
    };
    try {
      parseRecord(text);
    } finally {
      String.prototype.indexOf = original;
    }
    assert.equal(looked.length, 5, 'each line of the header is searched for');
    assert.ok(looked.every((index) => index < text.indexOf(body)), `no search begins in the body: ${looked.join(' ')}`);
  });
});

function checkParts({ text, segments, fields, missing }: ArticleRecord): void {
  let covered = 0;
  for (const { kind, range } of segments) {
    assert.equal(range.start, covered, 'segments lie end to end');
    assert.ok(range.end > range.start || kind === 'field', 'only a field may be empty');
    if (kind === 'line-ending') assert.match(text.slice(range.start, range.end), /^(?:\r\n|\n|\r)$/);
    covered = range.end;
  }
  assert.equal(covered, text.length, 'segments cover the text');
  const present = fieldNames.filter((name) => fields[name]);
  assert.deepEqual(missing, fieldNames.filter((name) => !present.includes(name)));
  let end = 0;
  // Only these may stand in each other's place.
  const stand = { ...fields, ...swapped(fields, 'url', 'title'), ...swapped(fields, 'date', 'number') };
  const inOrder = present.map((name) => stand[name]?.name ?? name);
  for (const name of inOrder) {
    const field = fields[name];
    assert.ok(field && field.name === name && field.range.start >= end && field.range.end >= field.range.start,
      `${name} comes behind the field before`);
    assert.ok(field.text === text.slice(field.range.start, field.range.end), `${name} is what stands there`);
    if (name !== 'title' && name !== 'body') assert.doesNotMatch(field.text.slice(0, 1000), /[\r\n]/, `${name} is one line`);
    end = field.range.end;
  }
  const fieldSegments = segments.filter(({ kind }) => kind === 'field').map(({ range }) => range);
  assert.deepEqual(fieldSegments, inOrder.map((name) => fields[name]?.range));
}

/** Two fields by each other's name, where the second stands above the first. */
function swapped(fields: ArticleRecord['fields'], first: FieldName, second: FieldName): ArticleRecord['fields'] {
  const isSwapped = (fields[first]?.range.start ?? 0) > (fields[second]?.range.start ?? Infinity);
  return isSwapped ? { [first]: fields[second], [second]: fields[first] } : {};
}
