import { message } from '../../message';
import type { IndexedLink } from './corpusIndex';
import type { ComparedArticles, CorpusRule } from './corpusRule';

const messages = {
  problem: 'Linked to {entry} here, but to {other} in {file}',
  twin: 'Linked to {entry} here',
} as const;

/** Where a name is linked to an entry first, and in how many articles it is. */
interface Linking {
  readonly article: number;
  readonly link: IndexedLink;
  articles: number;
}

/** A tagged text whose link differs from that of the same text with the same label elsewhere. */
export const linkedDifferently: CorpusRule = {
  id: 'corpus.linked-differently',
  needs: 'corpus',
  findsCopies: false,
  defaultSeverity: 'information',
  description: 'A tag with another link than most tags of the same text and label in the corpus.',
  messages,
  async * check(articles) {
    const { index, rows, nameOf, pause } = articles;
    const usual = usualLinks(articles);
    await pause();
    for (const article of usual.size > 0 ? rows : []) {
      for (const { name, entry, severity, place } of index.linksOf(article)) {
        const other = usual.get(name);
        if (!other || other.link.entry === entry) continue;
        const names = { entry: index.stringOf(entry), other: index.stringOf(other.link.entry) };
        yield {
          article, place, severity, problem: message(messages.problem, { ...names, file: nameOf(other.article) }), found: textOf(index.stringOf(name)),
          twin: other.article, twinPlace: other.link.place, twinProblem: message(messages.twin, { entry: names.other }),
        };
      }
    }
  },
};

export const linkedDifferentlyRationale =
  'Two articles that tag the same name and link it to different entries mostly mean the same one, and one of the links is a slip. Links to different ' +
  'databases do not contradict each other, nor do tags with different labels; line breaks and spaces in a text do not count. Names ' +
  'that several people or places share are right to be linked differently, so this is only information: accept it where it is right. The link that most articles have is taken as the usual one; of equally ' +
  'frequent ones the first.';

/** By name that is linked in more than one way, the entry that most articles have. */
function usualLinks({ index, rows }: ComparedArticles): ReadonlyMap<number, Linking> {
  const linkings = new Map<number, Map<number, Linking>>();
  for (const article of rows) {
    for (const link of index.linksOf(article)) {
      const ofName = linkings.get(link.name) ?? new Map<number, Linking>();
      linkings.set(link.name, ofName);
      const known = ofName.get(link.entry);
      if (known) known.articles += link.articles;
      else ofName.set(link.entry, { article, link, articles: link.articles });
    }
  }
  const contested = [...linkings].filter(([, ofName]) => ofName.size > 1);
  return new Map(contested.map(([name, ofName]) => [name, [...ofName.values()].reduce((best, linking) => (linking.articles > best.articles ? linking : best))]));
}

function textOf(name: string): string {
  const [, text = ''] = JSON.parse(name) as string[];
  return text;
}
