import { message } from '../../message';
import type { CorpusRule } from './corpusRule';
import { KeyTable } from './keyTable';

const messages = {
  problem: 'Same article as {file}, by its URL',
  twin: 'The article with this URL',
} as const;

/** An article whose URL another article has. */
export const duplicateUrl: CorpusRule = {
  id: 'corpus.duplicate-url',
  needs: 'corpus',
  findsCopies: true,
  defaultSeverity: 'warning',
  description: 'An article with the URL of another article of the corpus.',
  messages,
  async * check({ index, rows, nameOf, pause }) {
    const first = new KeyTable(rows.length);
    for (const article of rows) {
      if (!index.has(article, 'url')) continue;
      const key = index.keyOf(article, 'url');
      const twin = first.get(key);
      if (twin === undefined) {
        first.put(key, article);
        continue;
      }
      yield {
        article, place: index.placeOf(article, 'url'), severity: index.severityOf(article, 'url'), problem: message(messages.problem, { file: nameOf(twin) }),
        twin, twinPlace: index.placeOf(twin, 'url'), twinProblem: message(messages.twin),
      };
    }
    await pause();
  },
};

export const duplicateUrlRationale =
  'A corpus that holds an article twice counts it twice: in statistics, in what suggestions are learned from, and between the parts that a model is ' +
  'trained and tested on. Addresses are compared without `http:` or `https:`, `www.`, a slash at the end and tracking parameters; a parameter that ' +
  'names the article counts. The address of a home page names no article. The first article in the order of the files is the one that the others are ' +
  'reported to repeat.';
