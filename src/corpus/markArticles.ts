import * as vscode from 'vscode';
import { articleMarksAttribute, readArticleMarks, withArticleMarks, type ArticleMark } from '../core/corpus/articleMarks';
import { articleMarksFileName } from '../core/corpus/articleNames';
import type { ActiveArticle } from '../platform/activeArticle';
import { commandId } from '../platform/commandTable';
import { rewriteTextFile } from '../platform/documentEdits';
import { runAndLog, type Log } from '../platform/log';
import { nameOf } from '../platform/nameOf';
import { showBriefly } from '../platform/statusMessage';
import { translate } from '../platform/translation';
import { workspaceFiles } from '../platform/workspaceFiles';
import type { ArticlesNode } from './articlesView';
import { stateNames } from './filterNames';

/** Templates. */
const markNames: Readonly<Record<ArticleMark, string>> = { 'done': stateNames.done, 'nothing-to-tag': stateNames.nothingToTag, 'open': 'not done' };

/** Workspace state: whether it was offered to let git merge the files. */
const offeredKey = 'offeredMergeOfArticleStates';

/**
 * The commands that say of articles that they are done: of those chosen in the articles view, or of the active one. The active one was in
 * the way of the work, which goes on with the next.
 */
export function registerMarkArticles(active: ActiveArticle, state: vscode.Memento, log: Log): vscode.Disposable {
  const mark = (what: ArticleMark) => async (node?: ArticlesNode, nodes?: readonly ArticlesNode[]): Promise<void> => {
    const chosen = nodes ?? (node ? [node] : []);
    const uris = chosen.length > 0 ? chosen.flatMap((one) => (one.kind === 'article' ? [one.article.uri] : [])) : [(await active.find())?.uri].flatMap((uri) => uri ?? []);
    if (uris.length === 0) return;
    const marked = await markArticles(uris, what);
    const [first] = marked;
    if (first) {
      const said = translate('{count, plural, one {Marked “{name}” as {state}} other {Marked # articles as {state}}}', { count: marked.length, name: nameOf(first), state: translate(markNames[what]) });
      showBriefly(said, 'check');
      if (chosen.length === 0) active.notifyView(said);
    }
    if (what !== 'open' && chosen.length === 0) await vscode.commands.executeCommand(commandId('nextArticle'));
    void offerMerge(uris, state);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commandId('markAsDone'), mark('done')),
    vscode.commands.registerCommand(commandId('markNothingToTag'), mark('nothing-to-tag')),
    vscode.commands.registerCommand(commandId('unmarkArticle'), mark('open')),
    vscode.workspace.onDidRenameFiles(({ files }) => runAndLog(log, 'Marks of renamed articles', () => moveMarks(files))),
  );
}

/** Articles that are renamed or moved keep their marks. Folders take along the files that hold them. */
async function moveMarks(files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): Promise<void> {
  for (const { oldUri, newUri } of files) {
    const file = await workspaceFiles.read(vscode.Uri.joinPath(oldUri, '..', articleMarksFileName));
    const mark = file && readArticleMarks(new TextDecoder().decode(file)).get(nameOf(oldUri))?.mark;
    if (mark === undefined || mark === 'open') continue;
    await markArticles([newUri], mark);
    await markArticles([oldUri], 'open');
  }
}

/** @returns those that are marked; of the others a message says why not. */
async function markArticles(articles: readonly vscode.Uri[], mark: ArticleMark): Promise<readonly vscode.Uri[]> {
  const marked: vscode.Uri[] = [];
  const time = new Date().toISOString();
  const byFolder = new Map<string, { readonly folder: vscode.Uri; readonly uris: vscode.Uri[] }>();
  for (const uri of articles) {
    const folder = vscode.Uri.joinPath(uri, '..');
    const here = byFolder.get(folder.toString()) ?? { folder, uris: [] };
    here.uris.push(uri);
    byFolder.set(folder.toString(), here);
  }
  for (const { folder, uris } of byFolder.values()) {
    const file = vscode.Uri.joinPath(folder, articleMarksFileName);
    try {
      await rewriteTextFile(file, (text) => withArticleMarks(text, uris.map((uri) => ({ name: nameOf(uri), mark, time }))));
      marked.push(...uris);
    } catch (error) {
      void vscode.window.showErrorMessage(vscode.l10n.t('Could not write “{file}”, so the articles were not marked: {error}', { file: vscode.workspace.asRelativePath(file), error: String(error) }));
    }
  }
  return marked;
}

/** Where two people mark neighbors, git sees a conflict unless it is told to take both sides. Asked once, in a folder that git keeps. */
async function offerMerge([article]: readonly vscode.Uri[], state: vscode.Memento): Promise<void> {
  const root = article && vscode.workspace.getWorkspaceFolder(article)?.uri;
  if (!root || state.get(offeredKey) === true || !(await workspaceFiles.stat(vscode.Uri.joinPath(root, '.git')))) return;
  await state.update(offeredKey, true);
  const file = vscode.Uri.joinPath(root, '.gitattributes');
  const present = new TextDecoder().decode(await workspaceFiles.read(file) ?? new Uint8Array());
  if (present.split(/\r?\n/).includes(articleMarksAttribute)) return;
  const add = vscode.l10n.t('Add to .gitattributes');
  const question = vscode.l10n.t('What is done is kept in {file}. Let git merge the lines of several people without conflicts?', { file: articleMarksFileName });
  if (await vscode.window.showInformationMessage(question, add) !== add) return;
  await rewriteTextFile(file, (text) => `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${articleMarksAttribute}\n`);
}
