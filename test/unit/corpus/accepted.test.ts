import assert from 'node:assert/strict';
import fc from 'fast-check';
import { acceptedProblem, AcceptedProblems, withAccepted } from '../../../src/core/corpus/accepted';

const text = 'https://a.example/b\nTide Tables  - The Aldary Courier\nHarbors\nMarch 4, 2019\n417\nThe  tide turns.\n';
const at = (passage: string): { start: number; end: number } => ({ start: text.indexOf(passage), end: text.indexOf(passage) + passage.length });

describe('accepted problems', () => {
  const problem = acceptedProblem('2019/tides.article', text, 'title.extra-space', at('  - '));

  it('are found again, whatever moved before them, and nowhere else', () => {
    const accepted = AcceptedProblems.read(withAccepted('', problem));
    assert.ok(accepted.has(problem));
    const moved = text.replace('https://a.example/b', 'https://aldary.example/another/address');
    const start = moved.indexOf('  - ');
    assert.ok(accepted.has(acceptedProblem('2019/tides.article', moved, 'title.extra-space', { start, end: start + 4 })));
    assert.ok(!accepted.has(acceptedProblem('2019/other.article', text, 'title.extra-space', at('  - '))));
    assert.ok(!accepted.has({ ...problem, rule: 'title.line-break' }));
    assert.ok(!accepted.has(acceptedProblem('2019/tides.article', text.replace('Tables', 'Boats'), 'title.extra-space', { start: at('  - ').start - 1, end: at('  - ').end - 1 })));
  });

  it('may be accepted for every article', () => {
    const accepted = AcceptedProblems.read(withAccepted('', { ...problem, article: '*' }));
    assert.ok(accepted.has(problem) && accepted.has({ ...problem, article: 'x.txt' }));
  });

  it('stand a line each, sorted, under their heading, once', () => {
    const second = acceptedProblem('2018/a.article', text, 'body.lost-break', at('  tide'));
    const file = withAccepted(withAccepted(withAccepted('', problem), second), problem);
    assert.deepEqual(file.split('\n').slice(1), [
      '2018/a.article\tbody.lost-break\t\\u0020 tide\tThe\t\\u0020turns.',
      '2019/tides.article\ttitle.extra-space\t\\u0020 -\\u0020\tTide Tables\tThe Aldary Couri',
      '',
    ]);
    assert.ok(file.startsWith('# Problems'));
  });

  it('of two people are merged line by line: any union of the lines accepts what either accepted', () => {
    const other = acceptedProblem('2018/a.article', text, 'body.lost-break', at('  tide'));
    const merged = [...new Set([...withAccepted('', problem).split('\n'), ...withAccepted('', other).split('\r\n')])].join('\r\n');
    const accepted = AcceptedProblems.read(merged);
    assert.ok(accepted.has(problem) && accepted.has(other));
  });

  it('keep any text to a line of its own', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (any, a, b) => {
      const start = Math.min(a, b) % (any.length + 1);
      const end = start + (Math.max(a, b) % (any.length - start + 1));
      const one = acceptedProblem('a b.txt', any, 'body.lost-break', { start, end });
      const file = withAccepted('', one);
      assert.equal(file.split('\n').length, 3);
      assert.ok(AcceptedProblems.read(file).has(one));
    }));
  });

  it('of a wrong form accept nothing', () => {
    const accepted = AcceptedProblems.read('# of us\r\nx\ty\r\n\r\n<<<<<<< HEAD\r\n');
    assert.ok(accepted.isEmpty);
    assert.deepEqual(accepted.problem?.args, { count: 2, lines: '2, 4' });
    assert.deepEqual(AcceptedProblems.read('x\n'.repeat(12)).problem?.args, { count: 12, lines: '1, 2, 3, 4, 5, 6, 7, 8, 9, 10 …' });
    assert.equal(AcceptedProblems.read(withAccepted('', problem)).problem, undefined);
  });
});
