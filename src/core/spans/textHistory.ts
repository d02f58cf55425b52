import { applyEdits, type TextEdit } from '../text/range';
import { insertionsOf } from './lostSpan';
import { movedBack } from './movedText';
import type { TextTransition } from './followChanges';

/** One event of the past, in both directions, with what the tracker wants to remember of it. */
export interface HistoryStep<Memory> {
  readonly forward: TextTransition;
  readonly backward: TextTransition;
  /** Length of the text before the event, in UTF-16 units. */
  readonly lengthBefore: number;
  readonly lengthAfter: number;
  readonly memory: Memory;
}

/**
 * The events a text went through, to recognize the text that an undo or redo leads to: an editor tells these as ordinary changes,
 * may take back several events at once, and describes the change in its own way. Steps are followed back or forth until the text
 * they give equals the one the event gave; lengths are compared first, so that texts are built only where they can be equal.
 */
export class TextHistory<Memory> {
  readonly #past: HistoryStep<Memory>[] = [];
  readonly #future: HistoryStep<Memory>[] = [];
  readonly #mostSteps: number;

  constructor(mostSteps = 1000) {
    this.#mostSteps = mostSteps;
  }

  /** Takes note of an event; what was undone before it can no longer be redone. */
  record(oldText: string, newText: string, forward: TextTransition, memory: Memory): void {
    this.#future.length = 0;
    this.#past.push({ forward, backward: inverseOf(oldText, forward), lengthBefore: oldText.length, lengthAfter: newText.length, memory });
    if (this.#past.length > this.#mostSteps) this.#past.shift();
  }

  /** The steps that lead from `text` back to `target`, the latest first, taken off the past; undefined where none do. */
  stepBack(text: string, target: string): readonly HistoryStep<Memory>[] | undefined {
    return walk(this.#past, this.#future, text, target, ({ backward, lengthBefore }) => ({ edits: backward.edits, length: lengthBefore }));
  }

  /** The steps that lead from `text` forth to `target`, the earliest first. */
  stepForth(text: string, target: string): readonly HistoryStep<Memory>[] | undefined {
    return walk(this.#future, this.#past, text, target, ({ forward, lengthAfter }) => ({ edits: forward.edits, length: lengthAfter }));
  }

  clear(): void {
    this.#past.length = 0;
    this.#future.length = 0;
  }
}

function walk<Memory>(
  from: HistoryStep<Memory>[], to: HistoryStep<Memory>[], text: string, target: string,
  direction: (step: HistoryStep<Memory>) => { edits: readonly TextEdit[]; length: number },
): readonly HistoryStep<Memory>[] | undefined {
  let current = text;
  let built = from.length;
  for (let index = from.length - 1; index >= 0; index--) {
    const step = from[index];
    if (!step || direction(step).length !== target.length) continue;
    while (built > index) {
      const next = from[--built];
      if (next) current = applyEdits(current, direction(next).edits);
    }
    if (current !== target) continue;
    const steps = from.splice(index).reverse();
    to.push(...steps);
    return steps;
  }
  return undefined;
}

/** Undoes a transition: edits of the text after it that give the text before. */
function inverseOf(oldText: string, { edits, moves }: TextTransition): TextTransition {
  const insertions = insertionsOf(edits);
  const inverse = edits.map(({ range }, index): TextEdit => ({
    range: insertions[index] ?? range,
    newText: oldText.slice(range.start, range.end),
  }));
  return { edits: inverse, replacements: [], moves: movedBack(moves) };
}
