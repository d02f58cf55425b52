import * as vscode from 'vscode';
import { equal, ok } from './assert';
import { extensionUnderTest, openFile } from './support';

describe('activation', () => {
  it('the extension is present', () => {
    ok(vscode.extensions.getExtension('article-annotator.article-annotator'), 'the extension is not known to VS Code');
  });

  it('an .article file has the language `article`', async () => {
    const document = await openFile('activation.article', 'https://example.org/a.html\n');
    equal(document.languageId, 'article');
  });

  it('opening an .article file activates the extension', async () => {
    await openFile('activates.article', 'https://example.org/a.html\n');
    const extension = await extensionUnderTest();
    equal(extension.isActive, true);
  });
});
