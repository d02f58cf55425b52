import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Label } from '../../../src/protocol/article';
import type { PanelModel } from '../../../src/webview/state/panelModel';
import { neededLabels } from '../../../src/webview/view/neededLabels';

const names = Array.from({ length: 30 }, (_, index) => `Type-${String(index).padStart(2, '0')}`);
const taggable = names.map((name, index) => ({ name, digit: index < 9 ? String(index + 1) : undefined, letter: undefined })) as unknown as readonly Label[];

function modelWith(used: readonly string[], lastLabel: string | undefined, stickyLabel: string | undefined): PanelModel {
  return { store: { entities: new Map(used.map((label, index) => [`T${index}`, { label }])) }, lastLabel, stickyLabel } as unknown as PanelModel;
}

describe('the labels that are offered to the mouse', () => {
  it('stand in the order of the configuration, whatever was used, and the last one is among them', () => {
    const label = fc.constantFrom(...names);
    fc.assert(fc.property(fc.array(label), fc.option(label, { nil: undefined }), fc.option(label, { nil: undefined }), (used, last, sticky) => {
      const shown = neededLabels(taggable, modelWith(used, last, sticky), 9).map(({ name }) => name);
      assert.deepEqual(shown, [...shown].sort());
      assert.equal(shown.length, 9);
      for (const name of [last, sticky]) assert.ok(name === undefined || shown.includes(name), name);
    }));
  });
});
