/** More steps than anybody goes back; each holds only the lines it changed. */
const mostSteps = 1000;

/** What was done, in order, and what was undone of it. */
export class StepHistory<Step> {
  readonly #done: Step[] = [];
  #undone: Step[] = [];

  get undoable(): Step | undefined {
    return this.#done.at(-1);
  }

  get redoable(): Step | undefined {
    return this.#undone.at(-1);
  }

  record(step: Step): void {
    this.#undone = [];
    this.#done.push(step);
    if (this.#done.length > mostSteps) this.#done.shift();
  }

  undo(): Step | undefined {
    const step = this.#done.pop();
    if (step) this.#undone.push(step);
    return step;
  }

  redo(): Step | undefined {
    const step = this.#undone.pop();
    if (step) this.#done.push(step);
    return step;
  }

  clear(): void {
    this.#done.length = 0;
    this.#undone = [];
  }
}
