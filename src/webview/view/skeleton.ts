/** The fixed parts of the panel's page. */
export interface Skeleton {
  readonly panel: HTMLElement;
  readonly top: HTMLElement;
  readonly scroller: HTMLElement;
  readonly article: HTMLElement;
  readonly caret: HTMLElement;
  readonly empty: HTMLElement;
  readonly hints: HTMLElement;
  readonly side: HTMLElement;
  readonly polite: HTMLElement;
  readonly warning: HTMLElement;
}

/** Builds the page's frame in an element, which must be empty. */
export function buildSkeleton(root: HTMLElement): Skeleton {
  const make = (tag: string, className: string, parent: HTMLElement): HTMLElement => {
    const element = root.ownerDocument.createElement(tag);
    element.className = className;
    parent.append(element);
    return element;
  };
  root.ownerDocument.body.classList.add('annotation-panel');
  const panel = make('div', 'panel', root);
  const top = make('header', 'top', panel);
  const scroller = make('main', 'text', panel);
  scroller.tabIndex = 0;
  const article = make('article', 'article', scroller);
  const empty = make('div', 'empty welcome', scroller);
  const caret = make('div', 'caret', scroller);
  caret.hidden = true;
  caret.setAttribute('aria-hidden', 'true');
  const hints = make('footer', 'hints', panel);
  hints.setAttribute('aria-hidden', 'true');
  const side = make('aside', 'side', panel);
  const polite = make('div', 'visually-hidden', panel);
  polite.setAttribute('aria-live', 'polite');
  polite.setAttribute('role', 'status');
  const warning = make('div', 'warning-bar', panel);
  warning.setAttribute('role', 'alert');
  warning.hidden = true;
  return { panel, top, scroller, article, caret, empty, hints, side, polite, warning };
}
