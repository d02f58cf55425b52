import assert from 'node:assert/strict';
import { recognitionThresholds, scoreRecord } from '../../../src/core/record/recognition';

const record = [
  'https://www.aldarycourier.example/2019/03/05/harbor-vote.html', 'Port Aldary Council Votes', 'Harbors', 'March 4, 2019', '417',
  'x'.repeat(200),
];

function withLine(index: number, text: string): string {
  return record.map((line, place) => (place === index ? text : line)).join('\n');
}

describe('scoreRecord', () => {
  it('finds all four signs, whatever ends the lines', () => {
    for (const ending of ['\n', '\r\n', '\r']) assert.equal(scoreRecord(record.join(ending)), 4);
    assert.equal(scoreRecord(`\uFEFF${record.join('\n')}\n`), 4);
    assert.ok(recognitionThresholds.switchLanguage <= 4);
  });

  for (const [name, index, text] of [
    ['line 1 is no address', 0, 'Port Aldary'], ['line 4 is no date', 3, 'Harbors'], ['line 5 is no integer', 4, '4.17'],
    ['line 6 is short', 5, 'x'.repeat(199)],
  ] as const) {
    it(`misses one where ${name}`, () => assert.equal(scoreRecord(withLine(index, text)), 3));
  }

  it('counts a date that another rule will complain about', () => {
    for (const date of ['2019-03-04', '03/04/2019', 'Feb. 30, 2019']) assert.equal(scoreRecord(withLine(3, date)), 4, date);
  });

  it('needs only the start of a file', () => {
    const text = `${record.join('\n')}${'y'.repeat(10_000)}\n`;
    assert.equal(scoreRecord(text.slice(0, record.join('\n').length)), 4);
  });

  it('counts only the sixth line for the body', () => {
    assert.equal(scoreRecord(`${withLine(5, 'short')}\n${'x'.repeat(500)}`), 3);
    assert.equal(scoreRecord(`${withLine(5, 'short')}\r${'x'.repeat(500)}`), 3);
  });

  for (const [name, text, score] of [
    ['nothing', '', 0], ['a byte order mark', '\uFEFF', 0], ['prose', 'Dear Maren,\n\nthe harbor is open.\n\nYours\nJohn\n'.repeat(20), 0],
    ['a list of links', 'https://a.example/\nhttps://b.example/\n'.repeat(20), 1], ['one long line', 'z'.repeat(5000), 0],
    ['numbers', '1\n2\n3\n4\n5\n6\n', 1], ['a record that lacks its title', record.filter((_, index) => index !== 1).join('\n'), 1],
  ] as const) {
    it(`gives ${name} ${score}`, () => assert.equal(scoreRecord(text), score));
  }
});
