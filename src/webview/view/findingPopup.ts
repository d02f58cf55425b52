import { render } from 'lit/html.js';
import type { Translate } from '../../core/message';
import type { PanelFinding } from '../../protocol/article';
import { findingView, type FindingActions } from './findingView';
import { Popup } from './popup';

/** What was found at a place of the text, with its fixes: beside the place, by keyboard or under the mouse. */
export class FindingPopup {
  readonly popup: Popup;
  readonly #actions: Omit<FindingActions, 'goTo'>;
  readonly #translate: () => Translate;

  /** @param actions what the buttons do; the box closes before. */
  constructor(host: HTMLElement, actions: Omit<FindingActions, 'goTo'>, translate: () => Translate, focusText: () => void) {
    this.popup = new Popup(host, 'findings-here', 'dialog', focusText);
    this.popup.element.tabIndex = -1;
    this.#actions = actions;
    this.#translate = translate;
  }

  /** @param focus whether the keyboard goes into the box. */
  open(findings: readonly PanelFinding[], beside: DOMRect | undefined, focus: boolean): void {
    const translate = this.#translate();
    // Under the mouse it takes no keyboard, and claims none.
    this.popup.element.setAttribute('role', focus ? 'dialog' : 'group');
    this.popup.element.setAttribute('aria-label', findings.map(({ problem }) => problem).join(' · '));
    render(findings.map((finding) => findingView(finding, {
      applyFix: (found, fix) => this.#closed(() => this.#actions.applyFix(found, fix)),
      accept: (found) => this.#closed(() => this.#actions.accept(found)),
      goTo: () => undefined,
    }, translate, false)), this.popup.element);
    this.popup.open(beside);
    if (!focus) return;
    if (this.popup.element.querySelector('button')) this.popup.focusFirst();
    else this.popup.element.focus();
  }

  #closed(act: () => void): void {
    this.popup.close();
    act();
  }
}
