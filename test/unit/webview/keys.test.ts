import assert from 'node:assert/strict';
import { bindingsInOrder, reservedLetters } from '../../../src/protocol/panelCommands';
import { labelKeys } from '../../../src/webview/view/keyNames';
import { chordOf, mirrored, resolveCommand, type KeyPress } from '../../../src/webview/keys';

function press(key: string, code = '', modifiers: Partial<Omit<KeyPress,
  'key' | 'code' | 'getModifierState'>> & { altGraph?: boolean } = {}): KeyPress {
  const { altGraph = false, ...flags } = modifiers;
  return { key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...flags,
    getModifierState: (name) => name === 'AltGraph' && altGraph };
}

describe('panel: chords', () => {
  it('with an arrow change sides in text from right to left, others do not', () => {
    assert.deepEqual(['ArrowLeft', 'Alt+Shift+ArrowRight', 'ArrowUp', 'l'].map(mirrored), ['ArrowRight', 'Alt+Shift+ArrowLeft', 'ArrowUp', 'l']);
  });

  it('take a digit by its place on the keyboard', () => {
    assert.equal(chordOf(press('1', 'Digit1')), '1');
    assert.equal(chordOf(press('!', 'Digit1', { shiftKey: true })), 'Shift+1');
    assert.equal(chordOf(press('&', 'Digit1')), '1', 'French keyboard');
    assert.equal(chordOf(press('1', 'Digit1', { shiftKey: true })), 'Shift+1', 'French keyboard');
    assert.equal(chordOf(press('3', 'Numpad3')), '3');
    assert.equal(chordOf(press('PageDown', 'Numpad3')), 'PageDown');
  });

  it('take a sign by what it is, however it is typed', () => {
    assert.equal(chordOf(press('?', 'Slash', { shiftKey: true })), '?');
    assert.equal(chordOf(press('?', 'Minus', { shiftKey: true })), '?', 'German keyboard');
    assert.equal(chordOf(press('[', 'Digit8', { ctrlKey: true, altKey: true, altGraph: true })), '[', 'German keyboard');
    assert.equal(chordOf(press(']', 'BracketRight')), ']');
  });

  it('name letters in lower case with their modifiers', () => {
    assert.equal(chordOf(press('P', 'KeyP', { shiftKey: true })), 'Shift+p');
    assert.equal(chordOf(press('z', 'KeyZ', { metaKey: true })), 'Mod+z');
    assert.equal(chordOf(press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true })), 'Mod+Shift+z');
    assert.equal(chordOf(press('Ø', 'Semicolon')), 'ø');
  });

  it('are none for a modifier alone', () => {
    assert.equal(chordOf(press('Shift', 'ShiftLeft', { shiftKey: true })), undefined);
  });
});

describe('panel: key table', () => {
  const labels = new Set(['1', '2', 'p', 'l']);

  it('gives no chord two meanings in one state', () => {
    for (const state of ['text', 'suggestion', 'tag'] as const) {
      const chords = bindingsInOrder.filter(({ when }) => when === state || when === 'both').flatMap((binding) => binding.chords);
      assert.deepEqual(chords.filter((chord, index) => chords.indexOf(chord) !== index), []);
    }
  });

  it('turns arrows with Shift from selecting to moving ends where a tag is selected', () => {
    assert.equal(resolveCommand('Shift+ArrowRight', 'text', labels)?.command, 'extendNextWord');
    assert.equal(resolveCommand('Shift+ArrowRight', 'tag', labels)?.command, 'tagEndRight');
    assert.equal(resolveCommand('Alt+Shift+ArrowLeft', 'tag', labels)?.command, 'tagStartLeft');
  });

  it('knows the keys of labels, with Shift for all occurrences', () => {
    assert.deepEqual(resolveCommand('2', 'text', labels), { command: 'tag', label: '2' });
    assert.deepEqual(resolveCommand('Shift+p', 'text', labels), { command: 'tagAll', label: 'p' });
    assert.equal(resolveCommand('x', 'text', labels), undefined);
    assert.equal(resolveCommand('Mod+1', 'text', labels), undefined);
  });

  it('are shown in short for the labels there are: their digits, or where there are none, their letters', () => {
    const withDigits = (digits: string) => [...digits].map((digit) => ({ digit, letter: 'p' }));
    assert.equal(labelKeys(withDigits('12345678')), '1–8');
    assert.equal(labelKeys(withDigits('1')), '1');
    assert.equal(labelKeys([...withDigits('5321'), { letter: 'q' }]), '1–3, 5');
    assert.equal(labelKeys([{ letter: 'r' }, { letter: 'p' }, { letter: 'q' }, { letter: 'a' }, {}]), 'A, P–R');
    assert.equal(labelKeys([{}]), '');
  });

  it('gives a suggestion that is selected the keys of text, but for its own', () => {
    assert.equal(resolveCommand('Shift+ArrowRight', 'suggestion', labels)?.command, 'extendNextWord');
    assert.deepEqual(resolveCommand('2', 'suggestion', labels), { command: 'tag', label: '2' });
    for (const [chord, command] of [['Space', 'acceptSuggestion'], ['Tab', 'nextReading'], ['x', 'rejectSuggestion']] as const) {
      assert.equal(resolveCommand(chord, 'suggestion', labels)?.command, command);
      assert.notEqual(resolveCommand(chord, 'text', labels)?.command, command);
    }
  });

  it('keeps its own letters from labels', () => {
    assert.deepEqual([...reservedLetters].sort(), ['f', 'g', 'l', 'n', 'x']);
    assert.deepEqual(resolveCommand('l', 'tag', labels), { command: 'editLink' });
  });
});
