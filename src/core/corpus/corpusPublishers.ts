import { TitleEndings } from '../record/learnedPublishers';
import { parseRecord } from '../record/parse';
import type { Publisher } from '../record/publishers';
import { RecordViews } from '../record/views';
import { forEachAtOnce, readsAtOnce } from './corpusArticles';
import type { Files } from './files';

/** Articles that are looked at, spread evenly over the corpus: what a publisher puts on most of its titles is seen in fewer. */
const mostArticles = 2000;
/** URL and title stand within so many bytes. */
const headerBytes = 4096;

/**
 * The publishers that a corpus itself names: the same ending, or beginning, on most titles of one host. Reads the beginning of some of the
 * articles; never rejects, what cannot be read is passed over.
 * @param articles places of files that are or may be articles, in any order
 */
export async function publishersOfCorpus<Place>(
  articles: readonly Place[], files: Pick<Files<Place>, 'read'>, isCancelled: () => boolean,
): Promise<Publisher[]> {
  const endings = new TitleEndings();
  await forEachAtOnce(spread(articles), readsAtOnce, async (place) => {
    try {
      const bytes = await files.read(place, headerBytes);
      if (!bytes) return;
      const record = parseRecord(new TextDecoder().decode(bytes.subarray(0, headerBytes)));
      const { url } = new RecordViews(record);
      if (url?.valid && record.fields.title) endings.add(url.host, record.fields.title.text);
    } catch {
      // The check itself says of the file that it cannot be read.
    }
  }, isCancelled);
  return endings.publishers();
}

function spread<Item>(items: readonly Item[]): readonly Item[] {
  if (items.length <= mostArticles) return items;
  return Array.from({ length: mostArticles }, (_, index) => items[Math.floor((index * items.length) / mostArticles)] as Item);
}
