import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findMojibake } from '../../../src/core/text/mojibake';
import { scanText } from '../../../src/core/text/scan';
import { singleByteEncodings } from '../../../src/core/text/singleByteEncodings';

function mend(text: string): string {
  const range = { start: 0, end: text.length };
  let result = '';
  let copied = 0;
  for (const run of findMojibake(text, range, scanText(text, range).mojibakeLeads)) {
    result += text.slice(copied, run.range.start) + (run.decoded ?? '?');
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
  it('decodes weak leads beside a strong one, end to end, or where the text shows elsewhere that it was misread', () => {
    assert.equal(mend('cÅ“ur'), 'cÅ“ur');
    assert.equal(mend('Ã©Å“'), 'éœ');
    assert.equal(mend('cÅ“ur, Ã©tÃ©'), 'cœur, été');
    assert.equal(mend(damage('Порт открыт')), 'Порт открыт');
    assert.equal(mend(damage('港口委员会')), '港口委员会');
    assert.equal(mend('RÄ«ga und GdaÅ„sk'), 'Rīga und Gdańsk');
  });
  for (const [encoding, samples] of [
    ['windows-1250', ['Łódź i Gdańsk', 'café – “Osei”', 'Příliš žluťoučký kůň']],
    ['windows-1251', ['Порт открыт', 'the council’s “plan” – at last']],
    ['windows-1254', ['😊', 'Порт открыт']],
    ['macintosh', ['the council’s “plan” — at last', 'the cafés of Málaga']],
  ] as const) {
    it(`decodes UTF-8 that was read as ${encoding}`, () => {
      const decoder = new TextDecoder(encoding);
      for (const sample of samples) assert.equal(mend(decoder.decode(Buffer.from(sample, 'utf8'))), sample);
    });
  }
  it('decodes what lost its no-break space, and guesses a closing quote that lost its last byte', () => {
    assert.equal(mend('vis-Ã -vis, la cittÃ  di Tarn, 10Â km'), 'vis-à-vis, la città di Tarn, 10\u00A0km');
    assert.equal(mend('â€œAt last,â€ she said'), '“At last,” she said');
    assert.equal(mend('â€œAt last,â€\uFFFD she said'), '“At last,” she said');
  });
  it('decodes no part of a word that lost bytes for which cp1252 has no character', () => {
    const dropped = (original: string): string => damage(original).replace(/[\u0081\u008D\u008F\u0090\u009D]/g, '');
    assert.equal(mend(dropped('Совет порта собрался вечером')), 'Совет порта ? вечером');
    assert.equal(mend(dropped('план северного причала')), 'план ? причала');
    assert.equal(mend(dropped('το λιμάνι και η πρόταση')), 'το λιμάνι και η ?');
    assert.equal(mend(dropped('日本の港で会議が開かれた。')), '日本の港で会議が開かれた。');
    assert.equal(mend('São João, irmã®, ã®'), 'São João, irmã®, ã®');
    assert.equal(mend('SEÑOR, IRMÃ, Ñandú; cÅ“ur, Ã©tÃ©'), 'SEÑOR, IRMÃ, Ñandú; cœur, été');
  });
  it('decodes Cyrillic in cp1251 that was read as Latin-1', () => {
    const misread = (original: string): string => Buffer.from(Array.from(original, (letter) => singleByteEncodings[3]?.byteAt(letter, 0) ?? 0x3f)).toString('latin1');
    assert.equal(mend(misread('Совет порта обсудил план во вторник')), 'Совет порта обсудил план во вторник');
    assert.equal(mend('îáå ÀÉÎ'), 'îáå ÀÉÎ');
  });
  it('decodes a passage of twenty million characters', function () {
    // Slow by its size: an expression for the whole passage fails only beyond some fifteen million.
    this.timeout(60_000);
    const word = 'Ïîðò ';
    const text = word.repeat(4_000_000);
    const [run, ...more] = findMojibake(text, { start: 0, end: text.length }, Array.from({ length: 4_000_000 }, (_, index) => index * word.length));
    assert.deepEqual([run?.range, more.length], [{ start: 0, end: text.length - 1 }, 0]);
  });
  it('guesses a dash whose curly quote was made straight', () => {
    assert.equal(mend('the quay â€" at last â€" opened, PowerQuayâ"¢'), 'the quay — at last — opened, PowerQuay™');
  });
  it('reports what cannot be decoded', () => {
    assert.equal(mend('the mayorï¿½s пїЅпїЅ'), 'the mayor?s ?');
  });
  it('has the tables of the Encoding Standard', () => {
    for (const [name, encoding] of [['cp1250', 'windows-1250'], ['cp1251', 'windows-1251'], ['cp1254', 'windows-1254'], ['macRoman', 'macintosh']]) {
      const bytes = Uint8Array.from({ length: 128 }, (_, index) => 0x80 + index);
      assert.equal(singleByteEncodings.find((known) => known.name === name)?.upperHalf, new TextDecoder(encoding).decode(bytes));
    }
  });
  it('leaves real words of many languages alone', () => {
    for (const text of ['château — naïve', 'São Tomé', 'AMANHÃ”', '“IRMÃ”.', 'það', 'BLÅ“', 'mà»', 'Âge', 'â', 'ÂÂ', 'pâté',
    'Île', 'ORĂŞENI', '—Él dijo —à', 'США»', 'В\u00A0порту', 'x√π, 2√2', '‚Ägypten‘', '„PÅ“', 'FÅ – ', 'procè”', 'É»', 'Größe ßÄ«', 'A irmã'])
      assert.equal(mend(text), text);
  });
});
