import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LanguageConfiguration {
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
}

function wordPattern(file: string): RegExp {
  const { wordPattern } = JSON.parse(readFileSync(join(__dirname, '../..', file), 'utf8')) as LanguageConfiguration;
  return new RegExp(wordPattern.pattern, `${wordPattern.flags}g`);
}

/** Each text with its words between bars. */
const articleTable = [
  '|Kim| |Jong-un| |said|.',
  '|the| |U.N.| |vote|', '|U.N.|', '|U.S.-led| |talks|', '|the| |U.N.’s| |envoy|', '|U.N.||The|', '|the| |U.S|, |then|',
  '|O’Brien| |and| |O\'Brien|', '|Saint-Étienne|', '|AT&T| |and| |R&D|', '|1.5| |million|', '|3,000,000|', '|9:30| |a.m.|',
  '|Court|.|Outraged|', '|the| |Court|.', '“|Yes|,” |she| |said|', '|well-known|.', '|Plan| |B|.', '|Mr|.|Smith|',
  '|2014|,|2015|', '|North| |Korea|,|United| |Nations|', '|18|, |2014|',
  '|the| |workers|’ |rights|', '‘|tis|', '|e-mail|—|or|', '$|1.5|', '|50|%', '|111-to-19|',
  '|e\u0301te\u0301|', '|Ælfgifu|', '|Новгород|', '|हिन्दी|', '|Tom|&|amp|;|Jerry|', '|J.K.||Rowling|', '(|p.m.|)',
];

const standoffTable = ['|T1|', '|Works-For| |Arg1|:|T1|', '|#1|', '|*|', '|0| |12|;|14| |20|', '|Wikidata|:|Q1065|', '|O’Brien|', '|Saint-Étienne|'];

describe('words', () => {
  for (const [file, table] of [['language-configuration.json', articleTable], ['language-configuration-standoff.json', standoffTable]] as const) {
    describe(file, () => {
      const pattern = wordPattern(file);
      for (const row of table) {
        it(row, () => {
          const text = row.replaceAll('|', '');
          const marked = row.split('|').filter((_piece, index) => index % 2 === 1);
          assert.deepEqual([...text.matchAll(pattern)].map(([word]) => word), marked);
        });
      }
    });
  }

  it('are the same wherever the search begins before them, as the editor does not begin at the start of a line', () => {
    const text = 'said Kim Jong-un of the U.N. at 9:30 a.m. in Saint-Étienne';
    const pattern = wordPattern('language-configuration.json');
    const words = [...text.matchAll(pattern)];
    for (const word of words) {
      for (let start = Math.max(0, word.index - 20); start <= word.index; start++) {
        pattern.lastIndex = start;
        let found = pattern.exec(text);
        while (found && found.index + found[0].length <= word.index) found = pattern.exec(text);
        assert.equal(found?.[0], word[0], `searched from ${start}`);
      }
    }
  });
});
