import { message } from '../../message';
import type { CorpusRule } from './corpusRule';
import { KeyTable } from './keyTable';

const messages = {
  problem: 'Same number as {file}',
  twin: 'The article with this number',
} as const;

/** Fewer articles show nothing of what their numbers mean. */
const leastArticles = 100;
/** Identifiers that somebody counted up leave no more gaps than this: so many numbers for one that is used. */
const mostNumbersPerArticle = 4;
/** Of identifiers no more than this share is wrong; of counts that lie as close as these more than every fifth would be there again. */
const mostRepeated = 0.01;

const idWord = /(?:^|[^a-z])(?:id|identifier|key)s?(?![a-z])/i;
const idEnding = /[a-z](?:Id|ID|Key)$/;

/** Whether a corpus says that its number names the article: true, false, or undefined where it says nothing. */
export function meansId(numberMeaning: string): boolean | undefined {
  const meaning = numberMeaning.trim();
  return meaning === '' ? undefined : idWord.test(meaning) || idEnding.test(meaning);
}

/** An article whose number another article has, where the number names the article. */
export const duplicateNumber: CorpusRule = {
  id: 'corpus.duplicate-number',
  needs: 'corpus',
  findsCopies: false,
  defaultSeverity: 'warning',
  description: 'An article with the number of another article, in a corpus whose numbers name its articles.',
  messages,
  async * check(articles) {
    const { index, rows, nameOf, copies, pause } = articles;
    const counted = rows.filter((article) => index.has(article, 'number') && !copies.has(article));
    const areIds = showIds(counted.filter((article) => !index.isNumberId(article)).map((article) => index.keyOf(article, 'number')));
    const first = new KeyTable(counted.length);
    for (const article of counted) {
      if (!index.isNumberId(article) && !areIds) continue;
      const value = index.keyOf(article, 'number');
      const twin = first.get(value);
      if (twin === undefined) {
        first.put(value, article);
        continue;
      }
      yield {
        article, place: index.placeOf(article, 'number'), severity: index.severityOf(article, 'number'), problem: message(messages.problem, { file: nameOf(twin) }), found: String(value),
        twin, twinPlace: index.placeOf(twin, 'number'), twinProblem: message(messages.twin),
      };
    }
    await pause();
  },
};

/** Whether numbers of which nobody says what they mean can only be identifiers: close together, and hardly one there twice. */
export function showIds(numbers: readonly number[]): boolean {
  if (numbers.length < leastArticles) return false;
  const values = new KeyTable(numbers.length);
  let different = 0;
  let [least, most] = [Infinity, -Infinity];
  for (const value of numbers) {
    if (values.put(value, 0) === undefined) different++;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return most - least + 1 <= mostNumbersPerArticle * different && numbers.length - different <= mostRepeated * numbers.length;
}

export const duplicateNumberRationale =
  'What the number means is the secret of whoever made the corpus: shares, words, comments, or an identifier. Only an identifier must not be there ' +
  'twice. The setting `articleAnnotator.numberMeaning` says so (`id`, `article id`); where it names something else, nothing is compared. Where it is ' +
  'empty, the corpus has to show it: at least 100 articles, numbers close together (at most four for each one that is used), and at most one of 100 there ' +
  'twice. Counts that lie so close repeat far more often. Copies that `corpus.duplicate-url` or `corpus.near-duplicate` report are left out.';
