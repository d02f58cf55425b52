/** A time in which places in a text are not to be relied on, for as long as somebody has a reason. */
export class Settling {
  #pending: Promise<void> | undefined;
  #end: () => void = () => undefined;
  #works = 0;

  /** Undefined where places are what they seem. */
  get pending(): Promise<void> | undefined {
    return this.#pending;
  }

  begin(): void {
    this.#pending ??= new Promise((resolve) => {
      this.#end = () => {
        this.#pending = undefined;
        resolve();
      };
    });
  }

  /** Begins, and lasts at least until this work is done. @param done called then */
  during(work: Promise<void>, done: () => void): Promise<void> {
    this.begin();
    this.#works++;
    return work.finally(() => {
      this.#works--;
      done();
    });
  }

  /** Ends, unless some work is not done yet. */
  endIfDone(): void {
    if (this.#works === 0) this.#end();
  }

  /** Ends whatever is not done. */
  end(): void {
    this.#end();
  }
}
