import type { Block } from './blocks';

/** Makes the elements of blocks: hundreds are copies of a few. */
export class BlockElements {
  readonly #document: Document;
  readonly #models = new Map<string, HTMLElement>();

  constructor(document: Document) {
    this.#document = document;
  }

  /** An element for a block, of a paragraph with its bare text. @param isContinued whether the next block goes on with its paragraph */
  create({ kind, lostBreak, start, end }: Block, isContinued: boolean, text: string): HTMLElement {
    const name = kind === 'headline' ? 'h1' : kind === 'byline' ? 'span' : 'p';
    const element = this.#copyOf(name, `block${lostBreak ? ' lost-break' : ''}${isContinued ? ' continued' : ''}`);
    if (kind === 'paragraph') element.append(text.slice(start, end));
    return element;
  }

  #copyOf(name: string, className: string): HTMLElement {
    const key = `${name} ${className}`;
    let model = this.#models.get(key);
    if (!model) {
      model = this.#document.createElement(name);
      model.className = className;
      // Each paragraph finds its own direction and keeps bidirectional controls to itself.
      model.dir = 'auto';
      this.#models.set(key, model);
    }
    return model.cloneNode() as HTMLElement;
  }
}
