import assert from 'node:assert/strict';
import fc from 'fast-check';
import { estimateTokens, roundedTokens } from '../../../../src/core/suggestions/languageModel/tokenEstimate';

describe('estimateTokens', () => {
  it('goes by the bytes of a text, whatever its script', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (text) => {
      assert.equal(estimateTokens(text), Math.ceil(new TextEncoder().encode(text).length / 3));
    }));
  });
  it('says rather too much than too little', () => {
    // What the encoding o200k_base makes of these.
    for (const [text, tokens] of [
      ['The council voted on Monday to reopen the old harbor to fishing boats.', 14], ['Der Stadtrat stimmte am Montag für die Wiedereröffnung des alten Hafens.', 18],
      ['Совет проголосовал в понедельник за открытие старой гавани.', 17], ['議会は月曜日、古い港を再開することを決めた。', 19],
    ] as const) {
      const estimated = estimateTokens(text);
      assert.ok(estimated >= tokens && estimated < tokens * 3, `${estimated} for ${tokens}`);
    }
  });
  it('is said with two digits that count, and never less than it is', () => {
    assert.deepEqual([0, 7, 99, 101, 2341, 99_001].map(roundedTokens), [0, 7, 99, 110, 2400, 100_000]);
    fc.assert(fc.property(fc.nat(10_000_000), (tokens) => {
      const rounded = roundedTokens(tokens);
      assert.ok(rounded >= tokens && rounded <= tokens * 1.1 + 1, String(rounded));
    }));
  });
});
