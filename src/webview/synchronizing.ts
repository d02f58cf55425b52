import type { HostMessageOf } from '../protocol/hostMessages';
import type { ViewState } from '../protocol/messageParts';
import type { Channel } from './channel';
import { Postponed } from './postponed';
import type { PanelModel } from './state/panelModel';
import type { TextSurface } from './text/textSurface';

/** Milliseconds in which a scroll that the host asked for is not told back to it. */
const echoTime = 250;
/** Milliseconds of rest before a selection is told: fast keys tell the last one only. */
const restTime = 80;

/** Keeps selection and scroll position of the text editor and the panel together, without echo, and remembers the place. */
export class Synchronizer {
  readonly #model: PanelModel;
  readonly #channel: Channel;
  readonly #surface: TextSurface;
  readonly #save: (offset: number | undefined) => void;
  #silentUntil = 0;
  #scrollPending = false;
  #fromHost = false;
  readonly #tellAtRest = new Postponed(() => this.#tellSelection());

  constructor(model: PanelModel, channel: Channel, surface: TextSurface, save: (offset: number | undefined) => void) {
    this.#model = model;
    this.#channel = channel;
    this.#surface = surface;
    this.#save = save;
    surface.scroller.addEventListener('scroll', () => this.#onScroll(), { passive: true });
    model.on('selection', () => this.#onSelection());
  }

  /** Runs a change of the selection that is not to be told to the host. */
  quietly(act: () => void): void {
    this.#fromHost = true;
    try {
      act();
    } finally {
      this.#fromHost = false;
    }
  }

  takeSelection({ range, tag, ...about }: HostMessageOf<'selection'>): void {
    if (!this.#model.isShown(about)) return;
    const isThere = tag !== undefined && this.#model.store.entities.has(tag);
    this.quietly(() => this.#model.select(isThere ? { kind: 'entity', id: tag } : { kind: 'text', anchor: range.start, focus: range.end }));
    this.#silence();
    this.#surface.reveal(range);
  }

  /** The host is about to use the selection: what waits for rest is told at once. */
  tellSelectionNow(): void {
    this.#tellAtRest.now();
    this.#channel.send({ type: 'selectionTold' });
  }

  takeScroll({ offset, ...about }: HostMessageOf<'scroll'>): void {
    if (!this.#model.isShown(about) || !this.#model.settings.syncScroll) return;
    this.#silence();
    this.#surface.scrollToTop(offset);
  }

  /** Brings the text back to where it was before a reload. */
  restore(state: ViewState | undefined): void {
    if (state?.offset === undefined || state.uri !== this.#model.article?.uri) return;
    this.#silence();
    this.#surface.scrollToTop(state.offset);
  }

  dispose(): void {
    this.#tellAtRest.cancel();
  }

  #silence(): void {
    this.#silentUntil = performance.now() + echoTime;
  }

  #onScroll(): void {
    if (this.#scrollPending) return;
    this.#scrollPending = true;
    requestAnimationFrame(() => {
      this.#scrollPending = false;
      const { article, settings } = this.#model;
      const offset = article && this.#surface.topOffset();
      this.#save(offset);
      if (!article || offset === undefined || !settings.syncScroll || performance.now() < this.#silentUntil) return;
      this.#channel.send({ type: 'scrolled', uri: article.uri, version: article.version, offset });
    });
  }

  #onSelection(): void {
    if (this.#fromHost) this.#tellAtRest.cancel();
    else this.#tellAtRest.until(performance.now() + restTime);
  }

  #tellSelection(): void {
    const { article, selectedRange } = this.#model;
    if (!article || !selectedRange) return;
    this.#channel.send({ type: 'select', uri: article.uri, version: article.version, range: selectedRange, reveal: true });
  }
}
