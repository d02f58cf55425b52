import * as vscode from 'vscode';
import { deepEqual } from '../assert';
import { closeAllEditors, diagnosticCode, diagnosticsOf, edit, waitUntil } from '../support';
import { MemoryFiles } from '../tagging/memoryFiles';
import { record } from './record';

const scheme = 'article-annotator-owner';
const article = vscode.Uri.from({ scheme, path: '/owned/story.article' });
const annotationFile = '/owned/story.ann';

/** A disk that answers questions about annotation files when the test wants. */
class SlowAnswers extends MemoryFiles {
  readonly #asked = new vscode.EventEmitter<void>();
  #held: (() => void)[] | undefined;
  readonly onDidAsk = this.#asked.event;

  get heldAnswers(): number {
    return this.#held?.length ?? 0;
  }

  hold(): void {
    this.#held = [];
  }

  release(): void {
    for (const answer of this.#held ?? []) answer();
    this.#held = undefined;
  }

  // VS Code waits for the answer of its provider.
  override stat(uri: vscode.Uri): vscode.FileStat {
    const answer = (): vscode.FileStat => super.stat(uri);
    if (!this.#held || uri.path !== annotationFile) return answer();
    const late = new Promise<void>((resolve) => this.#held?.push(resolve)).then(answer);
    this.#asked.fire();
    return late as unknown as vscode.FileStat;
  }
}

describe('who owns the annotation file beside an article', () => {
  it('is not waited for after an edit, and a new owner is seen', async () => {
    const files = new SlowAnswers({ [article.path]: record(), [annotationFile]: '' });
    const registration = vscode.workspace.registerFileSystemProvider(scheme, files);
    try {
      // Shown, so that it is reverted when it is closed: other tests count what is unsaved.
      const { document } = await vscode.window.showTextDocument(article);
      await diagnosticsOf(article, (all) => all.length > 0, 'the first check');
      files.hold();
      await edit(article, (change) => change.replace(article, document.lineAt(4).range, 'many'));
      await diagnosticsOf(article, (all) => all.some((one) => diagnosticCode(one) === 'number.invalid'), 'number.invalid, while the disk does not answer');
      await waitUntil(files.onDidAsk, () => files.heldAnswers > 0 || undefined, 'the disk to be asked');
      files.writeSilently('/owned/story.txt', record());
      files.release();
      const found = await diagnosticsOf(article, (all) => all.some((one) => diagnosticCode(one) === 'record.annotation-owner'), 'record.annotation-owner');
      deepEqual(found.filter((one) => diagnosticCode(one) === 'number.invalid').length, 1);
    } finally {
      files.release();
      await closeAllEditors();
      registration.dispose();
    }
  });
});
