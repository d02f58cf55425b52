import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contrastOf, readColor, toHexadecimal, withContrast } from '../../../src/core/labels/color';
import { readCssColor } from '../../../src/core/labels/cssColor';
import { colorTable } from '../../../src/platform/colorTable';

const read = (text: string): string | undefined => {
  const color = readCssColor(text);
  return color && toHexadecimal(color);
};

describe('colors of a theme', () => {
  it('are read as VS Code writes them, and names of CSS are none', () => {
    assert.deepEqual(readColor('rgba(1, 2, 3, 0.5)'), { red: 1, green: 2, blue: 3 });
    assert.deepEqual(readColor('#0b6BCB'), { red: 11, green: 107, blue: 203 });
    for (const bad of ['', 'snow', 'red;}*{display:none', '#12', 'rgb(1,2)']) assert.equal(readColor(bad), undefined, bad);
  });
});

describe('colors of visual.conf', () => {
  it('are read as CSS reads them', () => {
    assert.deepEqual(['#fca', '#FFCCAA', '#ffccaa80', 'lightgray', 'RebeccaPurple', 'rgb(1,2,300)', 'rgba(10, 20, 30, 0.5)', ' snow '].map(read),
      ['#ffccaa', '#ffccaa', '#ffccaa', '#d3d3d3', '#663399', '#0102ff', '#0a141e', '#fffafa']);
  });

  it('are nothing where they are none', () => {
    for (const text of ['', 'darken', '#ff', '#fffff', 'url(x)', 'red;}', 'rgb(a,b,c)', 'rgb(1,2,3);color:red', 'constructor']) assert.equal(read(text), undefined, text);
  });

  it('get the contrast they need, on any background', () => {
    const channel = fc.nat(255);
    const color = fc.record({ red: channel, green: channel, blue: channel });
    fc.assert(fc.property(color, color, (line, background) => {
      const best = Math.max(contrastOf({ red: 0, green: 0, blue: 0 }, background), contrastOf({ red: 255, green: 255, blue: 255 }, background));
      assert.ok(contrastOf(withContrast(line, background, 3), background) >= Math.min(3, best) - 0.01);
    }));
    const pale = { red: 255, green: 204, blue: 170 };
    assert.deepEqual(withContrast(pale, { red: 0, green: 0, blue: 0 }, 3), pale);
    assert.equal(contrastOf({ red: 0, green: 0, blue: 0 }, { red: 255, green: 255, blue: 255 }), 21);
  });
});

describe('theme colors of labels', () => {
  it('stand out from the background of VS Code’s own themes', () => {
    const backgrounds = { light: '#ffffff', dark: '#1f1f1f', highContrast: '#000000', highContrastLight: '#ffffff' } as const;
    for (const { name, defaults } of colorTable) {
      for (const theme of ['light', 'dark', 'highContrast', 'highContrastLight'] as const) {
        const [line, background] = [readCssColor(defaults[theme]), readCssColor(backgrounds[theme])];
        assert.ok(line && background && contrastOf(line, background) >= 4.5, `${name} in ${theme}`);
      }
    }
  });
});
