import * as vscode from 'vscode';
import { deepEqual, equal, match } from '../assert';
import { inWorkspace, readText, waitUntil, writeFile } from '../support';
import { record } from '../editor/record';
import { placeOf, sidecarOf } from '../tagging/tags';

const text = record();
const person = 'Maren Osei-Lindqvist';
const annotations = `T1\tPerson ${placeOf(text, person)}\t${person}\nT2\tPlace ${placeOf(text, 'Port Aldary')}\tPort Aldary\n`;

let folders = 0;
function newFolder(): vscode.Uri {
  return inWorkspace(`exchanged/${++folders}`);
}

async function article(name: string, sidecar?: string): Promise<vscode.Uri> {
  const uri = await writeFile(`${name}.article`, text);
  if (sidecar !== undefined) await vscode.workspace.fs.writeFile(sidecarOf(uri), new TextEncoder().encode(sidecar));
  return uri;
}

function exported(uri: vscode.Uri, format: string, folder: vscode.Uri): Thenable<unknown> {
  return vscode.commands.executeCommand('articleAnnotator.exportArticles', uri, undefined, { format, folder, confirmed: true });
}

describe('export and import', function () {
  this.timeout(60_000);

  it('write an article in another format, open the result, and bring its tags back', async () => {
    const uri = await article('there', annotations);
    const folder = newFolder();
    await exported(uri, 'prodigy', folder);
    const file = vscode.Uri.joinPath(folder, 'articles.jsonl');
    const task = JSON.parse(await readText(file)) as { text: string; spans: { label: string; start: number; end: number }[] };
    equal(task.text, text);
    deepEqual(task.spans.map(({ label, start, end }) => `${label} ${text.slice(start, end)}`).sort(), [`Person ${person}`, 'Place Port Aldary']);
    equal(vscode.window.activeTextEditor?.document.uri.toString(), file.toString());

    const back = newFolder();
    await vscode.commands.executeCommand('articleAnnotator.importArticles', file, undefined, { format: 'prodigy', folder: back, labels: { Place: 'Location' } });
    equal(await readText(vscode.Uri.joinPath(back, 'there.txt')), text);
    match(await readText(vscode.Uri.joinPath(back, 'there.ann')), /^T2\tLocation \d+ \d+\tPort Aldary$/mu);
    // A second import replaces nothing.
    await vscode.commands.executeCommand('articleAnnotator.importArticles', file, undefined, { format: 'prodigy', folder: back, labels: {} });
    const names = async () => (await vscode.workspace.fs.readDirectory(back)).map(([name]) => name).sort();
    deepEqual(await names(), ['there-2.ann', 'there-2.txt', 'there.ann', 'there.txt']);
    // Nor does it take the place of an annotation file beside an article that has no tags yet.
    for (const name of await names()) await vscode.workspace.fs.delete(vscode.Uri.joinPath(back, name));
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(back, 'there.article'), new TextEncoder().encode(text));
    await vscode.commands.executeCommand('articleAnnotator.importArticles', file, undefined, { format: 'prodigy', folder: back, labels: {} });
    deepEqual(await names(), ['there-2.ann', 'there-2.txt', 'there.article']);
  });

  it('write an article without the tags of another file of the same name', async () => {
    const uri = await article('twin', annotations);
    await vscode.workspace.fs.writeFile(uri.with({ path: uri.path.replace(/article$/u, 'txt') }), new TextEncoder().encode(text));
    const folder = newFolder();
    await exported(uri, 'prodigy', folder);
    const { spans } = JSON.parse(await readText(vscode.Uri.joinPath(folder, 'articles.jsonl'))) as { spans?: readonly unknown[] };
    deepEqual(spans, []);
  });

  it('give labels the form that annotation files demand, where others allow spaces', async () => {
    const start = text.indexOf(person);
    const file = await writeFile('spaces.jsonl', `${JSON.stringify({ text, label: [[start, start + person.length, 'Head of office']], name: 'spaces' })}\n`);
    const folder = newFolder();
    await vscode.commands.executeCommand('articleAnnotator.importArticles', file, undefined, { format: 'doccano', folder, labels: {} });
    equal(await readText(vscode.Uri.joinPath(folder, 'spaces.ann')), `T1\tHead_of_office ${placeOf(text, person)}\t${person}\n`);
  });

  it('write every article of a folder, with formats that load packages', async () => {
    const uri = await article('many', annotations);
    const folder = newFolder();
    for (const format of ['hugging-face-parquet', 'tei', 'xmi', 'csv']) await exported(vscode.Uri.joinPath(uri, '..'), format, folder);
    const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
    deepEqual(names, ['README.md', 'TypeSystem.xml', 'articles.csv', 'articles.parquet', 'many.xmi', 'many.xml']);
    const back = newFolder();
    await vscode.commands.executeCommand('articleAnnotator.importArticles', vscode.Uri.joinPath(folder, 'articles.parquet'), undefined, { format: 'hugging-face-parquet', folder: back, labels: {} });
    match(await readText(vscode.Uri.joinPath(back, 'many.ann')), /\tPerson \d+ \d+\tMaren Osei-Lindqvist\n/u);
  });

  it('add tags to an article whose text is another, by the text, as one step that can be undone', async () => {
    const uri = await article('onto', `T1\tPerson ${placeOf(text, person)}\t${person}\n`);
    const tags: Readonly<Record<string, string>> = { Port: 'B-LOC', Aldary: 'I-LOC', Maren: 'B-PER', 'Osei-Lindqvist': 'I-PER' };
    const words = ['Imported', ...(text.match(/[\p{L}\p{N}-]+|[^\s\p{L}\p{N}]/gu) ?? [])].map((word) => `${word}\t${tags[word] ?? 'O'}\n`).join('');
    const file = await writeFile('onto.iob2', words);
    await vscode.commands.executeCommand('articleAnnotator.importArticles', file, undefined, { format: 'iob2', article: uri, labels: { PER: 'Person', LOC: 'Place' } });
    const document = await vscode.workspace.openTextDocument(sidecarOf(uri));
    await waitUntil(vscode.workspace.onDidChangeTextDocument, () => document.getText().includes('Place') || undefined, 'the imported tag');
    const lines = document.getText().trimEnd().split('\n');
    // The name is tagged already; the place stands in the title, in the publisher’s name and in the subjects.
    deepEqual(lines.map((line) => line.replace(/ \d+ \d+/, '')), [`T1\tPerson\t${person}`, 'T2\tPlace\tPort Aldary', 'T3\tPlace\tAldary', 'T4\tPlace\tPort Aldary'], document.getText());
  });
});
