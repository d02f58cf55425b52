import assert from 'node:assert/strict';
import { quickPickChoice } from '../../../src/platform/quickPickChoice';

const items = [{ label: 'Person' }, { label: 'Place' }];
const [first, second] = items as [{ label: string }, { label: string }];

describe('what Enter chooses in a list', () => {
  it('is the active row', () => {
    assert.equal(quickPickChoice({ items, activeItems: [second], value: '' }), second);
  });

  it('is the first row, where VS Code does not say yet which one is active', () => {
    assert.equal(quickPickChoice({ items, activeItems: [], value: '' }), first);
  });

  it('is nothing where no row fits what was typed', () => {
    assert.equal(quickPickChoice({ items, activeItems: [], value: 'Law' }), undefined);
  });
});
