import type { Message } from '../core/message';
import type { TextEdit } from '../core/text/range';

export type Direction = 'undo' | 'redo';

/** A change of the article's text by the panel, as it can be taken back. */
interface TextStep {
  readonly inverse: readonly TextEdit[];
  /** Version of the document that the inverse counts in. */
  readonly version: number;
  /** Version of the document that had the text to which the inverse leads. */
  readonly from: number;
  /** The annotation step that was the last one then: what came behind it is undone first. */
  readonly behind: Message | undefined;
}

/**
 * Undo of what the panel did to the text: fields, fixes. The editor's own undo knows these steps too, but acts on the editor that
 * has the keyboard. A step can be taken back as long as nobody else has changed the text since, and then in its order among the
 * steps of the annotations.
 */
export class TextSteps {
  readonly #steps: Record<Direction, TextStep[]> = { undo: [], redo: [] };

  /** @param before version and text in which the edits count. @param version of the document after them. @param behind the annotation step that could be undone then. */
  record(before: { readonly version: number; readonly text: string }, edits: readonly TextEdit[], version: number, behind: Message | undefined): void {
    this.#steps.undo.push({ inverse: inverseOf(before.text, edits), version, from: before.version, behind });
    this.#steps.redo = [];
  }

  /** The edits of the step that comes next; undefined where the text is another by now, or a step of the annotations comes first. */
  next(direction: Direction, version: number, annotationStep: Message | undefined): readonly TextEdit[] | undefined {
    const step = this.#steps[direction].at(-1);
    return step?.version === version && step.behind === annotationStep ? step.inverse : undefined;
  }

  /** The next step was carried out on this text, which led to this version: it can now be taken back in the other direction. */
  moved(direction: Direction, textBefore: string, version: number): void {
    const step = this.#steps[direction].pop();
    if (!step) return;
    this.#steps[direction === 'undo' ? 'redo' : 'undo'].push({ inverse: inverseOf(textBefore, step.inverse), version, from: step.version, behind: step.behind });
    // What led to the text that is there again counts in its new version.
    this.#steps[direction] = this.#steps[direction].map((other) => (other.version === step.from ? { ...other, version } : other));
  }

  clear(): void {
    this.#steps.undo = [];
    this.#steps.redo = [];
  }
}

/** The edits that lead back; they count in the text after `edits`. */
function inverseOf(textBefore: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end).map(({ range, newText }) => {
    const start = range.start + shift;
    shift += newText.length - (range.end - range.start);
    return { range: { start, end: start + newText.length }, newText: textBefore.slice(range.start, range.end) };
  });
}
