import type { ViewState } from '../protocol/messageParts';
import type { Section, PanelModel } from './state/panelModel';
import type { SideSize } from './view/splitter';

/** What the view remembers of its parts. */
export interface Remembered {
  readonly section: Section;
  readonly size: SideSize;
}

/** Remembers over a reload which article was shown, where, and how the view was arranged. */
export class ViewMemory {
  /** As it was before the reload. */
  readonly state: ViewState | undefined;
  readonly #model: PanelModel;
  readonly #save: (state: ViewState) => void;
  readonly #parts: () => Remembered;
  /** Offset at the top of the text as it was told last. */
  #offset: number | undefined;
  #isRestored = false;

  constructor(model: PanelModel, state: ViewState | undefined, save: (state: ViewState) => void, parts: () => Remembered) {
    this.state = state;
    this.#model = model;
    this.#save = save;
    this.#parts = parts;
    this.#offset = state?.offset;
    const saveShown = (): void => {
      if (model.article) this.save();
    };
    model.on('settings', saveShown);
    model.on('labelChoice', saveShown);
  }

  /** The labels that were in use. */
  restoreLabels(): void {
    const { lastLabel, stickyLabel } = this.state ?? {};
    if (lastLabel !== undefined) this.#model.chooseLabel({ last: lastLabel });
    if (stickyLabel !== undefined) this.#model.chooseLabel({ sticky: stickyLabel });
  }

  /** An article is about to be shown: where the text stood is forgotten if it is another. */
  opening(uri: string): void {
    if (uri !== (this.#isRestored ? this.#model.article : this.state)?.uri) this.#offset = undefined;
  }

  /** The article is shown. @param restore brings the first one back to where it was. */
  opened(restore: (state: ViewState | undefined) => void): void {
    if (!this.#isRestored) {
      this.#isRestored = true;
      restore(this.state);
    }
    this.save();
  }

  /** @param offset at the top of the text, UTF-16; as it was told last where it is left out. */
  save(offset = this.#offset): void {
    const { article, lastLabel, stickyLabel, settings } = this.#model;
    this.#offset = offset;
    const { section, size: { width, height, closed } } = this.#parts();
    this.#save({
      ...(article && { uri: article.uri }),
      ...(offset !== undefined && { offset }),
      ...(lastLabel !== undefined && { lastLabel }),
      ...(stickyLabel !== undefined && { stickyLabel }),
      ...(settings.locked && { locked: true }),
      section,
      ...(width !== undefined && { sideWidth: width }),
      ...(height !== undefined && { sideHeight: height }),
      ...(closed === true && { sideClosed: true }),
    });
  }
}
