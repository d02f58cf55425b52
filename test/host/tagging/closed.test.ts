import * as vscode from 'vscode';
import { deepEqual, equal, ok } from '../assert';
import { closeAllEditors, edit, readText, waitForFile, waitUntil, writeFile } from '../support';
import { record } from '../editor/record';
import { placeOf, showArticle, sidecarOf, waitForTags } from './tags';

const text = record();
const lineIn = (file: string, id = 'T1', quote = 'Maren Osei'): string => `${id}\tPerson ${placeOf(file, quote)}\t${quote}\n`;

describe('articles that nobody has open', function () {
  this.timeout(60_000);
  afterEach(closeAllEditors);

  it('are replaced in by VS Code, and their annotation files follow', async () => {
    const articles: vscode.Uri[] = [];
    for (const name of ['first', 'second', 'third']) {
      const article = await writeFile(`${name}.article`, text);
      await vscode.workspace.fs.writeFile(sidecarOf(article), new TextEncoder().encode(lineIn(text)));
      articles.push(article);
    }
    // As “Replace All” of the search does: one edit of all files, each saved at once.
    await edit(articles[0] ?? vscode.Uri.file('/'), (change) => {
      for (const article of articles) {
        const line = text.split('\n').length - 1;
        change.replace(article, new vscode.Range(1, 0, 1, 4), 'Great Port');
        change.insert(article, new vscode.Position(line, 0), 'Late: ');
      }
    });
    await Promise.all(vscode.workspace.textDocuments.filter(({ uri }) => articles.some((article) => article.toString() === uri.toString())).map((document) => document.save()));
    const replaced = record({ 2: text.split('\n')[1]?.replace('Port', 'Great Port') ?? '', 6: `Late: ${text.split('\n')[5]}` });
    for (const article of articles) {
      equal(await readText(article), replaced);
      await waitForFile(sidecarOf(article), (file) => file === lineIn(replaced), 'follow its article');
    }
  });

  it('are searched without their annotation files, which stand below them where files are nested', () => {
    const excluded = vscode.workspace.getConfiguration('search').get<Record<string, unknown>>('exclude') ?? {};
    deepEqual([excluded['**/*.ann'], excluded['**/node_modules']], [true, true]);
    const patterns = vscode.workspace.getConfiguration('explorer.fileNesting').get<Record<string, string>>('patterns') ?? {};
    deepEqual([patterns['*.article'], patterns['*.txt'], patterns['*.md']], ['${capture}.ann', '${capture}.ann', '${capture}.ann']);
    ok(patterns['*.ts'] !== undefined, 'the patterns of VS Code are kept');
  });
});

describe('an open article whose branch is switched', function () {
  this.timeout(60_000);
  afterEach(closeAllEditors);

  const other = record({ 6: `${text.split('\n')[5]} In the other branch Tobin Quaye spoke, too.` }).replace('The council', 'On the way home the council');
  const sidecar = `${lineIn(other)}${lineIn(other, 'T7', 'Tobin Quaye')}`;

  for (const order of ['annotation file first', 'article first'] as const) {
    it(`has the tags of the other branch, ${order}, and nothing is written`, async () => {
      const editor = await showArticle('branch', { text, sidecar: lineIn(text) });
      await waitForTags(editor, 'Person: Maren Osei');
      const writes = [
        () => vscode.workspace.fs.writeFile(sidecarOf(editor.document.uri), new TextEncoder().encode(sidecar)),
        () => vscode.workspace.fs.writeFile(editor.document.uri, new TextEncoder().encode(other)),
      ];
      for (const write of order === 'article first' ? writes.reverse() : writes) await write();
      await waitUntil(vscode.workspace.onDidChangeTextDocument, () => editor.document.getText() === other || undefined, 'the other text', () => editor.document.getText());
      await waitForTags(editor, 'Person: Maren Osei', 'Person: Tobin Quaye');
      equal(await readText(sidecarOf(editor.document.uri)), sidecar);
      const own = [editor.document.uri, sidecarOf(editor.document.uri)].map(String);
      deepEqual(vscode.workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && own.includes(uri.toString())), []);
    });
  }
});
