import assert from 'node:assert/strict';
import { TitleEndings } from '../../../src/core/record/learnedPublishers';
import { publisherOfHost } from '../../../src/core/record/publishers';
import { parseRecord } from '../../../src/core/record/parse';
import { checkRecord } from '../../../src/core/rules/check';

const headlines = ['Harbor Reopens', 'A Ferry Returns', 'Tide Tables Printed', 'The Lamp Is Lit', 'New Roof for the Ice House', 'Nets Mended'];

describe('publishers learned from titles', () => {
  it('are what ends most titles of a host, whatever parts it off', () => {
    const endings = new TitleEndings();
    for (const headline of headlines) {
      endings.add('www.aldary.example', `${headline} | The Aldary Courier`);
      endings.add('m.brannoc.example', `Brannoc Post » ${headline}`);
      endings.add('mixed.example', `${headline} - ${headline}`);
    }
    endings.add('few.example', 'A Bell Is Rung - The Few');
    const learned = endings.publishers();
    assert.deepEqual(learned, [
      { name: 'The Aldary Courier', aliases: [], hosts: ['aldary.example'] },
      { name: 'Brannoc Post', aliases: [], hosts: ['brannoc.example'] },
    ]);
    assert.equal(publisherOfHost('www.aldary.example', learned)?.name, 'The Aldary Courier');
  });

  it('are no sections that several publishers have', () => {
    const endings = new TitleEndings();
    for (const host of ['a.example', 'b.example', 'c.example']) for (const headline of headlines) endings.add(host, `${headline} - News`);
    assert.deepEqual(endings.publishers(), []);
  });

  it('are the same in whatever order the titles are read', () => {
    const titles = Array.from({ length: 300 }, (_, host) => headlines.flatMap((headline) => [
      [`h${host}.example`, `${headline} - Paper ${host}`], [`h${host}.example`, `${headline} - Journal ${host}`],
    ] as const)).flat();
    const learned = (order: typeof titles): unknown => {
      const endings = new TitleEndings();
      for (const [host, title] of order) endings.add(host, title);
      return endings.publishers();
    };
    assert.deepEqual(learned([...titles].reverse()), learned(titles));
  });

  it('are found missing where a title names another', () => {
    const endings = new TitleEndings();
    for (const headline of headlines) {
      endings.add('www.aldary.example', `${headline} | The Aldary Courier`);
      endings.add('www.brannoc.example', `${headline} - Brannoc Post`);
    }
    const record = parseRecord(['https://www.aldary.example/a', 'A Bell Is Rung - Brannoc Post', 'Bells', 'March 4, 2019', '417', 'It rang.'].join('\n'));
    assert.deepEqual(checkRecord(record, { publishers: endings.publishers(), only: ['title.publisher-mismatch'] }).map(({ found }) => found), ['Brannoc Post']);
  });
});
