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

/** Says what happened, to screen readers and in the row under the text. */
export class Announcer {
  readonly #places: NoticePlaces;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was said in the present moment: words that follow at once are said with it, for a region tells only what it holds at last. */
  #moment = '';

  constructor(places: NoticePlaces) {
    this.#places = places;
  }

  /** Says to screen readers what the eye sees anyway: where the selection is. */
  say(text: string): void {
    const { polite } = this.#places;
    if (this.#moment === '') queueMicrotask(() => { this.#moment = ''; });
    this.#moment = this.#moment === '' ? text : `${this.#moment} ${text}`;
    // A region that gets the same words again stays silent; a no-break space makes them new.
    polite.textContent = polite.textContent === this.#moment ? `${this.#moment}\u00A0` : this.#moment;
  }

  /** Says and shows. @param keep whether it stays in sight until the next notice. */
  notify(text: string, kind: NoticeKind, keep = false): void {
    this.clear();
    const { alert, shown } = this.#places;
    if (kind !== 'warning') this.say(text);
    const place = kind === 'warning' ? alert : shown;
    const icon = place.ownerDocument.createElement('span');
    icon.classList.add('codicon', `codicon-${icons[kind]}`);
    icon.setAttribute('aria-hidden', 'true');
    const words = place.ownerDocument.createElement('bdi');
    words.textContent = text;
    place.replaceChildren(icon, words);
    place.dataset['kind'] = kind;
    place.hidden = false;
    if (!keep) this.#timer = setTimeout(() => this.clear(), shownTime[kind]);
  }

  clear(): void {
    clearTimeout(this.#timer);
    for (const place of [this.#places.alert, this.#places.shown]) {
      place.hidden = true;
      place.replaceChildren();
    }
  }
}
