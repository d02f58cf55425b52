import assert from 'node:assert/strict';
import { shownAttributes } from '../../../src/webview/state/shownAttributes';

describe('attributes that the details of a tag show', () => {
  const confidence = { name: 'Confidence', display: 'Confidence', values: ['High', 'Low'] };
  const negated = { name: 'Negated', display: 'Negated', values: [] };

  it('are those of the label, and a stored value that is none of the list', () => {
    assert.deepEqual(shownAttributes([confidence, negated], {}), [confidence, negated]);
    assert.deepEqual(shownAttributes([confidence], { Confidence: 'Low' }), [confidence]);
    assert.deepEqual(shownAttributes([confidence], { Confidence: 'Medium' }), [{ ...confidence, values: ['High', 'Low', 'Medium'] }]);
  });

  it('are also those that the label cannot have but the file holds', () => {
    assert.deepEqual(shownAttributes([], { Negated: true, Mood: 'grim' }), [{ ...negated }, { name: 'Mood', display: 'Mood', values: ['grim'] }]);
  });
});
