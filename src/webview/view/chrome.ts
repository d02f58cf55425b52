import type { Translate } from '../../core/message';
import type { Section, PanelModel } from '../state/panelModel';
import { HintBar, type Hinted } from './hintBar';
import { LabelBar, type LabelBarActions } from './labelBar';
import type { LabelStyles } from './labelStyles';
import { Rest, type IdleMoments } from './later';
import { SidePanel, type SidePanelActions } from './sidePanel';
import type { Skeleton } from './skeleton';

/**
 * What stands around the text: labels, entities, metadata, problems, hints. It is built behind the first paint, in idle
 * moments: nobody should wait for it. Where the host takes its time, that is before the article comes.
 */
export class Chrome {
  readonly #makeSide: () => SidePanel;
  /** In pixels, asked for in the first frame, which is laid out anyway. */
  #sideHeight: number | undefined;
  /** What is still to be built, in its order. */
  readonly #open: (() => void)[];
  #bar: LabelBar | undefined;
  #side: SidePanel | undefined;
  #hints: HintBar | undefined;
  #section: Section;

  constructor(
    skeleton: Skeleton, model: PanelModel, labels: LabelStyles, actions: LabelBarActions & Omit<SidePanelActions, 'sectionChanged'>,
    sectionChanged: () => void, hinted: Hinted, translate: () => Translate, section: Section, moments: IdleMoments,
  ) {
    const { panel, top, side, hints } = skeleton;
    this.#section = section;
    const rest = new Rest();
    this.#makeSide = () => new SidePanel(side, model, labels, {
      ...actions,
      sectionChanged: (chosen) => {
        this.#section = chosen;
        sectionChanged();
      },
    }, translate, this.#section, rest, moments, this.#sideHeight ?? side.clientHeight);
    this.#open = [
      () => (this.#bar = new LabelBar(top, model, labels, actions, translate, rest)).render(),
      () => void this.#readySide(),
      () => (this.#hints = new HintBar(hints, model, labels, hinted, translate, rest)).render(),
    ];
    model.on('annotations', (change) => {
      if (change && model.store.isConfirmed) rest.confirmed();
    });
    panel.setAttribute('aria-busy', 'true');
    requestAnimationFrame(() => { this.#sideHeight = side.clientHeight; });
    const buildNext = moments.afterPaint(() => {
      this.#open.shift()?.();
      if (this.#open.length > 0) buildNext();
      else panel.removeAttribute('aria-busy');
    });
    buildNext();
  }

  /** The part of the side that is shown. */
  get section(): Section {
    return this.#section;
  }

  /** Renders what is there again, after the language changed. */
  render(): void {
    this.#bar?.render();
    this.#side?.render();
    this.#hints?.render();
  }

  /** Other suggestions are offered. */
  suggestionsChanged(): void {
    this.#hints?.renderLater();
  }

  focusFilter(): void {
    this.#readySide().focusFilter();
  }

  focusMetadata(): void {
    this.#readySide().focusMetadata();
  }

  dispose(): void {
    this.#open.length = 0;
    this.#side?.dispose();
  }

  #readySide(): SidePanel {
    if (!this.#side) {
      this.#side = this.#makeSide();
      this.#side.render();
    }
    return this.#side;
  }
}
