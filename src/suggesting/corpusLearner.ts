import * as vscode from 'vscode';
import { annotationOwnerOf, extensions, isAnnotationFileName } from '../core/corpus/articleNames';
import { workspaceFiles } from '../platform/workspaceFiles';
import type { LearningService, Suggested } from './learning/learningService';

/** More articles add little and take long: of a larger corpus as many are learned, spread evenly over it. */
const mostLearned = 300;

/** One corpus as it is learned: its files are read here, in the order of their names, and learned by the service. */
export class CorpusLearner {
  readonly #folder: vscode.Uri;
  readonly #isWhole: boolean;
  readonly #service: LearningService;
  #articles = 0;
  #isDisposed = false;
  #reading: Promise<void> = Promise.resolve();

  /**
   * @param isWhole whether the folders below belong to the corpus too, as where an annotation.conf is
   * @param changed called when more has been learned: after one, two, four articles and so on, and when there is no more to learn
   */
  constructor(folder: vscode.Uri, isWhole: boolean, labels: readonly string[], service: LearningService, changed: () => void) {
    this.#folder = folder;
    this.#isWhole = isWhole;
    this.#service = service;
    service.begin(this.#key, labels, (articles, isBusy) => {
      this.#articles = articles;
      if (!isBusy || (articles & (articles - 1)) === 0) changed();
    });
  }

  /** Number of articles learned. */
  get articles(): number {
    return this.#articles;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#service.forget(this.#key);
  }

  /** Learns the corpus from its files, without those articles whose tags are not finished. */
  start(isOpen: (article: vscode.Uri) => boolean): Promise<void> {
    const reading = this.#read(isOpen);
    this.#reading = reading.catch(() => undefined);
    return reading;
  }

  /** Fulfilled when all files are learned. @returns how many articles that are. */
  async settled(): Promise<number> {
    await this.#reading;
    return this.#service.settled(this.#key);
  }

  async #read(isOpen: (article: vscode.Uri) => boolean): Promise<void> {
    const found = (await this.#annotationFiles()).sort((a, b) => (a.path < b.path ? -1 : 1));
    const step = Math.max(1, found.length / mostLearned);
    for (let index = 0; index < found.length; index += step) {
      const file = found[Math.floor(index)];
      if (this.#isDisposed || !file) return;
      await this.#learnFile(file, isOpen);
    }
  }

  /** Learns an article that was finished, instead of what it was before. @param text as the editor has it. */
  learn(article: vscode.Uri, text: string, standoff: string, byteOrderMark: boolean): void {
    this.#service.learn(this.#key, article.toString(), text, standoff, byteOrderMark);
  }

  /** Suggestions for a text, by what has been learned so far. */
  suggest(text: string): Promise<Suggested> {
    return this.#service.suggest(this.#key, text);
  }

  get #key(): string {
    return this.#folder.toString();
  }

  async #annotationFiles(): Promise<vscode.Uri[]> {
    if (this.#isWhole) return vscode.workspace.findFiles(new vscode.RelativePattern(this.#folder, `**/*${extensions.annotationFile}`));
    const entries = await workspaceFiles.list(this.#folder) ?? [];
    return entries.filter(({ kind, name }) => kind === 'file' && isAnnotationFileName(name)).map(({ name }) => workspaceFiles.within(this.#folder, name));
  }

  async #learnFile(file: vscode.Uri, isOpen: (article: vscode.Uri) => boolean): Promise<void> {
    const article = await annotationOwnerOf(file, workspaceFiles);
    if (!article || isOpen(article)) return;
    const [standoff, text] = await Promise.all([workspaceFiles.read(file), workspaceFiles.read(article)]);
    if (!standoff || !text || this.#isDisposed) return;
    // A byte order mark is text here: offsets of the file count it.
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    this.learn(article, decoder.decode(text), decoder.decode(standoff), false);
  }
}
