import assert from 'node:assert/strict';
import { lastAsked } from '../../../src/core/lastAsked';

describe('what was asked last', () => {
  it('is answered once, also where the answer is nothing, and anew after anything else', () => {
    const asked: string[] = [];
    const answer = lastAsked((text: string) => {
      asked.push(text);
      return text === '' ? undefined : text.length;
    });
    assert.deepEqual(['', '', 'ab', 'ab', '', 'ab'].map(answer), [undefined, undefined, 2, 2, undefined, 2]);
    assert.deepEqual(asked, ['', 'ab', '', 'ab']);
  });
});
