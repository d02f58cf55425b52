import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sentencesOf } from '../../../src/core/record/sentences';
import { anyText } from './anyText';

const sentences = (text: string): string[] => sentencesOf(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

/** Each line holds the sentences of one paragraph with `|` between them; the marks make way for a space. */
function check(title: string, lines: readonly string[]): void {
  describe(title, () => {
    for (const line of lines) it(line, () => assert.deepEqual(sentences(line.replaceAll('|', ' ')), line.split('|')));
  });
}

describe('sentencesOf', () => {
  check('ends a sentence at a terminator before a new one', [
    'The boat came.|It left.', 'Was it?|No!|Well…|Then go.', 'He said “no.”|Then he left.', 'It ended in 2014.|Maren left.', 'All went.|12 stayed.',
    'He left.|Net income rose.', 'He came to Oslo.|(She did not.)|¿Quién sabe?|Nadie.', 'Он ушёл.|Мэр остался.', '港は古い。|船が来た。',
  ]);
  check('goes on behind abbreviations, initials and acronyms', [
    'Mr. Osei met Gen. Tarn and John F. Lind.', 'The U.S. Army came on Nov. 18 to St. Brannoc.', 'Of No. 4 nothing was left.', 'Aldary Corp. said so.',
    '"Why?" he asked.', 'El Dr. Osei vino.', 'In the U.S.|The law held.', 'Он жил в г. Москва.',
    'ST. BRANNOCK — There are 212 steps.', 'TARN, NOV. 18 — The boat came.', 'DR. HALE MET GEN. TARN.', 'He met the ST.|Brannock stayed.',
  ]);
  check('goes on behind the ordinals of German', [
    'Am 12. Juni 2018 kam sie.|Am 3. August ging sie.', 'Im 20. Jahrhundert, vor dem 2. Weltkrieg, war es anders.', 'Es waren 12.|Danach ging er.', 'Es endete 2014.|Juni war es nicht.',
  ]);

  it('cuts at lost breaks', () => {
    assert.deepEqual(sentences('They stood in court.Outraged and tired.'), ['They stood in court.', 'Outraged and tired.']);
  });

  it('joins wrapped lines and parts paragraphs, headings and items of a list', () => {
    const text = 'The harbor of Aldary\n'
      + 'The council of the harbor town of Aldary said on Tuesday that the old\n'
      + 'Ferry Company would not be sold to anyone. Maren Osei, who leads the\n'
      + 'council, said that\n\nNothing else\n- one\n- two\n';
    assert.deepEqual(sentences(text), ['The harbor of Aldary',
      'The council of the harbor town of Aldary said on Tuesday that the old\nFerry Company would not be sold to anyone.',
      'Maren Osei, who leads the\ncouncil, said that', 'Nothing else', '- one', '- two']);
  });

  it('reads CRLF as it reads LF', () => {
    assert.deepEqual(sentences('A boat that came a long way over the sea to\r\nthe old harbor of Aldary.\r\n\r\nIt left.'),
      ['A boat that came a long way over the sea to\r\nthe old harbor of Aldary.', 'It left.']);
  });

  it('covers every character but white space once, in order', () => {
    const prose = fc.array(fc.constantFrom('Mr', 'Osei', 'U.S', 'the', ' ', ' ', '. ', '.', '”', '“', '?', '\n', '\r\n', '12', '…', '。', '— '), { maxLength: 40 })
      .map((parts) => parts.join(''));
    fc.assert(fc.property(fc.oneof(anyText(60), prose), (text) => {
      let end = 0;
      for (const sentence of sentencesOf(text, { start: 0, end: text.length })) {
        assert.ok(sentence.start >= end && sentence.start < sentence.end);
        assert.match(text.slice(end, sentence.start), /^\s*$/);
        end = sentence.end;
      }
      assert.match(text.slice(end), /^\s*$/);
    }), { numRuns: 500 });
  });
});
