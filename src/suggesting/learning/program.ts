import { parseStandoff } from '../../core/standoff/standoffDocument';
import { taggableRanges, taggedText } from '../../core/suggestions/annotatedText';
import { CorpusModel } from '../../core/suggestions/corpusModel';
import type { LearningAnswer, LearningRequest } from './messages';

/** Learns corpora and suggests from them: an article at a time, so that what is asked for in between need not wait for the rest. */
export class LearningProgram {
  readonly #post: (answer: LearningAnswer) => void;
  readonly #later: (work: () => void) => void;
  readonly #corpora = new Map<string, CorpusModel>();
  /** Who waits until all of a corpus is learned. */
  #settling: { readonly corpus: string; readonly id: number }[] = [];
  #isWaiting = false;

  /** @param later runs work when what else there is to do has had its turn. */
  constructor(post: (answer: LearningAnswer) => void, later: (work: () => void) => void) {
    this.#post = post;
    this.#later = later;
  }

  take(request: LearningRequest): void {
    try {
      this.#take(request);
    } catch (error) {
      this.#post({ kind: 'failed', id: 'id' in request ? request.id : undefined, reason: error instanceof Error ? error.stack ?? error.message : String(error) });
    }
  }

  #take(request: LearningRequest): void {
    const { corpus } = request;
    if (request.kind === 'begin') this.#corpora.set(corpus, new CorpusModel(request.labels));
    else if (request.kind === 'forget') {
      this.#corpora.delete(corpus);
      this.#settle();
    }
    else if (request.kind === 'learn') {
      const document = parseStandoff(request.standoff);
      if (document.refused) return;
      this.#corpora.get(corpus)?.take(request.article, taggedText(request.text, document, request.byteOrderMark));
      this.#goOn();
    } else if (request.kind === 'settle') {
      this.#settling.push(request);
      this.#settle();
    } else {
      const model = this.#corpora.get(corpus);
      const suggestions = model?.suggest({ text: request.text, ranges: taggableRanges(request.text) }) ?? [];
      this.#post({ kind: 'suggestions', id: request.id, articles: model?.articles ?? 0, suggestions, repetition: model?.repetition ?? 0 });
    }
  }

  #settle(): void {
    this.#settling = this.#settling.filter(({ corpus, id }) => {
      const model = this.#corpora.get(corpus);
      if (model?.isBusy) return true;
      this.#post({ kind: 'settled', id, articles: model?.articles ?? 0 });
      return false;
    });
  }

  #goOn(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#later(() => {
      this.#isWaiting = false;
      const found = [...this.#corpora].find(([, model]) => model.isBusy);
      if (!found) return;
      const [corpus, model] = found;
      if (model.step()) this.#post({ kind: 'learned', corpus, articles: model.articles, isBusy: model.isBusy });
      this.#settle();
      this.#goOn();
    });
  }
}
