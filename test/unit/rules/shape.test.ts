import assert from 'node:assert/strict';
import { parseRecord } from '../../../src/core/record/parse';
import { checkRecord } from '../../../src/core/rules/check';
import { generateArticle } from '../../bench/generateArticles';
import { seededRandom } from '../../random';

/** Ten times the text of an article in at most thirteen times the time. */
const mostOfProse = 13;
/** Noise gives a finding every few characters: their number, and what memory costs, weigh more. The square would be 100. */
const mostOfNoise = 25;
const attempts = 8;

const header = [
  'https://www.aldarycourier.example/2019/03/05/harbor-vote.html',
  'Port Aldary Council Votes to Reopen the Old Harbor - The Aldary Courier',
  'Port Aldary,Harbors,Fishing', 'March 4, 2019', '417', '',
].join('\n');

const fill = (unit: string) => (length: number): string => header + unit.repeat(Math.ceil(length / unit.length));

/** Bodies by length: prose, and what would make a careless check look back or ahead again and again. */
const texts: Readonly<Record<string, (length: number) => string>> = {
  'prose with lost breaks': (length) => generateArticle(length, seededRandom(7)),
  'one word': fill('a'),
  'full stops': fill('.'),
  'full stops between words': fill('a.B'),
  'lost breaks without a blank': fill('Aldary.'),
  'straight quotes': fill('"'),
  'quotes behind stops': fill('."A'),
  'apostrophes': fill('\''),
  'opening curly quotes': fill('“'),
  'ampersands': fill('&'),
  'references': fill('&amp;'),
  'references in an address': fill('http://a?&lt;'),
  'angle brackets': fill('<'),
  'tags never closed': fill('<a '),
  'tags with attributes': fill('<a b=c '),
  'comments never closed': fill('<!--'),
  'backslashes': fill('\\'),
  'escapes of controls': fill('\\x01'),
  'escaped line breaks': fill('\\n'),
  'mojibake': fill('â€™'),
  'mojibake twice over': fill('Ã¢â‚¬â„¢'),
  'leads of mojibake': fill('â'),
  'zero-width spaces': fill('\u200B'),
  'directional marks': fill('\u200Ea'),
  'controls': fill('\u0000'),
  'line endings': fill('\r\n'),
  'boilerplate': fill('Advertisement'),
  'sentences of one word': fill('Follow. '),
  'closing brackets': fill('.)'),
  'line separators': fill('a\u2028'),
  'vertical tabs': fill('\u000B'),
  'tabs': fill('a\t'),
  'no-break spaces': fill('a \u00A0'),
  'private-use characters': fill('\uF0B7'),
  'icons between letters': fill('a\uE000'),
  'ligatures': fill('of\uFB01ce '),
  'flags without an end': fill('\u{1F3F4}\u{E0067}'),
  'tag characters': fill('a\u{E0041}'),
  'variation selectors': fill('\uFE0F'),
  'percent escapes': fill('a%20'),
  'misread Cyrillic': fill('Ïîðò '),
  'weak leads of mojibake': fill('Ñ€'),
  'misread Chinese': fill('ä¸\u00AD'),
  'misread quotes made straight': fill('â€"'),
  'objects never closed': fill('{"@context":'),
  'nested objects never closed': fill('{"a":{'),
  'style sheets': fill('.a{b:c;}'),
  'brackets': fill('[['),
  'shortcodes never closed': fill('[caption a="b'),
  'bold marks': fill('**a'),
  'grave accents': fill('`` a '),
  'brackets of a tokenizer': fill('-LRB- '),
  'hyphens at line ends': fill('a-\nb'),
  'wrapped lines': fill('the council met on Monday and the mayor voted for the new pier\n'),
  'addresses on lines of their own': fill('\nhttps://a.example/b'),
  'Chinese stops': fill('中。中'),
  'Chinese stops and closing marks': fill('「中。」'),
  'dandas': fill('क।'),
  'Arabic question marks': fill('ب؟'),
  'stops between letters without case': fill('ก.ก'),
  'Greek question marks': fill('α;Α'),
  'closing guillemets behind a blank': fill('a. »'),
  'figures behind stops': fill('passed.24 m'),
  'dashes of a dialogue': fill('.– A'),
  'closing curly quotes': fill('a” '),
  'feet and inches': fill('6’2” '),
  'boilerplate in lines': fill('Read more\n'),
};

/**
 * Processor time of this process, not of the clock: the machine may be busy with other things. Each run has a text of its own, as each article
 * is: of the one that was looked at last something is known.
 */
function cost(text: string, runs: number): number {
  const own = Array.from({ length: runs }, (_, run) => `${text}${run}`);
  const before = process.cpuUsage();
  for (const each of own) checkRecord(parseRecord(each));
  const { user } = process.cpuUsage(before);
  return user / runs;
}

describe('time of all checks by length of the text', function () {
  this.timeout(120_000);
  for (const [name, make] of Object.entries(texts)) {
    it(`grows no faster than the text: ${name}`, () => {
      const most = name.startsWith('prose') ? mostOfProse : mostOfNoise;
      const short = make(30_000);
      const long = make(300_000);
      cost(short, 4);
      const ratios: number[] = [];
      for (let attempt = 0; attempt < attempts; attempt++) {
        // As much text on both sides, so that what disturbs one disturbs the other.
        const [ofLong, ofShort] = [cost(long, 1), cost(short, 10)];
        // The clock of the processor may stand still for both: nothing is no more than nothing.
        if (ofLong <= most * ofShort) return;
        ratios.push(ofLong / ofShort);
      }
      assert.fail(`ten times the text took ${ratios.map((ratio) => ratio.toFixed(1)).join(', ')} times the time`);
    });
  }
});
