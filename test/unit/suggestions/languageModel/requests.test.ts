import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PromptLabel } from '../../../../src/core/suggestions/languageModel/prompt';
import { requestsFor } from '../../../../src/core/suggestions/languageModel/requests';

const count = (text: string): Promise<number> => Promise.resolve(Math.ceil(text.length / 4));
const labels: readonly PromptLabel[] = [{ name: 'Person' }, { name: 'Place', guideline: 'Where people are. '.repeat(100) }];
const whole = (text: string): [string, { start: number; end: number }[]] => [text, [{ start: 0, end: text.length }]];

describe('requestsFor', () => {
  it('makes one request for a text that fits, with the guidelines, and says how many tokens it is', async () => {
    const planned = await requestsFor(...whole('Osei met Tarn.'), labels, 4000, count);
    assert.equal(planned?.requests.length, 1);
    assert.equal(planned.hasGuidelines, true);
    const [{ prompt: { instructions, text }, tokens } = assert.fail()] = planned.requests;
    assert.match(text, /\nOsei met Tarn\.\n/);
    assert.equal(tokens, await count(instructions) + await count(text));
  });
  it('leaves the guidelines out where they leave no room for the text', async () => {
    const planned = await requestsFor(...whole('Osei met Tarn.'), labels, 600, count);
    assert.deepEqual([planned?.requests.length, planned?.hasGuidelines], [1, false]);
    assert.ok(!planned?.requests[0]?.prompt.instructions.includes('Where people are'));
  });
  it('makes none where a model takes too little, or there is no text', async () => {
    assert.equal(await requestsFor(...whole('Osei met Tarn.'), labels, 200, count), undefined);
    assert.deepEqual((await requestsFor(...whole(' \n'), labels, 4000, count))?.requests, []);
  });
  it('asks for no more at once than an answer can hold, however much a model takes', async () => {
    const planned = await requestsFor(...whole('Osei met Tarn on the quay. '.repeat(2000)), labels, 1_000_000, count);
    assert.equal(planned?.requests.length, 5);
  });
  it('never makes a request that is larger than the model takes', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 300, max: 5000 }), fc.nat(300), fc.constantFrom('Osei met Tarn.', 'TEXT-0000001 ', 'x', '😀', '\n'), async (most, times, piece) => {
      for (const { tokens } of (await requestsFor(...whole(`${piece} `.repeat(times)), labels, most, count))?.requests ?? []) assert.ok(tokens <= most, `${tokens} of ${most}`);
    }));
  });
});
