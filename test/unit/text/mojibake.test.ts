import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findMojibake } from '../../../src/core/text/mojibake';
import { scanText } from '../../../src/core/text/scan';

function mend(text: string): string {
  const range = { start: 0, end: text.length };
  let result = '';
  let copied = 0;
  for (const run of findMojibake(text, range, scanText(text, range).mojibakeLeads)) {
    result += text.slice(copied, run.range.start) + run.decoded;
    copied = run.range.end;
  }
  return result + text.slice(copied);
}

/** Damages text as the world does: Node's own decoder for cp1252 keeps the five holes as controls. */
const damage = (text: string): string => new TextDecoder('windows-1252').decode(Buffer.from(text, 'utf8'));

describe('findMojibake', () => {
  const characters = ['’', '“', '”', '—', '…', '€', 'é', 'à', 'í', 'ñ', 'ü', 'É', '£', '°', '\u00A0', '🌊', '‘', '™'];
  it('gives back any text that was damaged once, twice or three times', () => {
    const some = fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(some, fc.integer({ min: 1, max: 3 }), (pieces, rounds) => {
      const original = pieces.join(' and ');
      let damaged = original;
      for (let round = 0; round < rounds; round++) damaged = damage(damaged);
      assert.equal(mend(`x ${damaged} y`), `x ${original} y`);
    }));
  });
  it('mends weak leads only beside a strong one', () => {
    assert.equal(mend('cÅ“ur'), 'cÅ“ur');
    assert.equal(mend('Ã©Å“'), 'éœ');
  });
  it('leaves real words of many languages alone', () => {
    for (const text of ['château — naïve', 'São Tomé', 'AMANHÃ”', '“IRMÃ”.', 'það', 'BLÅ“', 'mà»', 'Âge', 'â', 'ÂÂ', 'pâté',
    'Île']) assert.equal(mend(text), text);
  });
});
