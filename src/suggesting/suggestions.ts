import * as vscode from 'vscode';
import type { ArticleSession } from '../annotating/articleSession';
import type { Labels } from '../annotating/labels';
import type { Sessions } from '../annotating/sessions';
import { whenWritten } from '../core/annotations/change';
import { message, type Message } from '../core/message';
import { writtenSpan } from '../core/standoff/coveredText';
import { acceptedWith, openSuggestions } from '../core/suggestions/openSuggestions';
import { sureOnes } from '../core/suggestions/policy';
import { taggableRanges, taggedText } from '../core/suggestions/annotatedText';
import type { Reading, Suggestion } from '../core/suggestions/suggester';
import type { Rejection } from '../core/suggestions/rejections';
import type { Configuration } from '../platform/configuration';
import { runAndLog, type Log } from '../platform/log';
import { nameOf } from '../platform/nameOf';
import { CorpusLearner } from './corpusLearner';
import { RejectionFile } from './rejectionFile';

/** While somebody types, suggestions wait. */
const typingPauseMilliseconds = 400;

/** A corpus that learns: what lies below one annotation.conf, or one folder where there is none. */
interface Corpus {
  readonly learner: CorpusLearner;
  readonly rejections: RejectionFile;
}

/** What was suggested for one state of a text. */
interface Suggested {
  readonly text: string;
  readonly articles: number;
  readonly suggestions: readonly Suggestion[];
}

/**
 * Suggestions for the articles that are open: learned from their corpus in the background, dropped where something is tagged or
 * rejected, turned into tags when they are accepted. Nothing stands in an annotation file before that.
 */
export class Suggestions implements vscode.Disposable {
  readonly #sessions: Sessions;
  readonly #labels: Labels;
  readonly #configuration: Configuration;
  readonly #log: Log;
  readonly #corpora = new Map<string, Promise<Corpus>>();
  readonly #suggested = new WeakMap<ArticleSession, Suggested>();
  readonly #open = new WeakMap<ArticleSession, readonly Suggestion[]>();
  readonly #timers = new Map<ArticleSession, ReturnType<typeof setTimeout>>();
  readonly #changed = new vscode.EventEmitter<ArticleSession>();
  readonly #disposables: vscode.Disposable[] = [this.#changed];

  /** Other suggestions are open in an article than before. */
  readonly onDidChange = this.#changed.event;

  constructor(sessions: Sessions, labels: Labels, configuration: Configuration, log: Log) {
    this.#sessions = sessions;
    this.#labels = labels;
    this.#configuration = configuration;
    this.#log = log;
    this.#disposables.push(
      sessions.onDidChange((session) => this.#schedule(session)),
      sessions.onDidEnd((session) => this.#finished(session)),
      labels.onDidChange(() => this.#startAgain()),
      configuration.onDidChange(() => this.#scheduleAll()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#scheduleAll()),
    );
    this.#scheduleAll();
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const corpus of this.#corpora.values()) void corpus.then(disposeCorpus, () => undefined);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** The open suggestions of an article in the order of its text; empty until they are known, and where they are off. */
  of(session: ArticleSession): readonly Suggestion[] {
    return this.#open.get(session) ?? [];
  }

  /** From which probability on a suggestion counts as sure in an article. */
  sureFrom(session: ArticleSession): number {
    return this.#configuration.suggestions(session.document.uri).sure;
  }

  /** Tags a reading of a suggestion, and the same string in the rest of the article; one step that can be undone. @returns how many tags were made. */
  accept(session: ArticleSession, reading: Reading): Promise<number> {
    return this.#tag(session, acceptedWith(session.model.articleText, this.of(session), reading));
  }

  /** Tags all suggestions that are sure; one step that can be undone. */
  acceptSure(session: ArticleSession): Promise<number> {
    return this.#tag(session, sureOnes(this.of(session), this.sureFrom(session)));
  }

  /** Drops a reading of a string in this article for good, or takes that back. */
  async reject(session: ArticleSession, { start, end, label }: Reading, isRejected = true): Promise<Rejection> {
    const rejection = { article: nameOf(session.document.uri), label, quote: session.model.articleText.slice(start, end) };
    await this.allow([rejection], session, !isRejected);
    return rejection;
  }

  /** Takes rejections back, or makes them. */
  async allow(rejections: readonly Rejection[], session: ArticleSession, isAllowed: boolean): Promise<void> {
    await (await this.#corpusOf(session)).rejections.change(rejections, !isAllowed);
    this.#refresh(session);
  }

  /** The open suggestions by what has been learned up to now, made if they are not yet. */
  async ready(session: ArticleSession): Promise<readonly Suggestion[]> {
    await this.#update(session);
    return this.of(session);
  }

  async #tag(session: ArticleSession, readings: readonly Reading[]): Promise<number> {
    if (readings.length === 0) return 0;
    const { articleText: text, codePoints } = session.model;
    const change = await whenWritten(session.change(stepName(text, readings), (edit) => {
      for (const { start, end, label } of readings) {
        const span = writtenSpan(text, [{ start, end }], codePoints);
        if (span) edit.addEntity({ label, ...span });
      }
    }));
    return change ? readings.length : 0;
  }

  #corpusOf({ document: { uri } }: ArticleSession): Promise<Corpus> {
    return this.#labels.for(uri).then(({ labels, source }) => {
      const folder = vscode.Uri.joinPath(source ?? uri, '..');
      const key = folder.toString();
      let corpus = this.#corpora.get(key);
      if (!corpus) {
        const learner = new CorpusLearner(folder, source !== undefined, labels.taggable.map(({ name }) => name), () => this.#scheduleAll());
        const rejections = new RejectionFile(folder, () => this.#scheduleAll());
        corpus = rejections.ready().then(() => ({ learner, rejections }));
        this.#corpora.set(key, corpus);
        runAndLog(this.#log, `Suggestions for ${folder.toString(true)}`, () => learner.start((article) => this.#isOpen(article)));
      }
      return corpus;
    });
  }

  #isOpen(article: vscode.Uri): boolean {
    return vscode.workspace.textDocuments.some((document) => document.uri.toString() === article.toString());
  }

  /** An article that is closed is finished: its tags are learned. */
  #finished(session: ArticleSession): void {
    clearTimeout(this.#timers.get(session));
    this.#timers.delete(session);
    if (session.entities.length === 0 || session.refusal) return;
    const tagged = taggedText(session.model.articleText, session.model.document);
    runAndLog(this.#log, `Learning ${session.document.uri.toString(true)}`, async () => (await this.#corpusOf(session)).learner.learn(session.document.uri, tagged));
  }

  #startAgain(): void {
    for (const corpus of this.#corpora.values()) void corpus.then(disposeCorpus, () => undefined);
    this.#corpora.clear();
    this.#scheduleAll();
  }

  #scheduleAll(): void {
    for (const { document } of vscode.window.visibleTextEditors) {
      const session = this.#sessions.latest(document);
      if (session) this.#schedule(session);
    }
  }

  #schedule(session: ArticleSession): void {
    // An old version shown by git, or a file in an archive: nothing can be tagged there.
    if (vscode.workspace.fs.isWritableFileSystem(session.document.uri.scheme) === false) return;
    // A tag was made or removed: no new suggestions, but fewer or more of them are open.
    if (this.#suggested.get(session)?.text === session.model.articleText) this.#refresh(session);
    clearTimeout(this.#timers.get(session));
    if (!vscode.window.visibleTextEditors.some(({ document }) => document === session.document)) return;
    this.#timers.set(session, setTimeout(() => {
      this.#timers.delete(session);
      runAndLog(this.#log, `Suggestions in ${session.document.uri.toString(true)}`, () => this.#update(session));
    }, typingPauseMilliseconds));
  }

  /** Suggests again where the text, or what has been learned, is other than before. */
  async #update(session: ArticleSession): Promise<void> {
    const { show } = this.#configuration.suggestions(session.document.uri);
    if (show !== 'never') {
      const { learner } = await this.#corpusOf(session);
      const text = session.model.articleText;
      const known = this.#suggested.get(session);
      if (known?.text !== text || known.articles !== learner.articles) {
        this.#suggested.set(session, { text, articles: learner.articles, suggestions: await learner.suggest(text, taggableRanges(text)) });
      }
    }
    await this.#show(session);
  }

  #refresh(session: ArticleSession): void {
    runAndLog(this.#log, `Suggestions in ${session.document.uri.toString(true)}`, () => this.#show(session));
  }

  async #show(session: ArticleSession): Promise<void> {
    const { show, shown } = this.#configuration.suggestions(session.document.uri);
    const suggested = this.#suggested.get(session);
    const corpus = await this.#corpusOf(session);
    const text = session.model.articleText;
    const isOn = show === 'always' || (show === 'afterFirstTag' && (session.entities.length > 0 || corpus.learner.articles > 0));
    const article = nameOf(session.document.uri);
    const open = !isOn || suggested?.text !== text ? [] : openSuggestions(text, suggested.suggestions, {
      tags: session.entities.flatMap(({ fragments }) => fragments),
      isRejected: (label, quote) => corpus.rejections.has({ article, label, quote }),
    }, shown);
    const before = this.of(session);
    if (open.length === 0 && before.length === 0) return;
    this.#open.set(session, open);
    this.#changed.fire(session);
  }
}

function disposeCorpus({ learner, rejections }: Corpus): void {
  learner.dispose();
  rejections.dispose();
}

function stepName(text: string, readings: readonly Reading[]): Message {
  const [only] = readings;
  return only && readings.length === 1
    ? message('accept “{text}” as {label}', { text: text.slice(only.start, Math.min(only.end, only.start + 40)), label: only.label })
    : message('{count, plural, one {accept # suggestion} other {accept # suggestions}}', { count: readings.length });
}
