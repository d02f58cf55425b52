import { DetailCounts } from './detailCounts';
import { RepetitionCounts } from './repeatedStrings';
import { Suggester, type Suggestion, type SuggestionText, type TaggedText } from './suggester';

/**
 * What the articles of one corpus have taught, each known by a name. An article whose tags changed after it was learned makes the
 * model stale: it is learned anew from all articles, one a step, and the old model suggests until that is done. So the model depends
 * on the articles and their order, and on nothing that was once tagged otherwise.
 */
export class CorpusModel {
  readonly #labels: readonly string[];
  /** What was told of each article, in the order in which they are learned. */
  readonly #articles = new Map<string, TaggedText>();
  /** Articles that the model in use has learned. */
  #learned = 0;
  #taught: Taught;
  /** What will follow, and the articles it has still to learn. */
  #next: Taught & { readonly left: TaggedText[] } | undefined;
  #waiting: TaggedText[] = [];

  constructor(labels: readonly string[]) {
    this.#labels = labels;
    this.#taught = nothingTaught(labels);
  }

  /** Number of articles that suggestions are made from. */
  get articles(): number {
    return this.#learned;
  }

  /** How likely a string that was tagged is the same where it stands again in its article. */
  get repetition(): number {
    return this.#taught.repetitions.probability;
  }

  /** Whether there is something left to learn. */
  get isBusy(): boolean {
    return this.#next !== undefined || this.#waiting.length > 0;
  }

  /** Takes an article with its tags; one that is known with the same tags changes nothing. */
  take(name: string, tagged: TaggedText): void {
    const known = this.#articles.get(name);
    if (known ? isSame(known, tagged) : tagged.tags.length === 0) return;
    if (tagged.tags.length === 0) this.#articles.delete(name);
    else this.#articles.set(name, tagged);
    if (!known && !this.#next) this.#waiting.push(tagged);
    else {
      this.#waiting = [];
      this.#next = { ...nothingTaught(this.#labels), left: [...this.#articles.values()] };
    }
  }

  /** Learns one article more. @returns whether suggestions are others now. */
  step(): boolean {
    if (!this.#next) {
      const tagged = this.#waiting.shift();
      if (!tagged) return false;
      teach(this.#taught, tagged);
      this.#learned++;
      return true;
    }
    const tagged = this.#next.left.shift();
    if (tagged) teach(this.#next, tagged);
    if (this.#next.left.length > 0) return false;
    this.#taught = this.#next;
    this.#learned = this.#articles.size;
    this.#next = undefined;
    return true;
  }

  /** Suggestions with the links and attributes that their strings have elsewhere. */
  suggest(asked: SuggestionText): Suggestion[] {
    const { suggester, details } = this.#taught;
    return details.withDetails(asked.text, suggester.suggest(asked));
  }
}

/** A model and what it learns beside tags. */
interface Taught {
  readonly suggester: Suggester;
  readonly details: DetailCounts;
  readonly repetitions: RepetitionCounts;
}

function nothingTaught(labels: readonly string[]): Taught {
  return { suggester: new Suggester(labels), details: new DetailCounts(), repetitions: new RepetitionCounts() };
}

function teach({ suggester, details, repetitions }: Taught, tagged: TaggedText): void {
  suggester.learn(tagged);
  details.add(tagged);
  repetitions.add(tagged);
}

function isSame(a: TaggedText, b: TaggedText): boolean {
  return a.text === b.text && a.tags.length === b.tags.length
    && a.tags.every(({ start, end, label, details }, index) => start === b.tags[index]?.start && end === b.tags[index]?.end && label === b.tags[index]?.label
      && JSON.stringify(details) === JSON.stringify(b.tags[index]?.details));
}
