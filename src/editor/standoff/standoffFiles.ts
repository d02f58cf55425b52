import type * as vscode from 'vscode';
import { anchorEntity, isInPlace } from '../../core/reanchoring/anchoring';
import { parseStandoff, type StandoffDocument } from '../../core/standoff/standoffDocument';
import type { EntityLine } from '../../core/standoff/standoffLine';
import type { TextRange } from '../../core/text/range';
import type { ArticleSession } from '../../annotating/articleSession';
import type { Sessions } from '../../annotating/sessions';
import { languageIds } from '../../platform/commandTable';

/** Documents that standoff features are registered for. */
export const standoffSelector: vscode.DocumentSelector = { language: languageIds.standoff };

/** Standoff files in editors: each version read once, whoever asks first. */
export class StandoffFiles {
  readonly #sessions: Sessions;
  readonly #read = new WeakMap<vscode.TextDocument, { readonly version: number; readonly document: StandoffDocument }>();

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
  }

  of(document: vscode.TextDocument): StandoffDocument {
    const known = this.#read.get(document);
    if (known?.version === document.version) return known.document;
    const read = { version: document.version, document: parseStandoff(document.getText()) };
    this.#read.set(document, read);
    return read.document;
  }

  /** The session of the article, which is opened in the background; undefined where there is no article. */
  sessionOf(document: vscode.TextDocument): Promise<ArticleSession | undefined> {
    return this.#sessions.forSidecar(document.uri);
  }
}

/**
 * Where an entity stands in the article as it is now: where the session followed it to, or else where its line says.
 * UTF-16, half-open; empty where it is lost.
 */
export function placeOf({ model }: ArticleSession, line: EntityLine): readonly TextRange[] {
  const known = model.entity(line.id);
  if (known && known.line.range.start === line.range.start && known.line.quote === line.quote) return known.fragments;
  const { fragments, fit } = anchorEntity(line, model.articleText, model.codePoints);
  return isInPlace(fit) ? fragments : [];
}
