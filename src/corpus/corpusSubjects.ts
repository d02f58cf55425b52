import * as vscode from 'vscode';
import { parseRecord } from '../core/record/parse';
import { isArticleName, readsLikeRecord } from '../core/corpus/articleNames';
import type { Subscription } from '../core/corpus/files';
import { nameOf } from '../platform/nameOf';
import { workspaceFiles } from '../platform/workspaceFiles';
import { RecordViews } from '../core/record/views';
import { runAndLog, type Log } from '../platform/log';
import type { SubjectCount, SubjectSource } from '../platform/subjectSource';

const articleNames = '*.{article,txt}';
/** Enough to know what a corpus calls things; more files would only cost time. */
const mostFiles = 2000;
const filesAtOnce = 16;

/**
 * Subjects used in the articles of the workspace, with the number of articles that use each.
 * Read in the background on first demand, kept up by watching files.
 */
export class CorpusSubjects implements SubjectSource, vscode.Disposable {
  readonly #log: Log;
  readonly #subjectsOfFile = new Map<string, readonly string[]>();
  #watcher: Subscription | undefined;
  #reading: Promise<void> | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  dispose(): void {
    this.#watcher?.dispose();
  }

  async subjects(): Promise<readonly SubjectCount[]> {
    await (this.#reading ??= this.#readAll());
    const counts = new Map<string, number>();
    for (const subjects of this.#subjectsOfFile.values()) {
      for (const subject of new Set(subjects)) counts.set(subject, (counts.get(subject) ?? 0) + 1);
    }
    return [...counts].map(([subject, articles]) => ({ subject, articles }));
  }

  async #readAll(): Promise<void> {
    this.#watcher = workspaceFiles.watch(undefined, articleNames, (uri, change) => {
      if (change === 'deleted') this.#subjectsOfFile.delete(uri.toString());
      else runAndLog(this.#log, `Subjects of ${uri.toString(true)}`, () => this.#read(uri));
    });
    const files = await vscode.workspace.findFiles(`**/${articleNames}`, undefined, mostFiles);
    for (let first = 0; first < files.length; first += filesAtOnce) {
      await Promise.all(files.slice(first, first + filesAtOnce).map((file) => this.#read(file)));
    }
  }

  async #read(uri: vscode.Uri): Promise<void> {
    try {
      const bytes = await workspaceFiles.read(uri);
      const text = bytes && new TextDecoder().decode(bytes);
      if (text === undefined || (!isArticleName(nameOf(uri)) && !readsLikeRecord(text))) return;
      const subjects = new RecordViews(parseRecord(text)).subjects.map(({ restored }) => restored).filter((subject) => subject !== '');
      this.#subjectsOfFile.set(uri.toString(), subjects);
    } catch (error) {
      this.#log.warn(`Subjects of ${uri.toString(true)} could not be read: ${String(error)}`);
    }
  }
}
