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
    for (const letter of ['m', 'i', 'K']) typed.apply([replace(typed, letter === 'm' ? 'm t' : letter, letter === 'm' ? ' t' : '')]);
    typed.apply([{ rangeOffset: 7, rangeLength: 0, text: 'K' }]);
    assert.equal(shown(typed), 'He met K there. lost');
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

  it('does not undo what was done by hand since', () => {
    const tracker = tracked('He met [Kim] there.');
    tracker.apply([replace(tracker, 'there', 'here')]);
    tracker.apply([replace(tracker, 'im', '')]);
    tracker.set('span', { start: 3, end: 8 });
    tracker.set('new', { start: 0, end: 2 });
    tracker.apply([{ rangeOffset: 8, rangeLength: 0, text: 'im' }], 'undo');
    assert.equal(shown(tracker), 'He [met K]im here.', 'its own end was moved to where the text comes back');
    assert.deepEqual(tracker.spanOf('new'), { start: 0, end: 2 });
    tracker.delete('span');
    tracker.apply([replace(tracker, 'here', 'there')], 'undo');
    assert.equal(tracker.spanOf('span'), undefined);
    assert.equal(tracker.lost.size, 0);
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
