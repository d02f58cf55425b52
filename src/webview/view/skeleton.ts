/** The fixed parts of the panel's page. */
export interface Skeleton {
  readonly panel: HTMLElement;
  readonly top: HTMLElement;
  readonly scroller: HTMLElement;
  readonly article: HTMLElement;
  readonly caret: HTMLElement;
  readonly empty: HTMLElement;
  /** Why tags cannot be changed, above the text. */
  readonly banner: HTMLElement;
  readonly hints: HTMLElement;
  readonly notice: HTMLElement;
  readonly splitter: HTMLElement;
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
  const banner = make('div', 'banner', scroller);
  banner.setAttribute('role', 'note');
  banner.hidden = true;
  const article = make('article', 'article', scroller);
  const empty = make('div', 'empty welcome', scroller);
  const caret = make('div', 'caret', scroller);
  caret.hidden = true;
  caret.setAttribute('aria-hidden', 'true');
  const foot = make('footer', 'foot', panel);
  const hints = make('div', 'hints', foot);
  hints.setAttribute('aria-hidden', 'true');
  // What is searched for in the page is the article's, and hints that are not seen must not be found.
  hints.inert = true;
  const notice = make('div', 'notice', foot);
  notice.setAttribute('aria-hidden', 'true');
  notice.hidden = true;
  const warning = make('div', 'warning-bar', foot);
  warning.setAttribute('role', 'alert');
  warning.hidden = true;
  const side = make('aside', 'side', panel);
  const splitter = make('div', 'splitter', side);
  const polite = make('div', 'visually-hidden', panel);
  polite.setAttribute('aria-live', 'polite');
  polite.setAttribute('role', 'status');
  return { panel, top, scroller, article, caret, empty, banner, hints, notice, splitter, side, polite, warning };
}
