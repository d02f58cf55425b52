import { rangesIn, withoutRejected } from '../../core/suggestions/openSuggestions';
import { isSure } from '../../core/suggestions/policy';
import type { TextRange } from '../../core/text/range';
import { partitionPoint } from '../../core/text/binarySearch';
import { noOffer, type PanelOffer, type PanelReading, type PanelSuggestion } from '../../protocol/suggestions';
import type { PanelModel } from '../state/panelModel';

/** A suggestion as it is shown: in the reading that the user turned to. */
export interface ShownSuggestion extends PanelReading {
  readonly id: string;
  readonly isSure: boolean;
  /** Too weak to be drawn: it is only gone to. */
  readonly isWeak: boolean;
  readonly suggestion: PanelSuggestion;
}

interface DrawnSuggestions {
  /** The list that they are taken from. */
  readonly of: readonly ShownSuggestion[];
  readonly list: readonly ShownSuggestion[];
  readonly covers: (range: TextRange) => boolean;
}

/** Names a place by its likeliest reading, whichever is shown. */
function idOf({ start, end, label }: PanelReading): string {
  return `${start}-${end}-${label}`;
}

/** The suggestions of the article that is shown: what the host offers, without what is tagged or was rejected since. */
export class SuggestionList {
  readonly #model: PanelModel;
  /** Whether a tag is shown in a range. */
  readonly isTagged: (range: TextRange) => boolean;
  #offer: PanelOffer = noOffer;
  /** Labels and strings that the user rejected and the host has not answered yet. */
  readonly #rejected = new Set<string>();
  /** How often the user asked for the next reading of a suggestion, by its id. */
  readonly #turns = new Map<string, number>();
  #candidates: readonly ShownSuggestion[] | undefined;
  #all: readonly ShownSuggestion[] | undefined;
  #drawn: DrawnSuggestions | undefined;

  /** To be made before the text, which draws what is in it. */
  constructor(model: PanelModel, isTagged: (range: TextRange) => boolean) {
    this.#model = model;
    this.isTagged = isTagged;
    model.on('article', () => {
      this.#turns.clear();
      this.offer(noOffer);
    });
    model.on('annotations', () => { this.#all = undefined; });
    // How they look depends on them.
    model.on('labels', () => this.#forget());
  }

  /** Takes what the host offers instead of what it offered before; a place that is offered still keeps the reading that is shown. */
  offer(offer: PanelOffer): void {
    this.#offer = offer;
    this.#forget();
  }

  /** Tagged by now or not, in the order of the text; the same list as long as the host offers the same. */
  get candidates(): readonly ShownSuggestion[] {
    return (this.#candidates ??= this.#offered());
  }

  /** Whether nothing is tagged where a candidate stands. */
  isOpen({ suggestion }: ShownSuggestion): boolean {
    return !this.isTagged(suggestion);
  }

  /** In the order of the text, with those that are too weak to be drawn. */
  get all(): readonly ShownSuggestion[] {
    return (this.#all ??= this.candidates.filter((shown) => this.isOpen(shown)));
  }

  /** Those that are drawn. */
  get drawn(): readonly ShownSuggestion[] {
    return this.#drawnOnes.list;
  }

  /** The suggestion that is selected: a range that is just that of its shown reading. */
  get selected(): ShownSuggestion | undefined {
    const { selection, selectedRange } = this.#model;
    if (selection.kind !== 'text' || !selectedRange || selectedRange.start === selectedRange.end) return undefined;
    return this.within(selectedRange).find(({ start, end }) => start === selectedRange.start && end === selectedRange.end);
  }

  /** Those that begin in a range, the drawn ones first. */
  within({ start, end }: TextRange): readonly ShownSuggestion[] {
    const { candidates } = this;
    const first = partitionPoint(candidates.length, (index) => (candidates[index]?.start ?? 0) < start);
    const found: ShownSuggestion[] = [];
    for (let index = first; (candidates[index]?.start ?? Infinity) < end; index++) found.push(candidates[index] as ShownSuggestion);
    return found.filter((shown) => this.isOpen(shown)).sort((a, b) => Number(a.isWeak) - Number(b.isWeak));
  }

  /** The innermost that is drawn over an offset. */
  at(offset: number): ShownSuggestion | undefined {
    return this.drawn.filter(({ start, end }) => start <= offset && offset < end).sort((a, b) => (a.end - a.start) - (b.end - b.start))[0];
  }

  /** The nearest that begins at or after an offset, or ends at or before it. */
  next(offset: number, step: 1 | -1, isWanted: (shown: ShownSuggestion) => boolean): ShownSuggestion | undefined {
    const wanted = this.all.filter(isWanted);
    return step === 1 ? wanted.find(({ start }) => start >= offset) : wanted.filter(({ end }) => end <= offset).at(-1);
  }

  /** Whether something that is drawn stands in a range. */
  covers(range: TextRange): boolean {
    return this.#drawnOnes.covers(range);
  }

  /** Turns to the next reading of a place. @returns the range of that; undefined where there is no other. */
  turn({ suggestion }: ShownSuggestion): ShownSuggestion | undefined {
    if (suggestion.others.length === 0) return undefined;
    const id = idOf(suggestion);
    this.#turns.set(id, ((this.#turns.get(id) ?? 0) + 1) % (suggestion.others.length + 1));
    this.#forget();
    return this.all.find((shown) => idOf(shown.suggestion) === id);
  }

  /** Hides labels of a string until the host has answered. @returns ends that. */
  reject(quote: string, labels: readonly string[]): () => void {
    const keys = labels.map((label) => `${label}\t${quote}`);
    for (const key of keys) this.#rejected.add(key);
    this.#forget();
    return () => {
      for (const key of keys) this.#rejected.delete(key);
      this.#forget();
    };
  }

  get #drawnOnes(): DrawnSuggestions {
    const { all } = this;
    if (this.#drawn?.of !== all) {
      const list = all.filter(({ isWeak }) => !isWeak);
      this.#drawn = { of: all, list, covers: rangesIn(list) };
    }
    return this.#drawn;
  }

  #forget(): void {
    this.#candidates = undefined;
    this.#all = undefined;
  }

  #offered(): readonly ShownSuggestion[] {
    const { article } = this.#model;
    const { suggestions, shown, sure } = this.#offer;
    if (!article || suggestions.length === 0) return [];
    const isRejected = (label: string, quote: string): boolean => this.#rejected.has(`${label}\t${quote}`);
    return withoutRejected(article.text, suggestions, isRejected).map((suggestion) => {
      const turn = this.#turns.get(idOf(suggestion)) ?? 0;
      const { start, end, label, probability, details, isUnrated, reason } = suggestion.others[turn - 1] ?? suggestion;
      return { id: idOf(suggestion), start, end, label, probability, details, isUnrated, reason, isSure: turn === 0 && isSure(suggestion, sure), isWeak: suggestion.probability < shown, suggestion };
    }).sort((a, b) => a.start - b.start || b.end - a.end);
  }
}
