import * as vscode from 'vscode';
import { deepEqual, equal, match, ok } from './assert';
import { record } from './editor/record';
import { inWorkspace, writeFile } from './support';
import { placeOf, sidecarOf } from './tagging/tags';

const body = `Runa Halvard came to Vestrey on Tuesday. ${'The boat lay at the quay for a great many weeks, and nobody asked why. '.repeat(3)}`;

async function call(name: string, input: object): Promise<unknown> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  const [part] = content;
  ok(part instanceof vscode.LanguageModelTextPart, 'no text');
  return JSON.parse(part.value);
}

/** An article with two tags, one with all details, and an unknown label. @returns its path in the workspace */
async function taggedArticle(): Promise<string> {
  const text = record({ 4: '2014-11-18', 6: body });
  const uri = await writeFile('tools.article', text);
  const person = placeOf(text, 'Runa Halvard');
  await vscode.workspace.fs.writeFile(sidecarOf(uri), new TextEncoder().encode([
    `T1\tPerson ${person}\tRuna Halvard`, `T2\tPlace ${placeOf(text, 'Vestrey')}\tVestrey`, 'N1\tReference T1 Wikidata:Q1\tRuna Halvard', 'A1\tRole T1 Captain', '#1\tAnnotatorNotes T1\tof the ferry', '',
  ].join('\n')));
  return vscode.workspace.asRelativePath(uri, false);
}

describe('tools for language models', () => {
  it('are known with their descriptions', () => {
    const known = vscode.lm.tools.filter(({ name }) => name.startsWith('article_annotator_'));
    deepEqual(known.map(({ name }) => name).sort(), ['article_annotator_check', 'article_annotator_statistics', 'article_annotator_tags']);
    ok(known.every(({ description }) => description.includes('Nothing is changed')), known.map(({ description }) => description).join('\n'));
  });

  it('list the problems of an article and its annotation file', async () => {
    const problems = await call('article_annotator_check', { path: await taggedArticle() }) as readonly { file: string; line: number; severity: string; rule: string; message: string }[];
    const date = problems.find(({ rule }) => rule === 'date.style');
    ok(date, JSON.stringify(problems));
    equal(date?.line, 4);
    equal(date?.severity, 'warning');
    match(date?.file ?? '', /tools\.article$/u);
  });

  it('list the tags of an article with what is known of them', async () => {
    const tags = await call('article_annotator_tags', { path: await taggedArticle() }) as readonly Record<string, unknown>[];
    const start = record({ 4: '2014-11-18', 6: body }).indexOf('Runa Halvard');
    deepEqual(tags[0], { id: 'T1', label: 'Person', text: 'Runa Halvard', start, end: start + 12, link: 'Wikidata:Q1', note: 'of the ferry', attributes: { Role: 'Captain' } });
    equal(tags.length, 2);
  });

  it('list no tags of another file of the same name', async () => {
    const article = await taggedArticle();
    await vscode.workspace.fs.writeFile(inWorkspace(article.replace(/article$/u, 'txt')), new TextEncoder().encode(record({ 4: '2014-11-18', 6: body })));
    deepEqual(await call('article_annotator_tags', { path: article }), []);
    equal((await call('article_annotator_tags', { path: article.replace(/article$/u, 'txt') }) as readonly unknown[]).length, 2);
  });

  it('count the tags of the workspace', async () => {
    await taggedArticle();
    const { articles, annotated, tags, labels } = await call('article_annotator_statistics', {}) as { articles: number; annotated: number; tags: number; labels: readonly { label: string; tags: number; texts: number }[] };
    ok(articles >= 1 && annotated >= 1 && tags >= 2, JSON.stringify({ articles, annotated, tags }));
    ok((labels.find(({ label }) => label === 'Person')?.tags ?? 0) >= 1, JSON.stringify(labels));
  });

  it('read nothing outside the workspace', async () => {
    for (const path of ['../../etc/passwd', '/etc/passwd', 'missing.article']) {
      const failure = await call('article_annotator_tags', { path }).then(() => 'read', (error: unknown) => String(error));
      match(failure, /There is no file/u);
    }
  });
});
