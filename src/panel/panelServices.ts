import type * as vscode from 'vscode';
import type { ArticleLabels } from '../annotating/labels';
import type { ArticleSession } from '../annotating/articleSession';
import type { Translate } from '../core/message';
import type { GuidelineBlock } from '../core/labels/guidelines';
import type { StandoffDocument } from '../core/standoff/standoffDocument';
import type { AcceptedPlace, Tagged } from '../core/annotations/entityActions';
import type { TextEdit, TextRange } from '../core/text/range';
import type { AnnotationResult } from './panelFindings';
import type { ReadArticle } from '../platform/articles';
import type { EditOutcome } from '../platform/documentEdits';
import type { DocumentFindings } from '../checking/findings';
import type { Log } from '../platform/log';
import type { Progress } from '../protocol/article';
import type { HostMessage } from '../protocol/hostMessages';
import type { PanelSettings } from '../protocol/messageParts';
import type { PanelOffer } from '../protocol/suggestions';

/** What of an article's session a panel needs. */
export type PanelSession = Pick<ArticleSession, 'model' | 'entities' | 'refusal' | 'settling' | 'change' | 'applyEdits' | 'undo' | 'redo' | 'recordBeside' | 'onDidChange'>;

/** Why something asked for was not done, in the user's language; undefined where it was done. */
export type Refused = string | undefined;

/** The webview of one panel. */
export interface PanelTransport {
  post(message: HostMessage): void;
}

/** Everything a panel needs of the editor around it, so that its controller runs without one. */
export interface PanelServices {
  readonly log: Log;
  readonly translate: Translate;
  /** BCP 47. */
  readonly locale: string;
  /** Translations by English template. */
  readonly strings: Readonly<Record<string, string>>;
  articleOf(document: vscode.TextDocument): ReadArticle;
  /** Undefined for a document that cannot have annotations, as one that was never saved. */
  sessionOf(document: vscode.TextDocument): Promise<PanelSession | undefined>;
  /** Hears of changes of a document's text that no session follows. */
  onDidChangeText(document: vscode.TextDocument, listener: () => void): vscode.Disposable;
  /** Why the tags of a document cannot be changed: its sidecar must not be written, or it has no session. */
  refusalOf(session: PanelSession | undefined, document: vscode.TextDocument): Refused;
  labelsFor(uri: vscode.Uri): Promise<ArticleLabels>;
  /** What the corpus' guidelines say about labels, by name. */
  guidelinesFor(uri: vscode.Uri): Promise<ReadonlyMap<string, readonly GuidelineBlock[]>>;
  /** Findings of the present version, where they are known. */
  latestFindings(document: vscode.TextDocument): DocumentFindings | undefined;
  /** The same, checked now where they are not. */
  findingsOf(document: vscode.TextDocument): Promise<DocumentFindings>;
  /** What was found in the annotations of a session as it is now, where that is known. */
  annotationFindings(session: PanelSession): AnnotationResult | undefined;
  /** The edits that fix everything that needs no judgement, and what that uncovers. */
  safeFixes(document: vscode.TextDocument): Promise<readonly TextEdit[]>;
  showRule(rule: string): void;
  /** Keeps a finding of the article out of all reports from now on, as the user judged it right. */
  acceptProblem(document: vscode.TextDocument, rule: string, range: TextRange): void;
  settingsFor(uri: vscode.Uri | undefined): Omit<PanelSettings, 'locked' | 'place'>;
  /** Writes the user's setting; the panels hear of it like of any change of settings. */
  setAdvance(uri: vscode.Uri | undefined, advance: boolean): void;
  /** Subjects of the articles in the folder, the most frequent first. */
  subjects(): Promise<readonly string[]>;
  /** What the folder's annotation files tag in scripts without capital letters. */
  knownNames(uri: vscode.Uri): Promise<readonly string[]>;
  numberMeaning(uri: vscode.Uri): string;
  /** Place of the article among its folder's. */
  progressOf(uri: vscode.Uri): Promise<Progress | undefined>;
  /** Changes the document as one step of the editor's undo. */
  applyEdits(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<EditOutcome>;
  readonly suggestions: PanelSuggestions;
  /** Whether annotations may be removed: the user is asked where more than their notes goes with them. */
  mayRemove(document: StandoffDocument, ids: readonly string[]): Promise<boolean>;
  openExternal(href: string): void;
  /** Runs a callback later. @returns how to cancel it. */
  schedule(callback: () => void, milliseconds: number): () => void;
}

/** What a panel needs of the suggestions for an article. */
export interface PanelSuggestions {
  /** Has suggestions made as long as the article is shown. @param changed is called when others are offered. */
  watch(session: PanelSession, changed: () => void): { dispose(): void };
  /** What is offered in the present text; undefined where that is not known yet. */
  offeredIn(session: PanelSession): PanelOffer | undefined;
  /** Tags what was suggested, as one step. */
  accept(session: PanelSession, places: readonly AcceptedPlace[]): Promise<Tagged>;
  /** Drops labels of the string at a place for the article, as one step. */
  reject(session: PanelSession, place: TextRange, labels: readonly string[]): Promise<void>;
}

/** What a panel asks of what it stands in; the panel itself is given by whoever makes this. */
export interface PanelSurroundings {
  /** The document or the lock is another. */
  changed(): void;
  /** The page got or lost the keyboard. */
  focusChanged(focused: boolean): void;
  selectInEditor(document: vscode.TextDocument, range: TextRange, reveal: boolean): void;
  scrollEditor(document: vscode.TextDocument, offset: number): void;
  goToArticle(document: vscode.TextDocument, direction: 'next' | 'previous'): Promise<Refused>;
}
