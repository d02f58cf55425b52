import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inEnglish } from '../../../../src/core/message';
import { readAnswer } from '../../../../src/core/suggestions/languageModel/answer';

const json = '[{"label": "Person", "quote": "Osei", "before": "said Ms."}, {"label": "Place", "quote": "Tarn [sic]"}]';
const quotes = [{ label: 'Person', quote: 'Osei', before: 'said Ms.' }, { label: 'Place', quote: 'Tarn [sic]', before: '' }];

function refusal(text: string): string {
  const answer = readAnswer(text);
  return 'refused' in answer ? inEnglish(answer.refused.template, answer.refused.args) : `taken: ${JSON.stringify(answer.quotes)}`;
}

describe('readAnswer', () => {
  for (const [how, text] of [
    ['alone', json],
    ['in a code fence', `\`\`\`json\n${json}\n\`\`\``],
    ['with words around it', `Here are the mentions [as asked] in the text:\n\n${json}\n\nI marked 2 of [3].`],
    ['in an object', `{"mentions": ${json}}`],
    ['after an empty one', `At first [], then ${json}`],
    ['with more fields', json.replaceAll('"label"', '"start": 4, "label"')],
  ] as const) {
    it(`reads the array ${how}`, () => assert.deepEqual(readAnswer(text), { quotes }));
  }
  it('takes an empty array, and null for no context', () => {
    assert.deepEqual(readAnswer('[]'), { quotes: [] });
    assert.deepEqual(readAnswer('[{"label":"Person","quote":"Osei","before":null}]'), { quotes: [{ label: 'Person', quote: 'Osei', before: '' }] });
  });
  it('says of anything else why it cannot be used', () => {
    assert.equal(refusal(''), 'The answer is not a list of tags.');
    assert.equal(refusal('I cannot help with that.'), 'The answer is not a list of tags.');
    assert.equal(refusal('["Osei", "Tarn"]'), 'The answer is not a list of tags.');
    assert.equal(refusal(json.slice(0, -3)), 'The answer was cut off before its end.');
    assert.equal(refusal("[{'label': 'Person'}]"), 'The answer is not valid JSON.');
    assert.equal(refusal('[{"label": "Person", "quote": "Osei"}, {"label": "Place", "quote": 7}]'), 'Item 2 of the answer has no valid “quote”.');
    assert.equal(refusal('[{"quote": "Osei"}]'), 'Item 1 of the answer has no valid “label”.');
    assert.equal(refusal('[{"label": "", "quote": "Osei"}]'), 'Item 1 of the answer has no valid “label”.');
  });
  it('refuses an answer that is cut off anywhere', () => {
    for (let end = 1; end < json.length; end++) assert.equal(refusal(json.slice(0, end)), end === 1 ? 'The answer is not a list of tags.' : 'The answer was cut off before its end.');
  });
  it('reads 1,000 answers whole, whatever stands around them', () => {
    const item = fc.tuple(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), fc.string()).map(([label, quote, before]) => ({ label, quote, before }));
    const around = fc.array(fc.constantFrom('Sure! ', '```json\n', '\n```', '[1] ', '"', '{', '}', '\\', 'ok')).map((words) => words.join('').replace(/\[(?=\s*[{\]])/g, ''));
    fc.assert(fc.property(fc.array(item), around, around, (items, before, after) => {
      assert.deepEqual(readAnswer(`${before.replace(/[{[\s]+$/, '')}\n${JSON.stringify(items)}\n${after}`), { quotes: items });
    }), { numRuns: 1000 });
  });
  it('never throws, and takes time by the length of an answer', () => {
    const sign = fc.constantFrom('[', ']', '{', '}', '"', '\\', ',', ':', ' ', 'a', '"label"', '"quote"', '1', 'null');
    fc.assert(fc.property(fc.array(sign), (signs) => void readAnswer(signs.join(''))), { numRuns: 1000 });
    for (const text of ['['.repeat(300_000), '[{'.repeat(200_000), '[] '.repeat(200_000), `[${' '.repeat(300_000)}`, '[{]'.repeat(100_000)]) readAnswer(text);
  });
});
