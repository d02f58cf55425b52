import type { Translate } from '../core/message';
import type { TextRange } from '../core/text/range';
import type { PanelFinding } from '../protocol/article';
import type { TextNavigator } from './navigation';
import type { PanelModel } from './state/panelModel';
import { strings } from './strings';
import type { ArticleView } from './text/articleView';
import { FindingMarks } from './text/findingMarks';
import type { TextSurface } from './text/textSurface';
import type { Disposable } from './transport';
import type { Announcer } from './view/announcer';
import type { IdleMoments } from './view/later';
import { FindingPopup } from './view/findingPopup';
import type { FindingActions } from './view/findingView';

/** Milliseconds that the mouse rests on a place before it is told what was found there, and until the box goes when it has left. */
const hoverTime = 350;

/** Problems where they are: lines under the text, and beside them a box with the fixes, by key or by mouse. */
export class ProblemsInText implements Disposable {
  readonly box: FindingPopup;
  readonly #model: PanelModel;
  readonly #view: ArticleView;
  readonly #surface: TextSurface;
  readonly #navigator: TextNavigator;
  readonly #announcer: Announcer;
  readonly #translate: () => Translate;
  readonly #marks: FindingMarks;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the box was opened by the mouse, and goes with it. */
  #isHover = false;

  constructor(
    host: HTMLElement, model: PanelModel, view: ArticleView, surface: TextSurface, navigator: TextNavigator, announcer: Announcer,
    actions: Omit<FindingActions, 'goTo'>, translate: () => Translate, focusText: () => void, moments: IdleMoments,
  ) {
    this.#model = model;
    this.#view = view;
    this.#surface = surface;
    this.#navigator = navigator;
    this.#announcer = announcer;
    this.#translate = translate;
    this.#marks = new FindingMarks(view, host.ownerDocument);
    this.box = new FindingPopup(host, actions, translate, focusText);
    view.onPainted = (block) => this.#marks.blockPainted(block);
    // The text is read first.
    const mark = moments.afterPaint(() => this.#marks.show(model.article ? model.checks.findings : []));
    model.on('checks', () => {
      mark();
      this.box.popup.close(!this.#isHover);
    });
    const { scroller } = surface;
    scroller.addEventListener('pointermove', (event) => this.#onMove(event), { passive: true });
    scroller.addEventListener('pointerleave', () => this.#leave());
    scroller.addEventListener('scroll', () => { if (this.#isHover) this.box.popup.close(false); }, { passive: true });
    this.box.popup.element.addEventListener('pointerenter', () => clearTimeout(this.#timer));
    this.box.popup.element.addEventListener('pointerleave', () => this.#leave());
    this.box.popup.element.addEventListener('keydown', (event) => {
      if (event.key !== 'F8') return;
      event.preventDefault();
      event.stopPropagation();
      this.go(event.shiftKey ? -1 : 1);
    });
  }

  /** To the next or previous problem that is more than a hint, round about at the end; the keyboard goes into its box. */
  go(step: 1 | -1): void {
    const { start, end } = this.#model.selectedRange ?? { start: 0, end: 0 };
    const found = this.#marks.findings.filter(({ severity }) => severity !== 'hint');
    const order = step === 1 ? found : [...found].reverse();
    const isAhead = ({ range }: PanelFinding): boolean => step * (range.start - start) > 0 || (range.start === start && step * (range.end - end) > 0);
    const finding = order.find(isAhead) ?? order[0];
    if (!finding) return this.#announcer.notify(this.#translate()(strings.noProblemsInText), 'information');
    this.#navigator.selectText(finding.range);
    this.#open(finding.range, true);
  }

  /** What was found at the selection or the caret. */
  here(): void {
    const range = this.#model.selectedRange;
    if (!range || this.#marks.over(range).length === 0) return this.#announcer.notify(this.#translate()(strings.noProblemsHere), 'information');
    this.#open(range, true);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#marks.dispose();
  }

  #open(range: TextRange, focus: boolean): void {
    this.#isHover = !focus;
    this.box.open(this.#marks.over(range), this.#surface.rectangleOf(range), focus);
  }

  #onMove({ clientX, clientY, buttons, target }: PointerEvent): void {
    clearTimeout(this.#timer);
    const block = target instanceof Node ? this.#view.blockOf(target) : undefined;
    this.#timer = setTimeout(() => {
      const found = buttons !== 0 || block === undefined ? [] : this.#marks.under(clientX, clientY, block);
      const [first] = found;
      if (first && (!this.box.popup.isOpen || this.#isHover)) {
        this.#isHover = true;
        this.box.open(found, this.#surface.rectangleOf(first.range), false);
      } else if (!first && this.#isHover) this.box.popup.close(false);
    }, hoverTime);
  }

  #leave(): void {
    clearTimeout(this.#timer);
    if (this.#isHover) this.#timer = setTimeout(() => this.box.popup.close(false), hoverTime);
  }
}
