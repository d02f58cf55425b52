import { dirname, resolve } from 'node:path';
import { extensions } from '../../core/corpus/articleNames';
import { LabelLookup } from '../../core/corpus/labelLookup';
import { parseStandoff } from '../../core/standoff/standoffDocument';
import { taggedText } from '../../core/suggestions/annotatedText';
import type { TaggedText } from '../../core/suggestions/suggester';
import { filesWithin } from '../files/boundaries';
import { explain } from '../files/explain';
import { findArticle } from '../files/sidecars';
import { loadFile } from '../files/load';
import { expandPaths, type ReportFailure } from '../files/targets';
import type { CommandLineHost } from '../host';
import { Failure, failureOf, problemTemplates } from '../messages';
import { suggestionTemplates } from './suggestionMessages';

/** The tagged articles of a folder, in the order of their names, and its labels. */
export interface TaggedCorpus {
  readonly articles: readonly TaggedText[];
  /** Those of annotation.conf, if there is one, and those in use. */
  readonly labels: readonly string[];
}

/** Reads every annotation file of a folder with its text, which need not be a record. What cannot be read is reported and left out. */
export async function readTaggedCorpus(folder: string, host: CommandLineHost, report: ReportFailure): Promise<TaggedCorpus> {
  const { targets, folders } = await expandPaths([folder], host, report, [extensions.annotationFile]);
  if (folders.length === 0 && targets.length > 0) await report(folder, new Failure(problemTemplates.fileAsFolder));
  if (folders.length === 0) return { articles: [], labels: [] };
  const articles: TaggedText[] = [];
  const labels = new Set<string>();
  const reported = new Set<string>();
  const top = resolve(host.workingDirectory, folder);
  const lookup = new LabelLookup(filesWithin((path) => ({ from: dirname(path), otherwise: top }), host.fileSystem));
  for (const target of targets) {
    if (host.interrupted.aborted) break;
    try {
      const article = await findArticle(target, host.fileSystem);
      if (!article) continue;
      const document = parseStandoff((await loadFile(target, host)).text);
      if (document.refused) throw new Failure(document.refused === 'binary' ? problemTemplates.refusedBinary : problemTemplates.refusedConflict);
      const { text } = await loadFile(article, host);
      const { labels: declared, source, unreadable } = await lookup.for(article.path, article.root);
      for (const { place, error } of unreadable) {
        if (reported.has(place)) continue;
        reported.add(place);
        const problem = (await explain(error, place, host.fileSystem)).message;
        await report(place, new Failure(problemTemplates.labelsNotReadable, { problem }));
      }
      if (source !== undefined) for (const { name, taggable } of declared.types) if (taggable) labels.add(name);
      const tagged = taggedText(text, document);
      if (tagged.tags.length > 0) articles.push(tagged);
    } catch (error) {
      await report(target.name, failureOf(error));
    }
  }
  for (const { tags } of articles) for (const { label } of tags) labels.add(label);
  if (articles.length === 0 && !host.interrupted.aborted) await report(folder, new Failure(suggestionTemplates.noTaggedArticle));
  return { articles, labels: [...labels] };
}
