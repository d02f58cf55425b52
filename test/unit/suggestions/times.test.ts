import assert from 'node:assert/strict';
import { findTimesAndNumbers } from '../../../src/core/suggestions/english/times';
import { assertGrowth, linearWithSorting } from '../../fixtures/growth';

/** Each line holds what is found between brackets, with its role. */
const lines = [
  'The vote was on [date Tuesday, Nov. 18, 2014], not on [date Wednesday].', 'It rose [percent 12 percent] in [date the third quarter of 1989].', 'He paid [money $3.5 million], or [money 20 cents a share].',
  '[date Last week] nobody came.', '[number Two] ships left at [time 5 p.m.] [date nine months ago].', 'They met [date yesterday] and [date in the 1990s].'.replace('[date in the', 'in [date the'),
  'The march in May goes on.'.replace('May', '[date May]'), 'She may march in time.', 'Of [number 1,200] men [number tens of thousands] did not come.', 'The [ordinal second] came on [date 3 May 1990].',
  'Flight 370 and room 12B'.replace('370', '[number 370]'), '[date Dec. 1] to [date 2014-11-18]', 'no date at all, and nothing to count',
  '“[date Fourteen months],” she said.', 'It takes [time a second] or [number two].', 'The wall needs a [ordinal second] course.', 'It came [time a second later] and went [time a minute] on.',
];

describe('findTimesAndNumbers', () => {
  for (const line of lines) {
    it(line, () => {
      const sentence = line.replace(/\[\w+ ([^\]]*)\]/g, '$1');
      let marked = '';
      let copied = 0;
      for (const { start, end, role } of findTimesAndNumbers(sentence)) {
        marked += `${sentence.slice(copied, start)}[${role} ${sentence.slice(start, end)}]`;
        copied = end;
      }
      assert.equal(marked + sentence.slice(copied), line);
    });
  }

  it('takes time in the length of the sentence, whatever it repeats', () => {
    const sentence = (count: number): string =>
      '1,200,300 two hundred and three thousand million last the first Nov. 18 '.repeat(count) + '9,'.repeat(count * 20) + '-'.repeat(count * 20);
    const [short, long] = [sentence(40), sentence(400)];
    assertGrowth(linearWithSorting, () => findTimesAndNumbers(short), () => findTimesAndNumbers(long));
  });
});
