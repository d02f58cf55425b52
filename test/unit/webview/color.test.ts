import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contrast, parseColor, readableOn } from '../../../src/webview/view/color';

describe('panel: colours', () => {
  it('are read from what VS Code and visual.conf write, and from nothing else', () => {
    assert.deepEqual(parseColor('#0b6BCB'), { r: 11, g: 107, b: 203 });
    assert.deepEqual(parseColor('#fff'), { r: 255, g: 255, b: 255 });
    assert.deepEqual(parseColor('rgba(1, 2, 3, 0.5)'), { r: 1, g: 2, b: 3 });
    for (const bad of ['', 'red;}*{display:none', 'url(x)', '#12', 'rgb(1,2)']) assert.equal(parseColor(bad), undefined);
  });

  it('know the contrast of black and white', () => {
    assert.equal(contrast({ r: 0, g: 0, b: 0 }, { r: 255, g: 255, b: 255 }), 21);
  });

  it('become legible on any background', () => {
    const channel = fc.nat(255);
    const rgb = fc.record({ r: channel, g: channel, b: channel });
    fc.assert(fc.property(rgb, rgb, (color, background) => {
      assert.ok(contrast(readableOn(color, background), background) >= 4.5);
    }));
  });

  it('stay as they are where they are legible', () => {
    assert.deepEqual(readableOn({ r: 90, g: 0, b: 0 }, { r: 255, g: 255, b: 255 }), { r: 90, g: 0, b: 0 });
  });
});
