import assert from 'node:assert/strict';
import { readCalendarDate } from '../../src/core/record/readDate';
import { hasScope, loadGrammar, tokenize } from './grammars';

/** Lines of which the reader and the grammar must think the same: the date line tells where the header ends. */
const lines = [
  'Nov. 18, 2014', 'November 18, 2014', 'NOV. 18, 2014', 'Nov 18, 2014', 'Sep. 9, 2014', 'Sept. 9, 2014', 'May 1, 2020', 'March 4, 2019',
  'Tuesday, November 18, 2014', 'Tue, 18 Nov 2014', '18 November 2014', '18 Nov. 2014', '2014-11-18', '2014/11/18', '2014-11-18T09:30:00Z',
  'Nov.18, 2014', '18-Nov-2014', 'the 18th of November, 2014', '18/11/2014', '2014-11-18 09:30', 'Weds., Nov. 19, 2014',
  'June 3rd, 2015', '3rd June 2015', ' Nov. 18, 2014 ',
  'The council met on Nov. 18, 2014', 'Nov. 18', '2014', '417', 'yesterday', '', 'Harbors,Fishing', 'Mayor 18, 2014', 'Nov. 18, 14 and later',
];

describe('the grammar takes for a date what the reader takes for one', () => {
  for (const line of lines) {
    it(JSON.stringify(line), async () => {
      const tokens = tokenize(await loadGrammar('text.article'), ['https://www.aldarycourier.example/a.html', 'Harbor Reopens - The Aldary Courier', 'Harbors', line]);
      assert.equal(tokens.some((token) => hasScope(token, 'constant.numeric.date')), readCalendarDate(line) !== undefined);
    });
  }
});
