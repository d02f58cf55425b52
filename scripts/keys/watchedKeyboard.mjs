// A keyboard that notes what every key did: to the page of the annotation view, to the window around it, or to nothing.
/** @typedef {import('../host/workbench-session.mjs').OpenedWorkbench} OpenedWorkbench */
/** @typedef {import('playwright-core').Frame} Frame */
/**
 * @typedef {object} Pressed
 * @property {string} key
 * @property {number | undefined} milliseconds until something changed; undefined where nothing did
 * @property {string} focus what had the keyboard before
 * @property {string | undefined} notice what was said
 */

/** Milliseconds after which a key that changed nothing is called dead. A busy machine needs as long as that. */
const patience = 1_500;
const lookEvery = 15;

/** What can be seen of a page: what has the keyboard, what is selected and shown. Runs in the page. */
function lookAtPage() {
  const focused = document.activeElement;
  const field = focused?.closest('[data-field], [data-part]');
  const name = (/** @type {Element | null | undefined} */ element) =>
    element ? `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}` : 'nothing';
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
  const box = range?.getBoundingClientRect();
  const words = (/** @type {string} */ selector) =>
    [...document.querySelectorAll(selector)].map((element) => (element.getClientRects().length > 0 ? element.textContent : '')).join('|');
  const notice = words('.notice:not([hidden]), .warning-bar:not([hidden])').replace(/^\||\|$/gu, '');
  const { value, selectionStart } = /** @type {{ value?: string, selectionStart?: number }} */ (/** @type {unknown} */ (focused ?? {}));
  return {
    focus: document.hasFocus() ? `${name(focused)}${field?.getAttribute('data-field') ?? field?.getAttribute('data-part') ?? ''}` : 'outside',
    notice,
    warning: document.querySelector('.warning-bar:not([hidden])') !== null,
    print: JSON.stringify([
      document.hasFocus(), name(focused), focused?.tagName === 'BUTTON' ? focused.textContent : '', value, selectionStart, field?.getAttribute('data-field'), selection?.toString(), box && [Math.round(box.x), Math.round(box.y), Math.round(box.width)],
      [...document.querySelectorAll('mark')].map((mark) => `${mark.dataset['id']}${mark.className}`).join(),
      words('.popup'), document.querySelector('.visually-hidden')?.textContent, words('.warning-bar'), words('[role=tablist]'),
      document.querySelector('.article')?.textContent?.length, document.querySelector('.panel')?.className,
      [...document.querySelectorAll('[aria-pressed=true]')].map((button) => button.getAttribute('data-action') ?? button.getAttribute('data-label')).join(),
      [...document.querySelectorAll('[aria-selected=true]')].map((option) => option.textContent).join(),
      document.querySelector('.text')?.scrollTop,
    ]),
  };
}

/** What can be seen of the window around it. Runs in the window. */
function lookAtWindow() {
  const input = document.querySelector('.quick-input-widget:not([style*="display: none"])');
  return JSON.stringify([
    `${input?.textContent ?? ''}${input?.querySelector('input')?.value ?? ''}`,
    [...document.querySelectorAll('.tab.active')].map((tab) => tab.textContent).join(), document.querySelectorAll('.tab.dirty').length,
    document.activeElement?.className, document.querySelector('.statusbar .right-items')?.textContent,
    document.querySelector('.keybindings-chord, .statusbar-item[id*=keybinding]')?.textContent,
  ]);
}

/** Presses keys in a window and keeps a record of them. @param {OpenedWorkbench} window */
export function watchedKeyboard(window) {
  /** @type {Frame | undefined} */
  let frame;
  /** @type {Pressed[]} */
  let record = [];

  async function look() {
    const page = await frame?.evaluate(lookAtPage).catch(() => undefined);
    const around = await window.page.evaluate(lookAtWindow);
    return { focus: page?.focus ?? 'window', notice: page?.notice ?? '', warning: page?.warning ?? false, print: `${page?.print ?? ''}${around}` };
  }

  /** @param {string} key @param {() => Promise<void>} send */
  async function watch(key, send) {
    const before = await look();
    const started = performance.now();
    await send();
    for (;;) {
      const now = await look();
      const milliseconds = performance.now() - started;
      const changed = now.print !== before.print;
      if (!changed && milliseconds < patience) {
        await new Promise((resolve) => setTimeout(resolve, lookEvery));
        continue;
      }
      const isNew = now.notice !== '' && (now.notice !== before.notice || changed);
      const pressed = { key, milliseconds: changed ? Math.round(milliseconds) : undefined, focus: before.focus, notice: isNew ? now.notice : undefined };
      record.push(pressed);
      return { ...pressed, warning: now.warning };
    }
  }

  return {
    /** The page of the view that the keys are for. @param {Frame | undefined} page */
    lookAt(page) {
      frame = page;
    },

    /** Presses one key, in Playwright's names, and waits until something changed, or for a while. @param {string} key */
    press: (key) => watch(key, () => window.page.keyboard.press(key)),

    /** Writes into what has the keyboard; a key a character, watched as one. @param {string} text */
    async type(text) {
      const written = await watch(text, () => window.page.keyboard.type(text));
      for (let more = 1; more < [...text].length; more++) record.push({ ...written, key: '', notice: undefined });
    },

    /** What has the keyboard. */
    async focus() {
      return (await look()).focus;
    },

    /** The record since it was taken last. */
    take() {
      const taken = record;
      record = [];
      return taken;
    },
  };
}
