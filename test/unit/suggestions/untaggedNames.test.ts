import assert from 'node:assert/strict';
import { untaggedNames } from '../../../src/core/suggestions/evaluation/reviewKeys';
import { readText } from '../../../src/core/suggestions/readText';
import { KnownTexts } from '../../../src/core/text/knownTexts';
import { nameKinds } from '../../../src/core/text/nameKinds';
import { WordIndex } from '../../../src/webview/text/wordIndex';

const text = 'Then Maren Osei wrote from Maren.Osei@Mail.Example.com on https://www.Example.com/Old-Harbor/2019/Some-Name that Hale left.';
const whole = { start: 0, end: text.length };
const names = ['Maren Osei', 'Hale'];

describe('untagged names', () => {
  it('are not looked for in web addresses and e-mail addresses by the panel', () => {
    const words = new WordIndex(text, [{ ...whole, kind: 'paragraph', lostBreak: false, continuation: false }], 'en');
    const steps: string[] = [];
    for (let name = words.nextName(0, () => true, nameKinds, new KnownTexts([])); name; name = words.nextName(name.end, () => true, nameKinds, new KnownTexts([]))) {
      steps.push(text.slice(name.start, name.end));
    }
    assert.deepEqual(steps, names);
  });

  it('are not looked for there by the measure of suggestions', () => {
    assert.deepEqual(untaggedNames(readText(text, [whole]))(() => true).map(({ start, end }) => text.slice(start, end)), names);
  });
});
