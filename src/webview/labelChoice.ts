import type { Translate } from '../core/message';
import type { Label } from '../protocol/article';
import type { Annotator } from './annotating';
import type { Channel } from './channel';
import type { TextNavigator } from './navigation';
import type { PanelModel } from './state/panelModel';
import { strings } from './strings';
import type { Announcer } from './view/announcer';

/** What choosing a label does: it labels what is selected, or stays on for the mouse; and whether the next name comes after it. */
export class LabelChoice {
  readonly #model: PanelModel;
  readonly #channel: Channel;
  readonly #annotator: Annotator;
  readonly #navigator: TextNavigator;
  readonly #announcer: Announcer;
  readonly #translate: () => Translate;
  /** What the host was asked to set, as long as it has not. */
  #askedAdvance: boolean | undefined;

  constructor(model: PanelModel, channel: Channel, annotator: Annotator, navigator: TextNavigator, announcer: Announcer, translate: () => Translate) {
    this.#model = model;
    this.#channel = channel;
    this.#annotator = annotator;
    this.#navigator = navigator;
    this.#announcer = announcer;
    this.#translate = translate;
    model.on('settings', ({ advance }) => {
      if (this.#askedAdvance !== advance) return;
      this.#askedAdvance = undefined;
      this.#announcer.notify(this.#translate()(advance ? strings.advanceOn : strings.advanceOff, {}), 'done');
    });
  }

  /** A click on a label. */
  choose(label: Label): void {
    const { selection, selectedRange, stickyLabel } = this.#model;
    const chosen = selection.kind === 'entity' || (selectedRange && selectedRange.start < selectedRange.end);
    if (chosen && stickyLabel !== label.name) this.apply(label);
    else this.toggleSticky(label);
  }

  /** Labels what is selected; also with a label that has no key. */
  apply(label: Label): void {
    const entity = this.#model.selectedEntity;
    const { target } = this.#navigator;
    if (entity) this.#annotator.relabel(entity, label.name);
    else if (target) this.#annotator.tag(target, label.name);
  }

  toggleSticky(label: Label): void {
    const on = this.#model.stickyLabel !== label.name;
    this.#model.chooseLabel({ sticky: on ? label.name : undefined });
    this.#announcer.notify(this.#translate()(on ? strings.stickyOn : strings.stickyOff, { label: label.display }), 'done');
  }

  toggleAdvance(): void {
    const advance = !this.#model.settings.advance;
    this.#askedAdvance = advance;
    this.#channel.send({ type: 'setAdvance', advance });
  }
}
