import * as vscode from 'vscode';
import { WorkspaceIndex } from '../../src/corpus/index/workspaceIndex';
import { CorpusReader } from '../../src/corpus/search/corpusReader';
import { TagSearch, type CorpusQuery } from '../../src/corpus/search/tagSearch';
import { silentLog } from './silentLog';

/** A search over the articles of the workspace: milliseconds with the index, and when all annotated articles are read. */
interface SearchFigures {
  readonly withIndex: number;
  readonly withoutIndex: number;
  readonly times: number;
  readonly articlesRead: number;
  readonly articlesWithTags: number;
  readonly hits: number;
}

const rounds = 2;

/** Searches in tags with the index and without, which have to find the same. */
export async function searchFigures(): Promise<object> {
  const token = new vscode.CancellationTokenSource().token;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('no folder is open');
  const index = new WorkspaceIndex(vscode.Uri.joinPath(folder.uri, '.bench-index'), silentLog);
  const begun = performance.now();
  await index.mentions({ texts: [], links: [] }, token);
  const building = performance.now() - begun;
  const names = [...await index.names()].sort((a, b) => b.count - a.count);
  const [frequent, rare] = [names[0]?.text ?? '', names.at(-1)?.text ?? ''];
  const queries: Readonly<Record<string, CorpusQuery>> = {
    'a frequent text': { kind: 'tags', query: { extent: 'whole', matchCase: true, text: frequent } },
    'a rare text': { kind: 'tags', query: { extent: 'part', matchCase: false, text: rare } },
    'a label nobody has': { kind: 'tags', query: { extent: 'part', matchCase: true, labels: ['Nobody'] } },
    'a text tagged differently': { kind: 'differently', query: { extent: 'part', matchCase: true, text: frequent } },
    'a text not tagged': { kind: 'untagged', query: { extent: 'part', matchCase: true, text: frequent } },
  };
  const figures: Record<string, SearchFigures> = {};
  for (const [name, asked] of Object.entries(queries)) {
    const known = await searched(asked, index);
    const all = await searched(asked, { tagsInFiles: () => Promise.resolve(undefined), prepare: () => undefined });
    if (known.found !== all.found) throw new Error(`${name}: the index leads to other hits`);
    figures[name] = { withIndex: Math.round(known.milliseconds), withoutIndex: Math.round(all.milliseconds), times: Math.round((10 * all.milliseconds) / known.milliseconds) / 10, articlesRead: known.read, articlesWithTags: all.read, hits: all.hits };
  }
  index.dispose();
  return { buildingMilliseconds: Math.round(building), searches: figures };

  async function searched(asked: CorpusQuery, by: ConstructorParameters<typeof TagSearch>[2]): Promise<{ readonly milliseconds: number; readonly read: number; readonly hits: number; readonly found: string }> {
    const labels = { areSetFor: () => Promise.resolve(false), for: () => Promise.reject(new Error('no labels are set')) };
    const search = new TagSearch(new CorpusReader({ all: [] }, labels, silentLog), labels, by);
    const times: number[] = [];
    let read = 0;
    let found = '';
    let hits = 0;
    for (let round = 0; round < rounds; round++) {
      const before = performance.now();
      const result = await search.run(asked, token, ({ total }) => {
        read = total;
      });
      times.push(performance.now() - before);
      hits = result.hits.length;
      found = JSON.stringify(result.hits.map(({ article, tag, text, fragments }) => [article.path, tag?.id, text, fragments]));
    }
    search.dispose();
    return { milliseconds: Math.min(...times), read, hits, found };
  }
}
