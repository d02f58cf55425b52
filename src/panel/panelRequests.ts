import { message, type Message } from '../core/message';
import { logError } from '../platform/log';
import { verbOf, type PanelRequest } from '../protocol/panelVerbs';
import type { PanelServices, PanelSurroundings } from './panelServices';
import type { ShownArticle } from './shownArticle';
import { actOf } from './verbActs';
import { refusal, type Outcome } from './verbContext';

/** Carries out what a panel asks for, one after the other. */
export class PanelRequests {
  readonly #services: PanelServices;
  readonly #surroundings: PanelSurroundings;
  readonly #shown: () => ShownArticle | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  /** @param shown the article that the panel shows when a request's turn comes. */
  constructor(services: PanelServices, surroundings: PanelSurroundings, shown: () => ShownArticle | undefined) {
    this.#services = services;
    this.#surroundings = surroundings;
    this.#shown = shown;
  }

  /** Fulfilled when everything that was asked for so far is done. */
  get idle(): Promise<unknown> {
    return this.#queue;
  }

  /**
   * Done, or why not. Never rejected: what went wrong is written into the log.
   * @param shown the article that it is about, where the panel may show another when its turn comes
   */
  perform(request: PanelRequest, shown = this.#shown): Promise<Outcome> {
    const outcome = this.#queue.then(() => this.#perform(request, shown)).catch((error: unknown) => {
      logError(this.#services.log, `Annotation panel, ${request.type}`, error);
      return this.#refuse(message('Something went wrong. See the log “Article Annotator” for details.'));
    });
    this.#queue = outcome;
    return outcome;
  }

  async #perform(request: PanelRequest, article: () => ShownArticle | undefined): Promise<Outcome> {
    const shown = article();
    if (shown?.uri !== request.uri) return this.#refuse(message('The panel now shows another article.'));
    if (!shown.isTold(request.version)) {
      if (request.type !== 'nextArticle') await shown.refresh();
      // What names a tag, a field or a step means the same in any text: quick keys come before the client has the new one.
      if (verbOf(request).countsInText) return this.#refuse(message('Could not apply the change because the text changed. Try again.'));
      if (article() !== shown) return this.#refuse(message('The panel now shows another article.'));
    }
    return actOf(request)(request, { shown, services: this.#services, surroundings: this.#surroundings });
  }

  #refuse(reason: Message): Outcome {
    return refusal(this.#services, reason);
  }
}
