import * as vscode from 'vscode';
import { equal, match, ok } from '../assert';
import { readText } from '../support';
import { run, select, showArticle } from './tags';

const person = 'Maren Osei-Lindqvist';

/** What a hover shows, as its Markdown. */
async function hoverText({ document, selection }: vscode.TextEditor): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, selection.start.translate(0, 1));
  return hovers.flatMap(({ contents }) => contents.map((content) => (typeof content === 'string' ? content : content.value))).join('\n');
}

describe('guidelines of a corpus', function () {
  // A file is written, read and watched over two processes.
  this.timeout(60_000);

  it('are made with the labels that hold, and shown where a tag is hovered over, as text and links', async () => {
    const editor = await showArticle('guided');
    const { uri } = editor.document;
    const file = uri.with({ path: uri.path.replace(/[^/]+$/u, 'guidelines.md') });
    await run('createGuidelines');
    equal(vscode.window.activeTextEditor?.document.uri.toString(), file.toString());
    match(await readText(file), /^## Person$/mu);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('## Person\n\nNo <b>gods</b>; see [the list](https://lists.example/x).\n'));
    const again = await vscode.window.showTextDocument(editor.document);
    await select(again, person);
    await run('tagAs', 'Person');
    await select(again, person);
    // The file's change is heard a moment after it was written.
    let shown = '';
    for (let attempt = 0; attempt < 100 && !shown.includes('the list'); attempt++) {
      shown = await hoverText(again);
      if (!shown.includes('the list')) await new Promise((resolve) => void setTimeout(resolve, 50));
    }
    match(shown, /\[the list\]\(https:\/\/lists\.example\/x\)/u);
    ok(shown.includes('\\<b\\>gods\\<\\/b\\>'), `HTML is text: ${shown}`);
    await run('createGuidelines');
    ok((await readText(file)).startsWith('## Person\n\nNo'), 'what is there is kept');
  });
});
