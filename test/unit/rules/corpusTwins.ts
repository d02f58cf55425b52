import { parseRecord } from '../../../src/core/record/parse';
import { RecordViews } from '../../../src/core/record/views';
import type { CheckOptions } from '../../../src/core/rules/check';
import { checkCorpus, type CorpusFinding } from '../../../src/core/rules/twins/checkCorpus';
import { CorpusIndex } from '../../../src/core/rules/twins/corpusIndex';
import { bodyOf, traceOf } from '../../../src/core/rules/twins/traceArticle';
import type { ArticleTrace } from '../../../src/core/rules/twins/traces';
import { distinctShingles } from '../../../src/core/text/shingles';
import { AnnotatedArticle } from '../../../src/core/annotations/annotatedArticle';
import { ArticleText } from '../../../src/core/reanchoring/articleText';
import { parseStandoff } from '../../../src/core/standoff/standoffDocument';

/** An article of a corpus in memory. */
export interface CorpusText {
  readonly text: string;
  readonly sidecar?: string;
  /** A text that is no record is all body. */
  readonly isRecord?: boolean;
  readonly options?: CheckOptions;
}

export function tracesOf(corpus: readonly CorpusText[]): ArticleTrace[] {
  return corpus.map(({ text, sidecar, isRecord = true, options = {} }) => {
    const record = isRecord ? parseRecord(text) : undefined;
    const annotated = sidecar === undefined ? undefined : new AnnotatedArticle(new ArticleText(text), parseStandoff(sidecar));
    return traceOf({ text, record: record && { record, views: new RecordViews(record) }, annotated }, options);
  });
}

/** What the checks of a corpus find; articles are named by their places in it. */
export function checkTexts(corpus: readonly CorpusText[]): Promise<CorpusFinding[]> {
  const index = new CorpusIndex();
  tracesOf(corpus).forEach((trace, row) => index.set(row, trace));
  return checkCorpus({
    index, rows: corpus.map((_, row) => row), nameOf: String, pause: () => Promise.resolve(),
    shinglesOf: (row) => {
      const { text = '', isRecord = true } = corpus[row] ?? {};
      return Promise.resolve(distinctShingles(text, bodyOf(text, isRecord ? parseRecord(text) : undefined) ?? { start: 0, end: 0 }));
    },
  });
}
