import * as vscode from 'vscode';
import type { Configuration } from '../../platform/configuration';
import type { Sessions } from '../../annotating/sessions';
import { parseStandoff } from '../../core/standoff/standoffDocument';
import { changeTags, countChanged, type TagChange } from '../../core/search/tagChanges';
import { tagEdits } from '../../core/suggestions/writtenTags';
import { onOneLine, quoteOf } from '../../core/standoff/coveredText';
import { workspaceFiles } from '../../platform/workspaceFiles';
import { applyChanges, saveFiles, type FileChange, type WrittenFile } from '../writtenFiles';
import type { CorpusReader } from './corpusReader';
import type { TagHit } from './tagSearch';

/** What is done to hits: to tags, or to places that get a tag. */
export type HitChange = TagChange | { readonly kind: 'tag'; readonly label: string };

/** What became of a change. */
export interface Changed {
  readonly tags: number;
  readonly articles: readonly vscode.Uri[];
  /** Hits that were left alone, because they are not as they were found, or their file cannot be changed. */
  readonly left: number;
  readonly files: readonly WrittenFile[];
}

interface TagFileChange extends FileChange {
  readonly article: vscode.Uri;
  /** Hits that are as they were found. */
  readonly found: number;
  /** How many of them are changed in the annotation file as it is after the step. */
  readonly countIn: (after: string) => number;
}

/**
 * Changes the tags of many annotation files as one step of undo. Open articles follow, since the documents of their annotation files
 * are changed; what was unsaved stays unsaved.
 */
export class TagChanger {
  readonly #reader: CorpusReader;
  readonly #sessions: Sessions;
  readonly #configuration: Configuration;

  constructor(reader: CorpusReader, sessions: Sessions, configuration: Configuration) {
    this.#reader = reader;
    this.#sessions = sessions;
    this.#configuration = configuration;
  }

  /**
   * @param preview what the step is called in the refactor preview, where every change is confirmed; undefined: it is made at once
   * @returns undefined where it was refused, or the preview was discarded
   */
  async apply(hits: readonly TagHit[], change: HitChange, preview: string | undefined): Promise<Changed | undefined> {
    const files: TagFileChange[] = [];
    for (const group of byArticle(hits)) {
      const file = await this.#changeOf(group, change);
      if (file) files.push(file);
    }
    const left = files.reduce((rest, { found }) => rest - found, hits.length);
    if (files.every(({ edits }) => edits.length === 0)) return { tags: 0, articles: [], left, files: [] };
    const unsaved = new Set(vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString()));
    const done = await applyChanges(files, preview);
    if (!done) return undefined;
    const written = done.map(({ uri, before, after, article }): WrittenFile => ({ uri, before, after, isSaved: before !== undefined && this.#savesAtOnce(uri, article, unsaved) }));
    await saveFiles(written);
    return { tags: done.reduce((sum, { after, countIn }) => sum + countIn(after), 0), articles: done.map(({ article }) => article), left, files: written };
  }

  async #changeOf(hits: readonly [TagHit, ...TagHit[]], change: HitChange): Promise<TagFileChange | undefined> {
    const [{ article, annotationFile: uri }] = hits;
    const session = this.#sessions.all.find(({ document }) => document.uri.toString() === article.toString());
    if (session?.refusal) return undefined;
    // What the text moved is in the annotation file before that is changed.
    await session?.flush();
    const read = await this.#reader.readOne(article).catch(() => undefined);
    if (!read) return undefined;
    const before = read.isAnnotated || await workspaceFiles.stat(uri) ? read.document.text : undefined;
    if (change.kind === 'tag') {
      const places = hits.flatMap(({ tag, fragments, text }) => {
        const [only] = fragments;
        return !tag && only && onOneLine(quoteOf(read.text, [only])) === onOneLine(text) ? [{ ...only, label: change.label }] : [];
      });
      const present = parseStandoff(before ?? '');
      return places.length === 0 ? undefined : {
        uri, article, before, found: places.length,
        edits: tagEdits(read.text, read.codePoints, present, places), countIn: (after) => parseStandoff(after).entities.length - present.entities.length,
      };
    }
    const { edits, ids } = changeTags(read.document, hits.flatMap(({ tag }) => tag ?? []), change);
    return ids.length === 0 ? undefined : { uri, article, before, edits, found: ids.length, countIn: (after) => countChanged(read.document, parseStandoff(after), ids) };
  }

  /** While an article is unsaved, its annotation file is too; an open one may be saved with it only. */
  #savesAtOnce(uri: vscode.Uri, article: vscode.Uri, unsaved: ReadonlySet<string>): boolean {
    if (unsaved.has(uri.toString()) || unsaved.has(article.toString())) return false;
    const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === article.toString());
    return !isOpen || this.#configuration.saveAnnotations(article) === 'onTag';
  }
}

function byArticle(hits: readonly TagHit[]): readonly (readonly [TagHit, ...TagHit[]])[] {
  const groups = new Map<string, [TagHit, ...TagHit[]]>();
  for (const hit of hits) {
    const key = hit.article.toString();
    const group = groups.get(key);
    if (group) group.push(hit);
    else groups.set(key, [hit]);
  }
  return [...groups.values()];
}
