import * as vscode from 'vscode';
import type { ModelEntity } from '../../core/annotations/annotationModel';
import type { LabelSet } from '../../core/labels/labelSet';
import type { TextRange } from '../../core/text/range';
import { withoutPossessive } from '../../core/text/words';
import type { ArticleSession } from '../../annotating/articleSession';
import type { Labels } from '../../annotating/labels';
import type { Sessions } from '../../annotating/sessions';
import type { ActiveArticle } from '../../platform/activeArticle';
import { toTextRange } from '../../platform/conversions';

/** A text editor with an article, its annotations and the labels that hold for it. */
export interface ArticleEditor {
  readonly editor: vscode.TextEditor;
  readonly session: ArticleSession;
  readonly labels: LabelSet;
}

/** Finds what the commands work on. */
export class ArticleEditors {
  readonly #sessions: Sessions;
  readonly #labels: Labels;
  readonly #active: ActiveArticle;

  constructor(active: ActiveArticle, sessions: Sessions, labels: Labels) {
    this.#active = active;
    this.#sessions = sessions;
    this.#labels = labels;
  }

  /** The article in the active editor; shows a message where there is none. */
  async active(): Promise<ArticleEditor | undefined> {
    const document = this.#active.find();
    const editor = vscode.window.activeTextEditor;
    if (!document || editor?.document !== document) return undefined;
    const [session, { labels }] = await Promise.all([this.#sessionOf(document), this.#labels.for(document.uri)]);
    return session && { editor, session, labels };
  }

  /** The annotations of the active article, whatever shows it; shows a message where there are none. */
  async activeSession(): Promise<ArticleSession | undefined> {
    const document = this.#active.find();
    return document && this.#sessionOf(document);
  }

  async #sessionOf(document: vscode.TextDocument): Promise<ArticleSession | undefined> {
    const session = await this.#sessions.of(document);
    if (!session) void vscode.window.showInformationMessage(vscode.l10n.t('Save the article first. Its tags are stored in a file beside it.'));
    return session;
  }
}

/** The ranges to tag: each selection, or the word under an empty one, without its `’s`. In the order of the text, none twice. */
export function rangesToTag(editor: vscode.TextEditor): TextRange[] {
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
export function chosenEntity({ editor, session }: ArticleEditor, id: unknown): ModelEntity | undefined {
  const entity = typeof id === 'string' ? session.model.entity(id) : entityAt(session, toTextRange(editor.document, editor.selection));
  if (!entity) void vscode.window.showInformationMessage(vscode.l10n.t('No tag at the cursor.'));
  return entity;
}

export function displayNameOf(labels: LabelSet, name: string): string {
  return labels.find(name)?.displayName ?? name;
}

function lengthOf({ fragments }: ModelEntity): number {
  return fragments.reduce((sum, { start, end }) => sum + end - start, 0);
}
