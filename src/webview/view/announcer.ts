/** What a notice is about: something was done, something to know, something that was not done. */
export type NoticeKind = 'done' | 'information' | 'warning';

/** How long a notice stays in sight, in milliseconds. */
const shownTime: Readonly<Record<NoticeKind, number>> = { done: 5_000, information: 8_000, warning: 12_000 };

const icons: Readonly<Record<NoticeKind, string>> = { done: 'check', information: 'info', warning: 'warning' };

/** The places of a page where notices are: for ears and for eyes. */
export interface NoticePlaces {
  /** Live region that nobody sees. */
  readonly polite: HTMLElement;
  /** Live region for what was not done; shown while it holds words. */
  readonly alert: HTMLElement;
  /** Shows what the polite region says; hidden from screen readers. */
  readonly shown: HTMLElement;
}

/** Milliseconds that other words wait for those of a change that is not confirmed yet. */
const longestWait = 1_000;

/** Words for a change that is on its way: they are said when it has happened, and what is said meanwhile comes after them. */
export interface ExpectedNotice {
  /** It happened. */
  notify(text: string, kind: NoticeKind): void;
  /** It did not. */
  drop(): void;
}

interface Expectation {
  /** What to do when its turn comes; undefined as long as nobody knows. */
  settled: (() => void) | undefined;
  /** What was said after the change was asked for. */
  readonly behind: Held[];
}

interface Held {
  readonly act: () => void;
  /** Whether later words of its kind make it needless. */
  readonly isPassing: boolean;
}

/** Says what happened, to screen readers and in the row under the text. */
export class Announcer {
  readonly #places: NoticePlaces;
  /** Changes on their way, in their order. */
  #expected: Expectation[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was said in the present moment: words that follow at once are said with it, for a region tells only what it holds at last. */
  #moment = '';

  constructor(places: NoticePlaces) {
    this.#places = places;
  }

  /** Says to screen readers what the eye sees anyway: where the selection is. */
  say(text: string): void {
    this.#inTurn({ isPassing: true, act: () => this.#say(text) });
  }

  /** Says and shows. @param keep whether it stays in sight until the next notice. */
  notify(text: string, kind: NoticeKind, keep = false): void {
    this.#inTurn({ isPassing: false, act: () => this.#notify(text, kind, keep) });
  }

  /** Keeps a place for the words of a change that was asked for. */
  expect(): ExpectedNotice {
    const expectation: Expectation = { settled: undefined, behind: [] };
    this.#expected.push(expectation);
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      if (!this.#expected.includes(expectation)) return act();
      expectation.settled = act;
      this.#sayInOrder();
    };
    const timer = setTimeout(() => {
      expectation.settled = () => undefined;
      this.#sayInOrder();
    }, longestWait);
    return {
      notify: (text, kind) => settle(() => this.#notify(text, kind, false)),
      drop: () => settle(() => undefined),
    };
  }

  #inTurn(held: Held): void {
    const behind = this.#expected.at(-1)?.behind;
    if (!behind) return held.act();
    if (held.isPassing && behind.at(-1)?.isPassing) behind.pop();
    behind.push(held);
  }

  #sayInOrder(): void {
    while (this.#expected[0]?.settled) {
      const [{ settled, behind }] = this.#expected.splice(0, 1) as [Expectation];
      settled?.();
      for (const { act } of behind) act();
    }
  }

  #say(text: string): void {
    const { polite } = this.#places;
    if (this.#moment === '') queueMicrotask(() => { this.#moment = ''; });
    this.#moment = this.#moment === '' ? text : `${this.#moment} ${text}`;
    // A region that gets the same words again stays silent; a no-break space makes them new.
    polite.textContent = polite.textContent === this.#moment ? `${this.#moment}\u00A0` : this.#moment;
  }

  #notify(text: string, kind: NoticeKind, keep: boolean): void {
    const { shown } = this.#places;
    if (kind === 'done' && !shown.hidden && shown.dataset['kind'] === kind) {
      // One tag after the other: of the notice in sight only the words are others.
      clearTimeout(this.#timer);
      this.#say(text);
      const words = shown.querySelector('bdi');
      if (words) words.textContent = text;
    } else this.#show(text, kind);
    if (!keep) this.#timer = setTimeout(() => this.clear(), shownTime[kind]);
  }

  #show(text: string, kind: NoticeKind): void {
    this.clear();
    const { alert, shown } = this.#places;
    if (kind !== 'warning') this.#say(text);
    const place = kind === 'warning' ? alert : shown;
    const icon = place.ownerDocument.createElement('span');
    icon.classList.add('codicon', `codicon-${icons[kind]}`);
    icon.setAttribute('aria-hidden', 'true');
    const words = place.ownerDocument.createElement('bdi');
    words.textContent = text;
    place.replaceChildren(icon, words);
    place.dataset['kind'] = kind;
    place.hidden = false;
  }

  clear(): void {
    clearTimeout(this.#timer);
    for (const place of [this.#places.alert, this.#places.shown]) {
      place.hidden = true;
      place.replaceChildren();
    }
  }
}
