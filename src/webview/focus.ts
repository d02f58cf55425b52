import type { Disposable } from './transport';

/** Whether nothing of the page has the keyboard. */
export function isUnfocused(document: Document): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement === document.documentElement;
}

/** Tells whenever the page gets or loses the keyboard. */
export function watchPageFocus(window: Window, changed: (focused: boolean) => void): Disposable {
  const onFocus = (): void => changed(true);
  const onBlur = (): void => changed(false);
  window.addEventListener('focus', onFocus);
  window.addEventListener('blur', onBlur);
  return {
    dispose() {
      window.removeEventListener('focus', onFocus);
      window.removeEventListener('blur', onBlur);
    },
  };
}

/**
 * Keeps the keyboard in the view: VS Code gives the focus to the page as a whole, and a focused element may be removed or hidden.
 * Whenever the page has the focus and no element of it does, `claim` is called.
 */
export function watchFocus(document: Document, claim: () => void): Disposable {
  const window = document.defaultView;
  const check = (): void => {
    if (document.hasFocus() && isUnfocused(document)) claim();
  };
  // An element that loses the focus to nothing: what comes next is known when the event is over.
  const onFocusOut = (event: FocusEvent): void => {
    if (event.relatedTarget === null) setTimeout(check);
  };
  window?.addEventListener('focus', check);
  document.addEventListener('focusout', onFocusOut);
  // To focus lays the page out: with its first paint, not once more before it. A key that comes until then is one for the text all the same.
  const first = requestAnimationFrame(check);
  return {
    dispose() {
      cancelAnimationFrame(first);
      window?.removeEventListener('focus', check);
      document.removeEventListener('focusout', onFocusOut);
    },
  };
}

/** Milliseconds that VS Code is given for its second step, which it does after 50; whoever opens the palette meanwhile keeps the keyboard. */
const patience = 150;
/** Within this many milliseconds the keyboard went from the page straight to the frame around it, and nobody else had it. */
const atOnce = 10;

/**
 * Takes the keyboard from the frame around the page. VS Code gives it to that frame first and to the page a moment later, even where the
 * page has it already: keys in between would do nothing. On a busy machine a late report of an earlier blur makes it stop half-way, and no
 * key does anything. The frame has nothing of its own to type in, so the page takes over where it stays there, and at once where it was the page's.
 * @param frame sender of VS Code's messages; of the same origin as the page
 */
export function takeFocusFrom(frame: Window, window: Window): Disposable {
  let blurredAt = -Infinity;
  const take = (): void => {
    if (frame.document.hasFocus() && !window.document.hasFocus()) window.focus();
  };
  const onBlur = (): void => {
    blurredAt = performance.now();
  };
  const onFocus = (): void => {
    // Not in the event itself: the browser is still moving the focus. A timer comes after keys that wait already.
    if (performance.now() - blurredAt < atOnce) queueMicrotask(take);
    setTimeout(take, patience);
  };
  window.addEventListener('blur', onBlur);
  frame.addEventListener('focus', onFocus);
  take();
  return {
    dispose() {
      window.removeEventListener('blur', onBlur);
      frame.removeEventListener('focus', onFocus);
    },
  };
}

/**
 * Hides the release of Alt after a drag with Alt held. VS Code hears the keys of the page but not its mouse, so it would take press and
 * release for a call of its menu bar, and the keyboard would be there.
 */
export function hideUsedAlt(document: Document): Disposable {
  let isUsed = false;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Alt' && !event.repeat) isUsed = false;
  };
  const onPointerDown = (event: MouseEvent): void => {
    isUsed ||= event.altKey;
  };
  const onKeyUp = (event: KeyboardEvent): void => {
    if (event.key !== 'Alt' || !isUsed) return;
    isUsed = false;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('keydown', onKeyDown, true);
  document.addEventListener('pointerdown', onPointerDown, true);
  document.addEventListener('keyup', onKeyUp, true);
  return {
    dispose() {
      document.removeEventListener('keydown', onKeyDown, true);
      document.removeEventListener('pointerdown', onPointerDown, true);
      document.removeEventListener('keyup', onKeyUp, true);
    },
  };
}
