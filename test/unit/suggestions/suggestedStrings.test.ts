import assert from 'node:assert/strict';
import { parseStandoff } from '../../../src/core/standoff/standoffDocument';
import { suggestedStrings } from '../../../src/core/suggestions/suggestedStrings';
import { tagEdits } from '../../../src/core/suggestions/writtenTags';
import { CodePointIndex } from '../../../src/core/text/codePoints';
import { applyEdits } from '../../../src/core/text/range';

function reading(text: string, quote: string, label: string, probability: number): { start: number; end: number; label: string; probability: number } {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length, label, probability };
}

describe('suggestions of several articles', () => {
  const one = 'Osei met Tarn in\nKell Harbor.';
  const two = 'Kell Harbor is old; Tarn is young.';

  it('are counted by string and label, the surest first; where a line ends a space does as well', () => {
    const found = suggestedStrings([
      { article: 'one', text: one, suggestions: [reading(one, 'Tarn', 'Person', 0.9), reading(one, 'in\nKell', 'Place', 0.3)] },
      { article: 'two', text: two, suggestions: [reading(two, 'Tarn', 'Person', 0.8), reading(two, 'Kell', 'Place', 0.95)] },
    ]);
    assert.deepEqual(found.map(({ quote, label, count, lowest, highest, places }) => [quote, label, count, lowest, highest, [...places.keys()]]), [
      ['Kell', 'Place', 1, 0.95, 0.95, ['two']], ['Tarn', 'Person', 2, 0.8, 0.9, ['one', 'two']], ['in Kell', 'Place', 1, 0.3, 0.3, ['one']],
    ]);
  });

  it('are written after what is there, with ids that are free', () => {
    const document = parseStandoff('T7\tPerson 0 4\tOsei\n');
    const edits = tagEdits(one, new CodePointIndex(one), document, [reading(one, 'Tarn', 'Person', 1), reading(one, 'Kell', 'Place', 1)]);
    assert.equal(applyEdits(document.text, edits), 'T7\tPerson 0 4\tOsei\nT8\tPerson 9 13\tTarn\nT9\tPlace 17 21\tKell\n');
  });
});
