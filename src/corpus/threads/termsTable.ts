import { plainKnowledge, type CheckKnowledge } from '../../core/corpus/plainKnowledge';
import type { Severity } from '../../core/rules/rule';
import type { CheckTerms } from './checkMessages';

/** Numbers what articles are checked by: folders of which all is the same share a number. */
export class TermsTable {
  readonly #numbers = new Map<string, number>();
  readonly #ids = new WeakMap<object, number>();
  #lastId = 0;

  numberOf({ settings, vocabulary, accepted, labels }: CheckKnowledge, lowest: Severity): number {
    // What is read from a file is kept until the file changes, so the same is the same object.
    const key = JSON.stringify([settings, lowest, this.#idOf(vocabulary), this.#idOf(accepted), this.#idOf(labels)]);
    const number = this.#numbers.get(key) ?? this.#numbers.size + 1;
    this.#numbers.set(key, number);
    return number;
  }

  #idOf(part: object | undefined): number {
    if (!part) return 0;
    const id = this.#ids.get(part) ?? ++this.#lastId;
    this.#ids.set(part, id);
    return id;
  }
}

export function termsOf(knowledge: CheckKnowledge, lowest: Severity): CheckTerms {
  return { knowledge: plainKnowledge(knowledge), lowest };
}
