import * as vscode from 'vscode';
import { annotationOwnerOf, extensions, isAnnotationFileName } from '../core/corpus/articleNames';
import { parseStandoff } from '../core/standoff/standoffDocument';
import { taggedText } from '../core/suggestions/annotatedText';
import type { Suggester, Suggestion, TaggedText } from '../core/suggestions/suggester';
import { workspaceFiles } from '../platform/workspaceFiles';

/** More articles add little and take long: of a larger corpus as many are learned, spread evenly over it. */
const mostLearned = 300;

/** Learns the tags of one corpus in the background, an article at a time, and suggests with what it has learned by then. */
export class CorpusLearner {
  readonly #folder: vscode.Uri;
  readonly #isWhole: boolean;
  readonly #labels: readonly string[];
  readonly #learned = new Set<string>();
  readonly #changed: () => void;
  #suggester: Suggester | undefined;
  #learning: Promise<void> = Promise.resolve();
  #isDisposed = false;

  /**
   * @param isWhole whether the folders below belong to the corpus too, as where an annotation.conf is
   * @param changed called when more has been learned
   */
  constructor(folder: vscode.Uri, isWhole: boolean, labels: readonly string[], changed: () => void) {
    this.#folder = folder;
    this.#isWhole = isWhole;
    this.#labels = labels;
    this.#changed = changed;
  }

  /** Number of articles learned. */
  get articles(): number {
    return this.#learned.size;
  }

  dispose(): void {
    this.#isDisposed = true;
  }

  /** Learns the corpus from its files, without those articles whose tags are not finished. */
  start(isOpen: (article: vscode.Uri) => boolean): Promise<void> {
    return this.#enqueue(async () => {
      const found = (await this.#annotationFiles()).sort((a, b) => (a.path < b.path ? -1 : 1));
      const step = Math.max(1, found.length / mostLearned);
      for (let index = 0; index < found.length; index += step) {
        const file = found[Math.floor(index)];
        if (this.#isDisposed || !file) return;
        await this.#learnFile(file, isOpen);
      }
    });
  }

  /** Learns an article that was finished; once only. */
  learn(article: vscode.Uri, tagged: TaggedText): Promise<void> {
    return this.#enqueue(() => this.#learnArticle(article, tagged));
  }

  /** Suggestions for a text, by what has been learned so far. */
  async suggest(text: string, ranges: TaggedText['ranges']): Promise<Suggestion[]> {
    return (await this.#ready()).suggest({ text, ranges });
  }

  async #annotationFiles(): Promise<vscode.Uri[]> {
    if (this.#isWhole) return vscode.workspace.findFiles(new vscode.RelativePattern(this.#folder, `**/*${extensions.annotationFile}`));
    const entries = await workspaceFiles.list(this.#folder) ?? [];
    return entries.filter(({ kind, name }) => kind === 'file' && isAnnotationFileName(name)).map(({ name }) => workspaceFiles.within(this.#folder, name));
  }

  async #learnFile(file: vscode.Uri, isOpen: (article: vscode.Uri) => boolean): Promise<void> {
    const article = await annotationOwnerOf(file, workspaceFiles);
    if (!article || isOpen(article) || this.#learned.has(article.toString())) return;
    const [standoff, text] = await Promise.all([workspaceFiles.read(file), workspaceFiles.read(article)]);
    if (!standoff || !text) return;
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const document = parseStandoff(decoder.decode(standoff));
    if (!document.refused) await this.#learnArticle(article, taggedText(decoder.decode(text), document));
  }

  async #learnArticle(article: vscode.Uri, tagged: TaggedText): Promise<void> {
    if (tagged.tags.length === 0 || this.#learned.has(article.toString())) return;
    this.#learned.add(article.toString());
    (await this.#ready()).learn(tagged);
    this.#changed();
    // Typing and everything else comes between two articles.
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
  }

  /** The code of suggestions is loaded when it is first needed. */
  async #ready(): Promise<Suggester> {
    const { Suggester: Kind } = await import('../core/suggestions/suggester');
    return (this.#suggester ??= new Kind(this.#labels));
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const next = this.#learning.then(async () => {
      await this.#ready();
      await work();
    });
    this.#learning = next.catch(() => undefined);
    return next;
  }
}
