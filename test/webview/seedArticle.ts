import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inEnglish } from '../../src/core/message';
import { parseRecord } from '../../src/core/record/parse';
import { RecordViews } from '../../src/core/record/views';
import { textView } from '../../src/panel/articleSnapshot';
import type { Article } from '../../src/protocol/article';
import type { WantedEntity } from './keystrokes';
import { completeArticle } from './page/articles';

/** A real record as the panel shows it, with the tags that a person gave it. It is not part of the project: where it is not, the test is skipped. */
export function seedArticle(test: Mocha.Context): { readonly article: Article; readonly wanted: readonly WantedEntity[] } {
  const file = fileURLToPath(new URL('../../../shared/seed/000_dbdbac04ce49a842.txt', import.meta.url));
  if (!existsSync(file)) {
    console.log(`        skipped: ${file} is not there`);
    return test.skip();
  }
  const text = readFileSync(file, 'utf8');
  const record = parseRecord(text);
  const view = textView(record, new RecordViews(record), '', inEnglish);
  // Offsets only: the text is somebody’s.
  const list = JSON.parse(readFileSync(new URL('./seed-entities.json', import.meta.url), 'utf8')) as [string, number, number][];
  return {
    article: { ...completeArticle(text, view.paragraphs, []), headline: view.headline, byline: view.byline },
    wanted: list.map(([label, start, end]) => ({ label, start, end })),
  };
}
