import { isRightToLeftAt } from '../core/text/direction';
import { KnownTexts } from '../core/text/knownTexts';
import type { TextRange } from '../core/text/range';
import { isCaseless } from '../core/text/scripts';
import type { Translate } from '../core/message';
import type { Entity } from '../protocol/entity';
import type { PanelModel } from './state/panelModel';
import { strings } from './strings';
import type { SuggestionList } from './suggestions/suggestionList';
import { describeSuggestion } from './suggestions/suggestionPopup';
import type { ArticleView } from './text/articleView';
import { blockAt } from './text/blocks';
import type { DirectedRange, TextSurface } from './text/textSurface';
import { WordIndex } from './text/wordIndex';
import type { Announcer } from './view/announcer';
import { keyText } from './view/keyNames';
import type { LabelStyles } from './view/labelStyles';

/** Moves selection and caret through the text; every step is told to the screen reader. */
export class TextNavigator {
  readonly #model: PanelModel;
  readonly #view: ArticleView;
  readonly #surface: TextSurface;
  readonly #suggestions: SuggestionList;
  readonly #labels: LabelStyles;
  readonly #announcer: Announcer;
  readonly #translate: () => Translate;
  #words: WordIndex | undefined;

  constructor(
    model: PanelModel, view: ArticleView, surface: TextSurface, suggestions: SuggestionList, labels: LabelStyles, announcer: Announcer, translate: () => Translate,
  ) {
    this.#model = model;
    this.#view = view;
    this.#surface = surface;
    this.#suggestions = suggestions;
    this.#labels = labels;
    this.#announcer = announcer;
    this.#translate = translate;
    model.on('article', () => {
      this.#words = undefined;
      // What cuts text into words takes as long to make as a paragraph to paint: the first key should not wait for it, nor for the order of the tags.
      requestIdleCallback(() => {
        model.order.prepare();
        void this.words;
      });
    });
  }

  get words(): WordIndex {
    const { article } = this.#model;
    return (this.#words ??= new WordIndex(article?.text ?? '', this.#view.blocks, article?.language));
  }

  /** The range a tag would go to: the selection, or the word at the caret. */
  get target(): TextRange | undefined {
    const range = this.#model.selectedRange;
    if (!range) return undefined;
    // Behind the last word there is nothing, as it is where all names were seen.
    if (range.start === range.end && range.end === this.#model.article?.text.length) return undefined;
    return range.start < range.end ? range : this.words.at(range.start);
  }

  word(step: 1 | -1, extend: boolean): void {
    const from = this.#directed();
    if (!from) return;
    const low = Math.min(from.anchor, from.focus);
    const high = Math.max(from.anchor, from.focus);
    if (!extend) {
      const word = step === 1 ? this.words.next(high) : this.words.previous(low);
      if (word) this.selectText(word);
      return;
    }
    this.#extendByWord(from, low, high, step);
  }

  character(step: 1 | -1, extend: boolean): void {
    const from = this.#directed();
    if (!from) return;
    const focus = this.characterFrom(from.focus, step);
    this.#select(extend ? { anchor: from.anchor, focus } : { anchor: focus, focus });
  }

  line(direction: 'forward' | 'backward', extend: boolean): void {
    const from = this.#directed();
    if (!from) return;
    const moved = this.#surface.moveByLine(from, direction, extend);
    if (!moved) return;
    const word = this.words.at(moved.focus) ?? (direction === 'forward' ? this.words.next(moved.focus) : this.words.previous(moved.focus));
    if (!word) this.#select(moved);
    else if (extend) this.#select({ anchor: from.anchor, focus: direction === 'forward' ? word.end : word.start });
    else this.selectText(word);
  }

  paragraphEdge(edge: 'first' | 'last'): void {
    const range = this.#model.selectedRange;
    const edges = range && this.words.paragraphEdges(range.start);
    if (edges) this.selectText(edges[edge]);
  }

  articleEdge(edge: 'first' | 'last'): void {
    const { blocks } = this.#view;
    const word = edge === 'first' ? this.words.next(0) : this.words.previous(blocks.at(-1)?.end ?? 0);
    if (word) this.selectText(word);
  }

  /** To the next or previous suggestion that is not sure, or run of words that looks like a name and bears neither tag nor suggestion. @returns whether there is one. */
  name(step: 1 | -1): boolean {
    const range = this.#model.selectedRange;
    if (!range) return false;
    const untagged = ({ start, end }: TextRange): boolean =>
      !this.#view.spans.isTagged({ start, end }) && !this.#suggestions.covers({ start, end });
    const { nextName } = this.#model.settings;
    const known = this.#knownTexts();
    const name = step === 1 ? this.words.nextName(range.end, untagged, nextName, known) : this.words.previousName(range.start, untagged, nextName, known);
    const unsure = this.#suggestions.next(step === 1 ? range.end : range.start, step, ({ isSure }) => !isSure);
    const isFirst = !name || (unsure && (step === 1 ? unsure.start <= name.start : unsure.end >= name.end));
    const found = isFirst ? unsure : name;
    if (found) this.selectText(found);
    else this.#sayEnd(step);
    return found !== undefined;
  }

  /** Texts that look like no name, because their script has no capital letters, and are tagged here or elsewhere in the corpus. */
  #knownTexts(): KnownTexts {
    const { article, store, knownNames } = this.#model;
    if (!/\p{Lo}/u.test(article?.text ?? '')) return new KnownTexts([]);
    const here = [...store.entities.values()].filter(({ fragments }) => fragments.length === 1).map((entity) => this.#model.textOf(entity));
    return new KnownTexts([...knownNames, ...here].filter((text) => isCaseless(text)));
  }

  /** Whether the text at the selection runs from right to left: there the arrows change places. */
  get isRightToLeft(): boolean {
    const { selection, article } = this.#model;
    const offset = selection.kind === 'text' ? selection.focus : this.#model.selectedRange?.start ?? 0;
    const block = this.#view.blocks[blockAt(this.#view.blocks, offset)];
    return article !== undefined && block !== undefined && isRightToLeftAt(article.text, offset, block);
  }

  tag(step: 1 | -1): void {
    const { selectedEntity, order, selectedRange } = this.#model;
    const id = selectedEntity && selectedEntity.fragments.length > 0 ? order.neighbor(selectedEntity, step)
      : order.fromOffset(step === 1 ? selectedRange?.start ?? 0 : selectedRange?.start ?? Infinity, step);
    if (id === undefined) this.#announcer.notify(this.#translate()(strings.noTags), 'information');
    else this.selectEntity(id);
  }

  /** Selects a tag, brings it into view and says it. */
  selectEntity(id: string): void {
    const entity = this.#model.store.entities.get(id);
    if (!entity) return;
    const first = entity.fragments[0];
    this.#model.select({ kind: 'entity', id });
    if (first) this.#surface.reveal(first);
    this.#sayEntity(entity);
  }

  selectText(range: TextRange): void {
    this.#select({ anchor: range.start, focus: range.end });
  }

  #select(range: DirectedRange): void {
    this.#model.select({ kind: 'text', ...range });
    const start = Math.min(range.anchor, range.focus);
    const end = Math.max(range.anchor, range.focus);
    this.#surface.reveal(range.focus >= range.anchor ? { start: range.focus, end: range.focus } : { start, end: start });
    const text = this.#model.article?.text ?? '';
    const suggestion = this.#suggestions.selected;
    if (suggestion) return this.#say(strings.selectedSuggestion, { text: text.slice(start, end), description: describeSuggestion(suggestion, this.#labels, this.#translate()) });
    this.#say(strings.selectedText, { text: start < end ? text.slice(start, end) : text.slice(start, start + 1) });
  }

  #extendByWord(from: DirectedRange, low: number, high: number, step: 1 | -1): void {
    const forward = from.focus >= from.anchor;
    if (step === 1 && (forward || low === high)) {
      const word = low === high ? this.words.at(high) ?? this.words.next(high) : this.words.next(high);
      if (word) this.#select({ anchor: low === high ? word.start : low, focus: word.end });
      return;
    }
    if (step === -1 && !forward) {
      const word = this.words.previous(low);
      if (word) this.#select({ anchor: high, focus: word.start });
      return;
    }
    // Against the direction the selection shrinks; from its last word on it grows to the other side.
    if (step === -1) {
      const last = this.words.previous(high);
      const before = last && this.words.previous(last.start);
      if (before && before.end > low) this.#select({ anchor: low, focus: before.end });
      else if (before) this.#select({ anchor: high, focus: before.start });
      return;
    }
    const first = this.words.next(low);
    const after = first && this.words.next(first.end);
    if (after && after.start < high) this.#select({ anchor: high, focus: after.start });
    else if (after) this.#select({ anchor: low, focus: after.end });
  }

  /** The offset one character further as the reader counts: never in a surrogate pair or between a letter and its marks. */
  characterFrom(offset: number, step: 1 | -1): number {
    const { blocks } = this.#view;
    const text = this.#model.article?.text ?? '';
    const index = blockAt(blocks, offset);
    const block = blocks[index];
    if (!block) return offset;
    if (step === 1 && offset >= block.end) return blocks[index + 1]?.start ?? offset;
    if (step === -1 && offset <= block.start) return blocks[index - 1]?.end ?? offset;
    const window = step === 1 ? text.slice(offset, Math.min(block.end, offset + 32))
      : text.slice(Math.max(block.start, offset - 32), offset);
    const graphemes = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(window)];
    const length = (step === 1 ? graphemes[0] : graphemes.at(-1))?.segment.length ?? 1;
    return offset + step * length;
  }

  #directed(): DirectedRange | undefined {
    const { selection, selectedRange } = this.#model;
    if (selection.kind === 'text') return selection;
    return selectedRange && { anchor: selectedRange.start, focus: selectedRange.end };
  }

  #sayEntity(entity: Entity): void {
    const { order } = this.#model;
    this.#say(strings.selectedTag, {
      text: this.#model.textOf(entity), label: this.#labels.display(entity.label), position: order.positionOf(entity), count: order.size,
    });
  }

  /**
   * Behind the last name the article is done, and the next one waits. What was selected is let go: the key of a label that follows in
   * the rhythm of the work would change the tag of the last name.
   */
  #sayEnd(step: 1 | -1): void {
    const { progress, article } = this.#model;
    const end = article?.text.length ?? 0;
    if (step === 1) this.#model.select({ kind: 'text', anchor: end, focus: end });
    const isLast = !progress || progress.position >= progress.total;
    const template = step === -1 ? strings.noNamesBefore : isLast ? strings.allNamesSeen : strings.allNamesSeenNext;
    this.#announcer.notify(this.#translate()(template, { key: keyText('nextArticle') }), step === 1 ? 'done' : 'information', step === 1);
  }

  #say(template: string, args: Readonly<Record<string, string | number>> = {}): void {
    this.#announcer.say(this.#translate()(template, args));
  }
}
