import { html, nothing, render } from 'lit';
import type { Translate } from '../../core/message';
import type { Session } from '../state/session';
import { strings } from '../strings';
import type { LabelStyles } from './labelStyles';

/** Milliseconds of rest before occurrences are counted: fast keys must not pay for a hint. */
const restTime = 150;
/** Longer selections are sentences, of which nobody tags all. */
const longestQuote = 60;

/** The text that the next key would tag, and how often it stands in the article untagged. */
export interface HintTarget {
  readonly quote: string;
  readonly count: number;
}

/** The row under the text: the keys that matter in this moment. For the eye only; the help says the same to all. */
export class HintBar {
  readonly #element: HTMLElement;
  readonly #session: Session;
  readonly #labels: LabelStyles;
  readonly #translate: () => Translate;
  readonly #target: () => HintTarget | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: HTMLElement, session: Session, labels: LabelStyles, target: () => HintTarget | undefined, translate: () => Translate) {
    this.#element = element;
    this.#session = session;
    this.#labels = labels;
    this.#target = target;
    this.#translate = translate;
    session.on('selection', () => this.schedule());
    session.on('annotations', () => this.schedule());
    session.on('labelChoice', () => this.schedule());
  }

  schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.render(), restTime);
  }

  render(): void {
    const translate = this.#translate();
    const { selection, lastLabel } = this.#session;
    const say = (template: string, args: Readonly<Record<string, string | number>> = {}): string => translate(template, args);
    const last = lastLabel === undefined ? undefined : this.#labels.display(lastLabel);
    const hint = (keys: readonly string[], words: string, joint = ' ') =>
      html`<span class="hint">${keys.map((key, index) => html`${index === 0 ? '' : joint}<kbd>${key}</kbd>`)} <bdi>${words}</bdi></span>`;
    // Of the hints of the moment those show that fit whole; the way to all keys always does.
    const show = (ofMoment: unknown): void => void render(html`<span class="moment">${ofMoment}</span>${hint(['?'], say(strings.hintKeys))}`, this.#element);
    if (selection.kind === 'entity') {
      show(html`${hint(['1', '9'], say(strings.hintRelabel), '–')}${hint(['Shift', '→'], say(strings.hintMoveEnd), '+')}
        ${hint(['Delete'], say(strings.hintRemove))}${hint(['Space'], say(strings.hintDetails))}${hint(['[', ']'], say(strings.hintTags))}`);
      return;
    }
    const target = this.#target();
    const all = target && target.count > 1 && target.quote.length <= longestQuote
      ? hint(['Shift', '1'], say(strings.hintAll, { count: target.count, text: target.quote }), '+') : nothing;
    const again = last === undefined ? nothing : hint(['Enter'], say(strings.hintAgain, { label: last }));
    show(html`${hint(['1', '9'], say(strings.hintTag), '–')}${again}
      ${all}${hint(['.'], say(strings.hintName))}${hint(['[', ']'], say(strings.hintTags))}`);
  }
}
