import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import type { Translate } from '../../core/message';
import { chordFor, type PanelCommand } from '../../protocol/panelCommands';
import type { PanelModel } from '../state/panelModel';
import { strings } from '../strings';
import { keysOf, labelKeys } from './keyNames';
import type { Rest } from './later';
import type { LabelStyles } from './labelStyles';

/** Longer selections are sentences, of which nobody tags all. */
const longestQuote = 60;

/** The text that the next key would tag, and how often it stands in the article untagged; or what is suggested for it. */
export type HintTarget = { readonly quote: string; readonly count: number } | { readonly suggestion: string };

/** What the hints are about. */
export interface Hinted {
  readonly target: () => HintTarget | undefined;
  /** How many suggestions one key accepts. */
  readonly sureSuggestions: () => number;
}

/** What the keys are about. */
type Moment = 'text' | 'tag' | 'suggestion';

/** The row under the text: the keys that matter in this moment. For the eye only; the help says the same to all. */
export class HintBar {
  /** Text, tag and text again is how one works: the hints of each keep their place in the page, laid out as they are, and one of them is seen. */
  readonly #moments: Readonly<Record<Moment, HTMLElement>>;
  readonly #help: HTMLElement;
  readonly #model: PanelModel;
  readonly #labels: LabelStyles;
  readonly #translate: () => Translate;
  readonly #hinted: Hinted;
  /** Renders in the next moment of rest. */
  readonly renderLater: () => void;

  constructor(element: HTMLElement, model: PanelModel, labels: LabelStyles, hinted: Hinted, translate: () => Translate, rest: Rest) {
    const make = (className: string, parent: HTMLElement): HTMLElement => {
      const made = element.ownerDocument.createElement('span');
      made.className = className;
      parent.append(made);
      return made;
    };
    const moments = make('moments', element);
    this.#moments = { text: make('moment', moments), tag: make('moment', moments), suggestion: make('moment', moments) };
    this.#help = make('always', element);
    this.#model = model;
    this.#labels = labels;
    this.#hinted = hinted;
    this.#translate = translate;
    this.renderLater = rest.gathered(() => this.render());
    for (const event of ['selection', 'annotations', 'labels', 'labelChoice'] as const) model.on(event, this.renderLater);
  }

  render(): void {
    const translate = this.#translate();
    const { selection, lastLabel } = this.#model;
    const say = (template: string, args: Readonly<Record<string, string | number>> = {}): string => translate(template, args);
    const keys = labelKeys(this.#labels.taggable);
    // Without keys for labels there is nothing to press.
    const labelHint = (command: 'tag' | 'tagAll', words: string): TemplateResult | typeof nothing => (keys === '' ? nothing : hint([command], words, keys));
    const last = lastLabel === undefined ? undefined : this.#labels.display(lastLabel);
    // Of the hints of the moment those show that fit whole; the way to all keys always does.
    render(hint(['help'], say(strings.hintKeys)), this.#help);
    if (selection.kind === 'entity') {
      this.#show('tag', html`${labelHint('tag', say(strings.hintRelabel))}${hint(['tagEndRight'], say(strings.hintMoveEnd))}
        ${hint(['remove'], say(strings.hintRemove))}${hint(['editDetails'], say(strings.hintDetails))}${hint(['previousTag', 'nextTag'], say(strings.hintTags))}`);
      return;
    }
    const target = this.#hinted.target();
    if (target && 'suggestion' in target) {
      this.#show('suggestion', html`${hint(['acceptSuggestion'], say(strings.hintAccept))}${hint(['rejectSuggestion'], say(strings.hintReject))}<span class="hint"><bdi>${target.suggestion}</bdi></span>
        ${labelHint('tag', say(strings.hintRelabel))}${hint(['nextReading'], say(strings.hintReading))}`);
      return;
    }
    const all = target && target.count > 1 && target.quote.length <= longestQuote
      ? labelHint('tagAll', say(strings.hintAll, { count: target.count, text: target.quote })) : nothing;
    const sureOnes = this.#hinted.sureSuggestions();
    const accepting = sureOnes === 0 ? nothing : hint(['acceptSure'], say(strings.hintSure, { count: sureOnes }));
    const again = last === undefined ? nothing : hint(['repeatLabel'], say(strings.hintAgain, { label: last }));
    this.#show('text', html`${labelHint('tag', say(strings.hintTag))}${again}
      ${all}${accepting}${hint(['nextName'], say(strings.hintName))}${hint(['previousTag', 'nextTag'], say(strings.hintTags))}`);
  }

  #show(shown: Moment, hints: TemplateResult): void {
    render(hints, this.#moments[shown]);
    for (const [moment, element] of Object.entries(this.#moments)) element.classList.toggle('seen', moment === shown);
  }
}

/** What the first keys of some commands do. @param ofLabels the keys of labels, in short: all of them are in the help */
function hint(commands: readonly PanelCommand[], words: string, ofLabels?: string): TemplateResult {
  return html`<span class="hint">${commands.map((command, index) => html`${index === 0 ? '' : ' '}${keysOf(chordFor(command) ?? '', ofLabels)
    .map((key, place) => html`${place === 0 ? '' : '+'}<kbd>${key}</kbd>`)}`)} <bdi>${words}</bdi></span>`;
}
