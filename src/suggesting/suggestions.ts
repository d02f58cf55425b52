import * as vscode from 'vscode';
import type { ArticleSession } from '../annotating/articleSession';
import type { Labels } from '../annotating/labels';
import type { Sessions } from '../annotating/sessions';
import { acceptPlaces, type AcceptedPlace, type Tagged } from '../core/annotations/entityActions';
import { message } from '../core/message';
import { acceptedWith, openSuggestions, rangesIn, withoutRejected } from '../core/suggestions/openSuggestions';
import { withLearned } from '../core/suggestions/languageModel/modelSuggestions';
import { withRepeated } from '../core/suggestions/repeatedStrings';
import { sureOnes, weakestReading } from '../core/suggestions/policy';
import type { Reading, Suggestion } from '../core/suggestions/suggester';
import { shortened } from '../core/text/shortened';
import type { TextRange } from '../core/text/range';
import type { Configuration } from '../platform/configuration';
import { runAndLog, type Log } from '../platform/log';
import { CorpusLearner } from './corpusLearner';
import type { LearningService, Suggested as Answered } from './learning/learningService';
import { ModelSuggestions } from './modelSuggestions';
import { isSameOffer, type Offered } from './offered';
import { corpusFolderOf, nameBelow, RejectionFile } from './rejectionFile';
import { RepeatedTags } from './repeatedTags';

/** While somebody types, suggestions wait. */
const typingPauseMilliseconds = 400;

/** A corpus that learns: what lies below one annotation.conf, or one folder where there is none. */
interface Corpus {
  readonly folder: vscode.Uri;
  readonly learner: CorpusLearner;
  readonly rejections: RejectionFile;
  /** Whether a reading is not to be suggested in an article: it was rejected, or has a label that is no longer there. */
  readonly isDropped: (article: vscode.Uri, label: string, quote: string) => boolean;
}

/** What was suggested for one state of a text. */
interface Suggested extends Answered {
  readonly text: string;
  /** Another learns where the labels are others. */
  readonly learner: CorpusLearner;
}

/**
 * Suggestions for the articles that are open: learned from their corpus in the background, dropped where something is tagged or
 * rejected, turned into tags when they are accepted. Nothing stands in an annotation file before that.
 */
export class Suggestions implements vscode.Disposable {
  readonly #sessions: Sessions;
  readonly #labels: Labels;
  readonly #learning: LearningService;
  readonly #configuration: Configuration;
  readonly #log: Log;
  readonly #corpora = new Map<string, Promise<Corpus>>();
  readonly #suggested = new WeakMap<ArticleSession, Suggested>();
  readonly #fromModels = new ModelSuggestions();
  readonly #repeated = new RepeatedTags();
  readonly #open = new WeakMap<ArticleSession, readonly Suggestion[]>();
  readonly #offered = new WeakMap<ArticleSession, Offered>();
  /** Sessions that views show, and how many of them. */
  readonly #watched = new Map<ArticleSession, number>();
  readonly #timers = new Map<ArticleSession, ReturnType<typeof setTimeout>>();
  readonly #changed = new vscode.EventEmitter<ArticleSession>();
  readonly #offers = new vscode.EventEmitter<ArticleSession>();
  readonly #disposables: vscode.Disposable[] = [this.#changed, this.#offers];

  /** Other suggestions are open in an article than before. */
  readonly onDidChange = this.#changed.event;
  /** Other suggestions are offered in an article than before, tagged or not. */
  readonly onDidOffer = this.#offers.event;

  constructor(sessions: Sessions, labels: Labels, learning: LearningService, configuration: Configuration, log: Log) {
    this.#sessions = sessions;
    this.#labels = labels;
    this.#learning = learning;
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

  /** What is offered in an article, also where something is tagged by now: whoever follows the tags decides what of it is open. */
  offeredIn(session: ArticleSession): Offered | undefined {
    const offered = this.#offered.get(session);
    return offered?.text === session.model.articleText ? offered : undefined;
  }

  /** A view shows an article: suggestions are made for it as for one in a text editor. */
  watch(session: ArticleSession): vscode.Disposable {
    this.#watched.set(session, (this.#watched.get(session) ?? 0) + 1);
    this.#schedule(session);
    return new vscode.Disposable(() => {
      const left = (this.#watched.get(session) ?? 1) - 1;
      if (left > 0) this.#watched.set(session, left);
      else if (this.#watched.delete(session)) this.#schedule(session);
    });
  }

  /** From which probability on a suggestion counts as sure in an article. */
  sureFrom(session: ArticleSession): number {
    return this.#configuration.suggestions(session.document.uri).sure;
  }

  /** Tags a reading of a suggestion, and the same string in the rest of the article; one step that can be undone. @returns how many tags were made. */
  accept(session: ArticleSession, reading: Reading): Promise<number> {
    const open = this.of(session);
    const place = open.find((suggestion) => [suggestion, ...suggestion.others].some(({ start, end, label }) => start === reading.start && end === reading.end && label === reading.label));
    return this.#acceptAll(session, acceptedWith(session.model.articleText, open, place ?? reading, reading, tagsOf(session)));
  }

  /** Tags what was suggested; one step that can be undone. */
  acceptPlaces(session: ArticleSession, places: readonly AcceptedPlace[]): Promise<Tagged> {
    return acceptPlaces(session, withDetails(session.model.articleText, places, this.offeredIn(session)?.suggestions ?? []));
  }

  /** Tags all suggestions that are sure; one step that can be undone. */
  acceptSure(session: ArticleSession): Promise<number> {
    return this.#acceptAll(session, sureOnes(this.of(session), this.sureFrom(session)));
  }

  /** Drops labels of a string in this article for good; one step, which is undone in its order among the changes of tags. */
  async reject(session: ArticleSession, { start, end }: TextRange, labels: readonly string[]): Promise<void> {
    const quote = session.model.articleText.slice(start, end);
    const { folder, rejections: file } = await this.#corpusOf(session);
    const rejections = labels.map((label) => ({ article: nameBelow(folder, session.document.uri), label, quote }));
    const change = async (isRejected: boolean): Promise<void> => {
      await file.change(rejections, isRejected);
      await this.#show(session);
    };
    const changeAndLog = (isRejected: boolean) => (): void => runAndLog(this.#log, 'Rejected suggestions', () => change(isRejected));
    await change(true);
    session.recordBeside(message('reject “{text}”', { text: shortened(quote) }), { undo: changeAndLog(false), redo: changeAndLog(true) });
  }

  /**
   * Takes what a language model suggested for a text of an article, instead of what one suggested before. It is shown whatever the
   * settings say of what is learned, for the user has asked for it.
   */
  async takeFromModel(session: ArticleSession, text: string, suggestions: readonly Suggestion[]): Promise<void> {
    this.#fromModels.take(session.document.uri.toString(), text, suggestions);
    await this.#show(session);
  }

  /** The open suggestions by what has been learned up to now, made if they are not yet. */
  async ready(session: ArticleSession): Promise<readonly Suggestion[]> {
    await this.#update(session);
    return this.of(session);
  }

  async #acceptAll(session: ArticleSession, places: readonly AcceptedPlace[]): Promise<number> {
    if (places.length === 0) return 0;
    const { added, written } = await this.acceptPlaces(session, places);
    await written;
    return added;
  }

  /** Fulfilled when the corpus of an article is learned, as far as its files go. @returns the number of articles it was learned from. */
  async learnedFor(uri: vscode.Uri): Promise<number> {
    const { learner } = await this.#corpusAt(uri);
    return learner.settled();
  }

  /** What is suggested and shown in an article that nobody has open. @param tags the tags it has. */
  async inFile(uri: vscode.Uri, text: string, tags: readonly TextRange[]): Promise<readonly Suggestion[]> {
    const { learner, isDropped } = await this.#corpusAt(uri);
    return openSuggestions(text, (await learner.suggest(text)).suggestions, {
      isTagged: rangesIn(tags), isRejected: (label, quote) => isDropped(uri, label, quote),
    }, this.#configuration.suggestions(uri).shown);
  }

  #corpusOf({ document }: ArticleSession): Promise<Corpus> {
    return this.#corpusAt(document.uri);
  }

  #corpusAt(uri: vscode.Uri): Promise<Corpus> {
    return this.#labels.for(uri).then(({ labels, source }) => {
      const folder = corpusFolderOf(uri, { source });
      const key = folder.toString();
      let corpus = this.#corpora.get(key);
      if (!corpus) {
        const learner = new CorpusLearner(folder, source !== undefined, labels.taggable.map(({ name }) => name), this.#learning, () => this.#learned());
        const rejections = new RejectionFile(folder, () => this.#scheduleAll());
        const isDropped = (article: vscode.Uri, label: string, quote: string): boolean =>
          !labels.canTag(label) || rejections.has({ article: nameBelow(folder, article), label, quote });
        corpus = rejections.ready().then(() => ({ folder, learner, rejections, isDropped }));
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
    this.#watched.delete(session);
    if (session.refusal) return;
    const { articleText, document, byteOrderMark } = session.model;
    runAndLog(this.#log, `Learning ${session.document.uri.toString(true)}`, async () => (await this.#corpusOf(session)).learner.learn(session.document.uri, articleText, document.text, byteOrderMark));
  }

  #startAgain(): void {
    for (const corpus of this.#corpora.values()) void corpus.then(disposeCorpus, () => undefined);
    this.#corpora.clear();
    this.#scheduleAll();
  }

  #scheduleAll(): void {
    for (const session of this.#shownSessions()) this.#schedule(session);
  }

  /** Suggestions are others now; those that are waited for anyway are not put off by that. */
  #learned(): void {
    for (const session of this.#shownSessions()) if (!this.#timers.has(session)) this.#schedule(session);
  }

  #shownSessions(): Set<ArticleSession> {
    return new Set([...this.#watched.keys(), ...vscode.window.visibleTextEditors.flatMap(({ document }) => this.#sessions.latest(document) ?? [])]);
  }

  #schedule(session: ArticleSession): void {
    // An old version shown by git, or a file in an archive: nothing can be tagged there.
    if (vscode.workspace.fs.isWritableFileSystem(session.document.uri.scheme) === false) return;
    // A tag was made or removed: no new suggestions, but fewer or more of them are open.
    if (this.#suggested.get(session)?.text === session.model.articleText) this.#refresh(session);
    clearTimeout(this.#timers.get(session));
    if (!this.#shownSessions().has(session)) return;
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
      if (known?.text !== text || known.learner !== learner || known.articles !== learner.articles) {
        this.#suggested.set(session, { text, learner, ...await learner.suggest(text) });
      }
      await this.#repeated.find(session, this.#suggested.get(session)?.repetition ?? 0);
    }
    await this.#show(session);
  }

  #refresh(session: ArticleSession): void {
    runAndLog(this.#log, `Suggestions in ${session.document.uri.toString(true)}`, () => this.#show(session));
  }

  async #show(session: ArticleSession): Promise<void> {
    const { show, shown, sure } = this.#configuration.suggestions(session.document.uri);
    const suggested = this.#suggested.get(session);
    const corpus = await this.#corpusOf(session);
    const text = session.model.articleText;
    // Who only checks articles in text editors is left alone; who has one open in the panel or the annotation editor is about to tag it.
    const isTagging = session.entities.length > 0 || corpus.learner.articles > 0 || this.#watched.has(session);
    const isOn = show === 'always' || (show === 'afterFirstTag' && isTagging);
    const isRejected = (label: string, quote: string): boolean => corpus.isDropped(session.document.uri, label, quote);
    const learned = isOn && suggested?.text === text ? suggested.suggestions : [];
    const found = withLearned(this.#fromModels.of(session.document.uri.toString(), text), learned, Math.max(shown, weakestReading));
    const known = withRepeated(found, isOn ? this.#repeated.of(session) : [], shown);
    this.#offer(session, { text, shown, sure, suggestions: withoutRejected(text, known, isRejected).filter(({ probability }) => probability >= weakestReading) });
    const open = openSuggestions(text, known, { isTagged: tagsOf(session), isRejected }, shown);
    const before = this.of(session);
    if (open.length === 0 && before.length === 0) return;
    this.#open.set(session, open);
    this.#changed.fire(session);
  }

  #offer(session: ArticleSession, offered: Offered): void {
    const before = this.#offered.get(session);
    this.#offered.set(session, offered);
    if (!isSameOffer(before, offered)) this.#offers.fire(session);
  }
}

function tagsOf({ entities }: ArticleSession): (range: TextRange) => boolean {
  return rangesIn(entities.flatMap(({ fragments }) => fragments));
}

function disposeCorpus({ learner, rejections }: Corpus): void {
  learner.dispose();
  rejections.dispose();
}

/** Places with the links and attributes that their strings have with these labels elsewhere. */
function withDetails(text: string, places: readonly AcceptedPlace[], suggestions: readonly Suggestion[]): AcceptedPlace[] {
  const key = ({ start, end, label }: Omit<AcceptedPlace, 'details'>): string => `${label}\t${text.slice(start, end)}`;
  const known = new Map(suggestions.flatMap((suggestion) => [suggestion, ...suggestion.others]).filter(({ details }) => details).map((reading) => [key(reading), reading.details]));
  return places.map(({ start, end, label }) => ({ start, end, label, details: known.get(key({ start, end, label })) }));
}
