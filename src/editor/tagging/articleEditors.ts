import * as vscode from 'vscode';
import type { ModelEntity } from '../../core/annotations/annotationModel';
import type { LabelSet } from '../../core/labels/labelSet';
import { parseStandoff, type StandoffDocument } from '../../core/standoff/standoffDocument';
import { tagAt } from '../../core/standoff/standoffTokens';
import type { TextRange } from '../../core/text/range';
import { withoutPossessive } from '../../core/text/words';
import type { ArticleSession } from '../../annotating/articleSession';
import type { Labels } from '../../annotating/labels';
import type { Sessions } from '../../annotating/sessions';
import { noAnnotationsMessage } from '../../annotating/sidecarMessages';
import type { ActiveArticle } from '../../platform/activeArticle';
import { toRange, toTextRange } from '../../platform/conversions';
import { textEditorOf, visibleEditorOf } from '../../platform/textEditors';

/**
 * An article that a command works on, seen from the active text editor: one with the article, or with its annotation file. What is selected
 * is read when it is asked for: while an article opens, keys wait in a row, and the one before moves the caret.
 */
export interface ArticleEditor {
  readonly session: ArticleSession;
  /** Those that hold for the article. */
  readonly labels: LabelSet;
  /** What is selected in the article first; undefined for a caret, and in the annotation file. UTF-16, half-open. */
  readonly selection: TextRange | undefined;
  /** The tag at the caret, or the one that the line in the annotation file is about. */
  readonly tag: ModelEntity | undefined;
  /** Places to tag, each as its fragments: what is selected, the word at the caret, the places of the tags on the selected lines. */
  readonly places: readonly (readonly TextRange[])[];
  /** Where the next tag is looked for from: it comes after this one in the order of places. */
  readonly from: TextRange;
  /** A text editor with the article, opened where there is none. */
  inText(): Promise<vscode.TextEditor>;
  /** Puts the caret to a tag, and shows it. */
  goTo(tag: ModelEntity): void;
}

/** What a command needs that is about a text: also of an article that a view shows. */
export type SeenArticle = Pick<ArticleEditor, 'session' | 'labels' | 'selection' | 'tag' | 'places'>;

/** Finds what the commands work on. */
export class ArticleEditors {
  readonly #sessions: Pick<Sessions, 'of'>;
  readonly #labels: Pick<Labels, 'for'>;
  readonly #active: Pick<ActiveArticle, 'find' | 'selectedInView'>;
  /** What was asked for last in the editor with a document. */
  readonly #asked = new WeakMap<vscode.TextDocument, Promise<unknown>>();

  constructor(active: Pick<ActiveArticle, 'find' | 'selectedInView'>, sessions: Pick<Sessions, 'of'>, labels: Pick<Labels, 'for'>) {
    this.#active = active;
    this.#sessions = sessions;
    this.#labels = labels;
  }

  /**
   * The article in the active text editor, or whose annotation file is there; shows a message where there is none. Who asks first in an
   * editor is answered first, however long it takes to find the article: keys are carried out in their order.
   */
  active(): Promise<ArticleEditor | undefined> {
    const editor = vscode.window.activeTextEditor;
    return this.#inTurn(editor, this.#find(editor));
  }

  #inTurn<Answer>(editor: vscode.TextEditor | undefined, found: Promise<Answer>): Promise<Answer> {
    if (!editor) return found;
    const before = this.#asked.get(editor.document);
    const answer = before ? before.then(() => found) : found;
    this.#asked.set(editor.document, answer.catch(() => undefined));
    return answer;
  }

  async #find(editor: vscode.TextEditor | undefined): Promise<ArticleEditor | undefined> {
    const document = await this.#active.find();
    if (!document || !editor) return undefined;
    const [session, { labels }] = await Promise.all([this.#sessionOf(document), this.#labels.for(document.uri)]);
    if (!session) return undefined;
    if (editor.document === document) return inArticle(editor, session, labels);
    return session.isSidecar(editor.document) ? inAnnotationFile(editor, session, labels) : undefined;
  }

  /** The same in the active text editor or view; shows a message where there is none. */
  async seen(): Promise<SeenArticle | undefined> {
    const inView = await this.#active.selectedInView();
    if (!inView) return this.active();
    const { document, range } = inView;
    const [session, { labels }] = await Promise.all([this.#sessionOf(document), this.#labels.for(document.uri)]);
    const tag = session && entityAt(session, range);
    // A view selects a tag by what it covers.
    const isTag = tag?.fragments[0]?.start === range.start && tag.fragments.at(-1)?.end === range.end;
    return session && { session, labels, selection: isTag ? undefined : range, tag: isTag ? tag : undefined, places: [[range]] };
  }

  /** The annotations of the active article, whatever shows it, in turn with what else is asked; shows a message where there are none. */
  activeSession(): Promise<ArticleSession | undefined> {
    return this.#inTurn(vscode.window.activeTextEditor, this.#active.find().then((document) => document && this.#sessionOf(document)));
  }

  async #sessionOf(document: vscode.TextDocument): Promise<ArticleSession | undefined> {
    const session = await this.#sessions.of(document);
    if (!session) void vscode.window.showInformationMessage(noAnnotationsMessage(document));
    return session;
  }
}

function inArticle(editor: vscode.TextEditor, session: ArticleSession, labels: LabelSet): ArticleEditor {
  const selected = (): TextRange => toTextRange(editor.document, editor.selection);
  return {
    session,
    labels,
    get selection() {
      return editor.selection.isEmpty ? undefined : selected();
    },
    get tag() {
      return entityAt(session, selected());
    },
    get places() {
      return rangesToTag(editor).map((range) => [range]);
    },
    get from() {
      // A caret stands before every tag that begins there.
      return editor.selection.isEmpty ? { start: selected().start, end: Number.POSITIVE_INFINITY } : selected();
    },
    inText: () => Promise.resolve(editor),
    goTo: (tag) => selectTag(editor, tag),
  };
}

/** Selects the first fragment of a tag in a text editor with its article, and shows it; a lost tag has none. */
export function selectTag(editor: vscode.TextEditor, { fragments: [first] }: ModelEntity): void {
  if (!first) return;
  const range = toRange(editor.document, first);
  // The caret stands at the start, inside the tag, where "Show Hover" finds it.
  editor.selection = new vscode.Selection(range.end, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Here the line of a tag stands for it; an editor that shows the article as well is taken along. */
function inAnnotationFile(editor: vscode.TextEditor, session: ArticleSession, labels: LabelSet): ArticleEditor {
  const { document } = editor;
  const lines = (): StandoffDocument => parseStandoff(document.getText());
  const tagOn = (position: vscode.Position, inLines = lines()): ModelEntity | undefined => {
    const line = tagAt(inLines, document.offsetAt(position));
    return line && session.model.entity(line.id);
  };
  return {
    session,
    labels,
    selection: undefined,
    get tag() {
      return tagOn(editor.selection.active);
    },
    get places() {
      const present = lines();
      const tags = editor.selections.flatMap(({ start, end }) => Array.from({ length: end.line - start.line + 1 }, (_, index) =>
        tagOn(start.isEqual(end) ? start : new vscode.Position(start.line + index, 0), present)));
      return [...new Set(tags)].flatMap((one) => (one && one.fragments.length > 0 ? [one.fragments] : []));
    },
    get from() {
      return tagOn(editor.selection.active)?.fragments[0] ?? { start: 0, end: Number.POSITIVE_INFINITY };
    },
    inText: () => textEditorOf(session.document),
    goTo({ id, fragments: [first] }) {
      const line = lines().annotation(id);
      if (!line) return;
      const start = document.positionAt(line.range.start);
      editor.selection = new vscode.Selection(start, start);
      editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
      if (first) visibleEditorOf(session.document)?.revealRange(toRange(session.document, first), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    },
  };
}

/** The ranges to tag: each selection, or the word under an empty one, without its `’s`. In the order of the text, none twice. */
function rangesToTag(editor: vscode.TextEditor): TextRange[] {
  const { document } = editor;
  const ranges = editor.selections.flatMap((selection) => {
    if (!selection.isEmpty) return [toTextRange(document, selection)];
    const word = document.getWordRangeAtPosition(selection.active);
    return word ? [withoutPossessive(document.getText(), toTextRange(document, word))] : [];
  });
  ranges.sort((a, b) => a.start - b.start || a.end - b.end);
  return ranges.filter(({ start, end }, index) => ranges[index - 1]?.start !== start || ranges[index - 1]?.end !== end);
}

/** Entities that touch a range, the innermost first. */
export function entitiesAt(session: ArticleSession, range: TextRange): ModelEntity[] {
  return session.entities
    .filter(({ fragments }) => fragments.some(({ start, end }) => start <= range.end && range.start <= end))
    .sort((a, b) => lengthOf(a) - lengthOf(b));
}

/**
 * The entity a command means: the one that covers just the selection, or else the innermost one around it.
 * The side on which a caret merely touches counts only where nothing else is there.
 */
export function entityAt(session: ArticleSession, range: TextRange): ModelEntity | undefined {
  const touching = entitiesAt(session, range);
  const exact = touching.find(({ fragments }) => fragments.some(({ start, end }) => start === range.start && end === range.end));
  const around = touching.find(({ fragments }) => fragments.some(({ start, end }) => start <= range.start && range.end <= end && (range.start < end || start === end)));
  return exact ?? around ?? touching[0];
}

/** The entity that a link or code action names, or else the one under the caret; shows a message where there is none. */
export function chosenEntity(article: ArticleEditor, id: unknown): ModelEntity | undefined {
  const entity = typeof id === 'string' ? article.session.model.entity(id) : article.tag;
  if (!entity) void vscode.window.showInformationMessage(vscode.l10n.t('No tag at the cursor.'));
  return entity;
}

export function displayNameOf(labels: LabelSet, name: string): string {
  return labels.find(name)?.displayName ?? name;
}

function lengthOf({ fragments }: ModelEntity): number {
  return fragments.reduce((sum, { start, end }) => sum + end - start, 0);
}
