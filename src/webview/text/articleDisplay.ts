import type { Translate } from '../../core/message';
import type { LabelStyles } from '../view/labelStyles';
import type { IdleMoments } from '../view/later';
import type { Skeleton } from '../view/skeleton';
import type { PanelModel } from '../state/panelModel';
import { strings } from '../strings';
import { ArticleView } from './articleView';
import type { PaintContext } from './markPainter';
import { TextSurface, type DirectedRange } from './textSurface';

/** Keeps the text on the page in step with the model: the article or why there is none, its tags, the selection. */
export class ArticleDisplay {
  readonly view: ArticleView;
  readonly surface: TextSurface;
  readonly #skeleton: Skeleton;
  readonly #model: PanelModel;
  readonly #labels: LabelStyles;
  readonly #translate: () => Translate;
  #hasShown = false;
  /** While an article is put up, nothing may ask for its layout: that would cost the first paint twice. */
  #opening = false;

  readonly #size: ResizeObserver;

  /** To be made before whatever looks at what is shown, so that it hears of changes first. */
  constructor(model: PanelModel, skeleton: Skeleton, labels: LabelStyles, translate: () => Translate, moments: IdleMoments) {
    this.#model = model;
    this.#skeleton = skeleton;
    this.#labels = labels;
    this.#translate = translate;
    this.view = new ArticleView(skeleton.scroller, skeleton.article, this.#paintContext(), moments);
    this.surface = new TextSurface(skeleton.scroller, skeleton.caret, this.view);
    this.#listen();
    // It is told when the text is laid out, so that the caret costs no layout of its own.
    const widths = new Map<Element, number>();
    this.#size = new ResizeObserver((entries) => {
      // Only another width moves the text; the height grows while the rest of a long article is put up.
      const others = entries.filter(({ target, contentRect: { width } }) => (widths.get(target) ?? width) !== width);
      for (const { target, contentRect: { width } } of entries) widths.set(target, width);
      if (others.length > 0) this.surface.redrawCaret();
    });
    // The article stands in the middle of the scroller, which may be wider.
    for (const element of [skeleton.scroller, skeleton.article]) this.#size.observe(element);
  }

  dispose(): void {
    this.#size.disconnect();
    this.view.dispose();
  }

  /** Puts an article up by changing the model. */
  open(change: () => void): void {
    this.#opening = true;
    change();
    this.#opening = false;
  }

  /** Once what was painted is laid out. */
  redrawCaretInFrame(): void {
    requestAnimationFrame(() => this.surface.redrawCaret());
  }

  /** What is said in the user's language. */
  render(): void {
    this.#skeleton.scroller.setAttribute('aria-label', this.#translate()(strings.articleText, {}));
    this.#showEmpty();
  }

  #listen(): void {
    const model = this.#model;
    const repaint = (): void => {
      // With the labels of another article comes its text, which the paragraphs that are shown do not fit.
      if (!this.view.article || this.view.article !== model.article) return;
      this.view.repaintAll(this.#paintContext());
      this.redrawCaretInFrame();
    };
    model.on('labels', (labels) => {
      this.#labels.use(labels);
      repaint();
    });
    model.on('article', (article) => {
      this.#showEmpty();
      const { scroller } = this.surface;
      const top = article !== undefined && this.view.article?.uri === article.uri ? scroller.scrollTop : undefined;
      this.view.show(article, model.store.entities.values(), this.#paintContext());
      // Where the first article is shown the view remembers.
      if (top !== undefined) scroller.scrollTop = top;
      else if (this.#hasShown) scroller.scrollTop = 0;
      this.#hasShown ||= article !== undefined;
      if (article?.language !== undefined) this.#skeleton.article.lang = article.language;
      else this.#skeleton.article.removeAttribute('lang');
    });
    model.on('annotations', (change) => {
      if (change) {
        // Letting go of a selection lays the page out: before the change there is nothing to lay out.
        if (model.selection.kind === 'entity') this.surface.drawSelection(undefined);
        this.view.change(change, this.#paintContext());
        if (model.selection.kind === 'text') this.surface.drawSelection(model.selection);
      } else this.view.show(model.article, model.store.entities.values(), this.#paintContext());
    });
    model.on('selection', () => {
      this.view.select(this.#paintContext());
      if (this.#opening) requestAnimationFrame(() => this.surface.drawSelection(this.#drawable));
      else this.surface.drawSelection(this.#drawable);
    });
    model.on('settings', repaint);
    model.on('readOnly', () => this.#showEmpty());
  }

  #paintContext(): PaintContext {
    const model = this.#model;
    return {
      text: model.article?.text ?? '',
      labels: this.#labels,
      translate: this.#translate(),
      labelNames: model.settings.labelNames,
      selected: model.selection.kind === 'entity' ? model.selection.id : undefined,
      entity: (id) => model.store.entities.get(id),
    };
  }

  get #drawable(): DirectedRange | undefined {
    const { selection, article } = this.#model;
    return selection.kind === 'text' && article ? selection : undefined;
  }

  #showEmpty(): void {
    const { article, emptyReason, readOnlyReason: reason } = this.#model;
    const { empty, banner } = this.#skeleton;
    const translate = this.#translate();
    empty.hidden = article !== undefined;
    banner.hidden = reason === undefined;
    banner.textContent = reason === undefined ? '' : translate(strings.readOnly, { reason });
    empty.textContent = emptyReason ?? translate(strings.waiting, {});
  }
}
