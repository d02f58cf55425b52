import type { SearchedTag } from './searchedTags';
import { textForm } from './textForm';

/** One text, and how it is tagged; plain data, in the order of first use. */
export interface TextUse {
  /** As it was first met. */
  readonly text: string;
  readonly labels: readonly string[];
  /** Entries it is linked to; a tag without a link adds none. */
  readonly links: readonly string[];
}

/** How texts are tagged in a corpus: grows with the number of different texts, not with that of tags. */
export class TextUses {
  readonly #matchCase: boolean;
  readonly #uses = new Map<string, { text: string; labels: Set<string>; links: Set<string> }>();

  constructor(matchCase: boolean) {
    this.#matchCase = matchCase;
  }

  /** The form by which texts are the same. */
  formOf(text: string): string {
    return textForm(text, this.#matchCase);
  }

  add({ label, text, links }: Pick<SearchedTag, 'label' | 'text' | 'links'>): void {
    this.addUse({ text, labels: [label], links });
  }

  addUse({ text, labels, links }: TextUse): void {
    const form = this.formOf(text);
    if (form.trim() === '') return;
    const use = this.#uses.get(form) ?? { text, labels: new Set(), links: new Set() };
    this.#uses.set(form, use);
    for (const label of labels) use.labels.add(label);
    for (const link of links) use.links.add(link);
  }

  get all(): TextUse[] {
    return [...this.#uses.values()].map(plain);
  }

  /** Those with more than one label, or linked to more than one entry. */
  get differing(): TextUse[] {
    return [...this.#uses.values()].filter(({ labels, links }) => labels.size > 1 || links.size > 1).map(plain);
  }
}

function plain({ text, labels, links }: { text: string; labels: ReadonlySet<string>; links: ReadonlySet<string> }): TextUse {
  return { text, labels: [...labels], links: [...links] };
}
