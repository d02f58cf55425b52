import assert from 'node:assert/strict';
import { SpanTracker } from '../../../src/core/spans/spanTracker';
import type { ContentChange } from '../../../src/core/spans/followChanges';

/** `[` and `]` stand for the ends of a span. */
function tracked(marked: string): SpanTracker {
  const start = marked.indexOf('[');
  return new SpanTracker(marked.replace(/[[\]]/g, ''), [{ key: 'span', start, end: marked.indexOf(']') - 1 }]);
}

function shown(tracker: SpanTracker): string {
  const range = tracker.spanOf('span');
  if (!range) return `${tracker.text} lost`;
  return `${tracker.text.slice(0, range.start)}[${tracker.text.slice(range.start, range.end)}]${tracker.text.slice(range.end)}`;
}

function replace(tracker: SpanTracker, old: string, text: string): ContentChange {
  const rangeOffset = tracker.text.indexOf(old);
  assert.ok(rangeOffset >= 0, old);
  return { rangeOffset, rangeLength: old.length, text };
}

describe('span tracker', () => {
  it('loses a span with its text and gives it back with an undo, also one that takes back several events', () => {
    const tracker = tracked('He met [Kim] there.');
    assert.deepEqual(tracker.apply([replace(tracker, 'm there', '')]).lost, []);
    tracker.apply([replace(tracker, 'i', '')]);
    const { lost } = tracker.apply([replace(tracker, 't K', '')]);
    assert.deepEqual(lost.map(({ key, text, offset }) => [key, text, offset]), [['span', 'K', 5]]);
    assert.equal(shown(tracker), 'He me. lost');
    const { restored } = tracker.apply([{ rangeOffset: 5, rangeLength: 0, text: 't Kim there' }], 'undo');
    assert.deepEqual(restored, ['span']);
    assert.equal(shown(tracker), 'He met [Kim] there.');
    tracker.apply([replace(tracker, 't Kim there', '')], 'redo');
    assert.equal(shown(tracker), 'He me. lost');
    tracker.apply([{ rangeOffset: 5, rangeLength: 0, text: 't Kim there' }], 'undo');
    assert.equal(shown(tracker), 'He met [Kim] there.');
  });

  it('gives back what was typed at an edge as it was: outside', () => {
    const tracker = tracked('He met [Kim] there.');
    tracker.apply([{ rangeOffset: 10, rangeLength: 0, text: 's' }]);
    tracker.apply([replace(tracker, 'Kims', '')]);
    tracker.apply([{ rangeOffset: 7, rangeLength: 0, text: 'Kims' }], 'undo');
    assert.equal(shown(tracker), 'He met [Kim]s there.');
  });

  it('gives a span back that is pasted where it was cut, not one typed letter by letter', () => {
    const tracker = tracked('He met [Kim] there.');
    tracker.apply([replace(tracker, 'met Kim', '')]);
    tracker.apply([{ rangeOffset: 0, rangeLength: 0, text: 'Yes: ' }]);
    tracker.apply([{ rangeOffset: 8, rangeLength: 0, text: 'met Kim' }]);
    assert.equal(shown(tracker), 'Yes: He met [Kim] there.');
    const typed = tracked('He met [Kim] there.');
    typed.apply([replace(typed, 'met Kim', '')]);
    for (const [index, letter] of [...'met Kim'].entries()) typed.apply([{ rangeOffset: 3 + index, rangeLength: 0, text: letter }]);
    assert.equal(shown(typed), 'He met Kim there. lost');
  });

  it('follows a line that is moved in one event, and is not taken in by a look-alike', () => {
    const tracker = tracked('First line.\nThe mayor met [Kim] at the harbor.\nLast line.');
    const line = 'The mayor met Kim at the harbor.\n';
    tracker.apply([replace(tracker, line, ''), { rangeOffset: 0, rangeLength: 0, text: line }]);
    assert.equal(shown(tracker), 'The mayor met [Kim] at the harbor.\nFirst line.\nLast line.');
    const other = tracked('One. [Kim] left. Two.');
    other.apply([replace(other, 'Kim left. ', '')]);
    other.apply([{ rangeOffset: 0, rangeLength: 0, text: 'Kim left early. ' }]);
    assert.equal(shown(other), 'Kim left early. One. Two. lost');
  });

  describe('typed over', () => {
    const type = (tracker: SpanTracker, offset: number, text: string): void => {
      for (const [index, letter] of [...text].entries()) tracker.apply([{ rangeOffset: offset + index, rangeLength: 0, text: letter }]);
    };

    it('covers what is typed as long as the caret stays', () => {
      const tracker = tracked('He met [Lowmarsh] there.');
      tracker.apply([replace(tracker, 'Lowmarsh', 'L')]);
      tracker.caretsAt([8]);
      type(tracker, 8, 'owmersh Bay');
      assert.equal(shown(tracker), 'He met [Lowmersh Bay] there.');
      tracker.caretsAt([3]);
      tracker.caretsAt([19]);
      type(tracker, 19, 's');
      assert.equal(shown(tracker), 'He met [Lowmersh Bay]s there.');
    });

    it('does not cover the white space after it, nor the next line', () => {
      const tracker = tracked('He met [Kim]');
      tracker.apply([replace(tracker, 'Kim', 'L')]);
      type(tracker, 8, 'ee ');
      assert.equal(shown(tracker), 'He met [Lee] ');
      type(tracker, 11, 'Orr\nNo');
      assert.equal(shown(tracker), 'He met [Lee Orr]\nNo');
    });

    it('stays open when its last letter is deleted, until something else is done', () => {
      const tracker = tracked('He met [Ki] there.');
      tracker.apply([replace(tracker, 'i', '')]);
      const { lost } = tracker.apply([replace(tracker, 'K', '')]);
      assert.equal(lost.length, 1);
      type(tracker, 7, 'Lee');
      assert.equal(shown(tracker), 'He met [Lee] there.');
      const other = tracked('He met [Kim] there.');
      other.apply([replace(other, 'Kim', '')]);
      other.apply([{ rangeOffset: 0, rangeLength: 2, text: 'She' }]);
      type(other, 8, 'Lee');
      assert.equal(shown(other), 'She met Lee there. lost');
      const left = tracked('He met [Kim] there.');
      left.apply([replace(left, 'Kim', '')]);
      left.caretsAt([0]);
      type(left, 7, 'Lee');
      assert.equal(shown(left), 'He met Lee there. lost');
      const sentence = tracked('He met [Kim] there.');
      sentence.apply([replace(sentence, 'Kim', '')]);
      type(sentence, 7, ', at last,');
      assert.equal(shown(sentence), 'He met , at last, there. lost');
    });

    it('in many places at once', () => {
      const tracker = new SpanTracker('Kim and Kim', [{ key: 'a', start: 0, end: 3 }, { key: 'b', start: 8, end: 11 }]);
      tracker.apply([{ rangeOffset: 0, rangeLength: 3, text: 'L' }, { rangeOffset: 8, rangeLength: 3, text: 'L' }]);
      tracker.apply([{ rangeOffset: 1, rangeLength: 0, text: 'ee' }, { rangeOffset: 7, rangeLength: 0, text: 'ee' }]);
      assert.equal(tracker.text, 'Lee and Lee');
      assert.deepEqual([tracker.spanOf('a'), tracker.spanOf('b')], [{ start: 0, end: 3 }, { start: 8, end: 11 }]);
    });

    it('composed by an input method, and undone', () => {
      const tracker = tracked('He met [Kim] there.');
      tracker.apply([replace(tracker, 'Kim', 'n')]);
      tracker.apply([replace(tracker, 'n', 'ni')]);
      tracker.apply([{ rangeOffset: 7, rangeLength: 2, text: '你' }]);
      assert.equal(shown(tracker), 'He met [你] there.');
      tracker.apply([{ rangeOffset: 7, rangeLength: 1, text: 'Kim' }], 'undo');
      assert.equal(shown(tracker), 'He met [Kim] there.');
    });
  });

  it('follows a name that is cut and pasted elsewhere, and several in their order', () => {
    const tracker = tracked('He met [Kim] there.');
    tracker.apply([replace(tracker, 'Kim ', '')]);
    tracker.apply([{ rangeOffset: 0, rangeLength: 0, text: 'Kim ' }]);
    assert.equal(shown(tracker), '[Kim] He met there.');
    const two = new SpanTracker('Kim x\nKim y\n\n\n', [{ key: 'a', start: 0, end: 3 }, { key: 'b', start: 6, end: 9 }]);
    two.apply([{ rangeOffset: 0, rangeLength: 3, text: '' }, { rangeOffset: 6, rangeLength: 3, text: '' }]);
    two.apply([{ rangeOffset: 6, rangeLength: 0, text: 'Kim' }, { rangeOffset: 7, rangeLength: 0, text: 'Kim' }]);
    assert.deepEqual([two.spanOf('a'), two.spanOf('b')], [{ start: 6, end: 9 }, { start: 10, end: 13 }]);
    const later = tracked('He met [Kim] there.');
    later.apply([replace(later, 'Kim', '')]);
    later.apply([replace(later, 'there', '')]);
    later.apply([{ rangeOffset: 0, rangeLength: 0, text: 'Kim' }]);
    assert.equal(shown(later), 'KimHe met  . lost', 'what was deleted since is what a clipboard holds');
  });

  it('follows lines moved as an editor tells it: the line beside them goes and comes', () => {
    const text = 'One met [Kim].\nTwo.\nThree Kim.';
    const tracker = tracked(text);
    // "Move Line Down" of the first line: the second is deleted with the ending before it, and inserted with the one after it.
    tracker.apply([{ rangeOffset: 0, rangeLength: 0, text: 'Two.\n' }, { rangeOffset: 12, rangeLength: 5, text: '' }]);
    assert.equal(shown(tracker), 'Two.\nOne met [Kim].\nThree Kim.');
    tracker.apply([{ rangeOffset: 5, rangeLength: 0, text: 'Three Kim.\n' }, { rangeOffset: 17, rangeLength: 11, text: '' }]);
    assert.equal(shown(tracker), 'Two.\nThree Kim.\nOne met [Kim].');
    tracker.apply([{ rangeOffset: 15, rangeLength: 13, text: '' }, { rangeOffset: 5, rangeLength: 0, text: 'One met Kim.\n' }]);
    assert.equal(shown(tracker), 'Two.\nOne met [Kim].\nThree Kim.');
    tracker.apply([{ rangeOffset: 5, rangeLength: 23, text: 'Three Kim.\nOne met Kim.' }], 'undo');
    assert.equal(shown(tracker), 'Two.\nThree Kim.\nOne met [Kim].');
  });

  it('does not undo what was done by hand since', () => {
    const tracker = tracked('He met [Kim] there.');
    tracker.apply([replace(tracker, 'there', 'here')]);
    tracker.apply([replace(tracker, 'im', '')]);
    tracker.set('span', { start: 3, end: 8 });
    tracker.set('new', { start: 0, end: 2 });
    tracker.apply([{ rangeOffset: 8, rangeLength: 0, text: 'im' }], 'undo');
    assert.equal(shown(tracker), 'He [met K]im here.', 'its own end was moved to where the text comes back');
    assert.deepEqual(tracker.spanOf('new'), { start: 0, end: 2 });
  });

  it('takes changes of one event in any order', () => {
    const changes = [{ rangeOffset: 0, rangeLength: 2, text: 'She' }, { rangeOffset: 8, rangeLength: 0, text: '-' }, { rangeOffset: 14, rangeLength: 1, text: '!' }];
    for (const order of [changes, [...changes].reverse()]) {
      const tracker = tracked('He met [Kim] there.');
      tracker.apply(order);
      assert.equal(shown(tracker), 'She met [K-im] the!e.');
    }
  });
});
