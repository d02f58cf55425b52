/**
 * Times of the annotation core on one thread, of processor and by the clock. Run: `node --import tsx test/bench/annotations.bench.ts`.
 * The last line is the result as JSON, in milliseconds.
 */
import { AnnotatedArticle } from '../../src/core/annotations/annotatedArticle';
import { ArticleText } from '../../src/core/reanchoring/articleText';
import { AnnotationModel } from '../../src/core/annotations/annotationModel';
import { anchorEntities } from '../../src/core/reanchoring/anchoring';
import { IdAllocator } from '../../src/core/standoff/idAllocator';
import { builtInLabels } from '../../src/core/labels/labelSet';
import { reanchor } from '../../src/core/reanchoring/reanchor';
import { SpanTracker } from '../../src/core/spans/spanTracker';
import { parseStandoff } from '../../src/core/standoff/standoffDocument';
import { StandoffEdit } from '../../src/core/standoff/standoffEdit';
import { checkAnnotations } from '../../src/core/rules/checkAnnotations';
import { CodePointIndex } from '../../src/core/text/codePoints';
import { generatePair } from '../fixtures/annotations/generatedPair';

const rounds = 15;
const results: Record<string, { clock: number; processor: number }> = {};

function measure(name: string, work: () => void): void {
  const times = Array.from({ length: rounds }, () => {
    const cpu = process.cpuUsage();
    const start = performance.now();
    work();
    const clock = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    return { clock, processor: (user + system) / 1000 };
  });
  const median = (values: number[]): number => Math.round((values.sort((a, b) => a - b)[rounds >> 1] ?? NaN) * 100) / 100;
  const result = { clock: median(times.map(({ clock }) => clock)), processor: median(times.map(({ processor }) => processor)) };
  results[name] = result;
  console.log(`${name.padEnd(64)} ${String(result.clock).padStart(9)} ms by the clock ${String(result.processor).padStart(9)} ms of processor`);
}

const large = generatePair(4_000_000, 50_000, true);
measure('parse + anchor 50,000 lines', () => {
  const document = parseStandoff(large.sidecar);
  anchorEntities(document, large.text, new CodePointIndex(large.text));
});

const article = generatePair(500_000, 6600, true);
const document = parseStandoff(article.sidecar);
const codePoints = new CodePointIndex(article.text);
const spans = anchorEntities(document, article.text, codePoints).flatMap(({ entity, fragments }) => fragments.map((range) => ({ key: entity.id, ...range })));
const tracker = new SpanTracker(article.text, spans);
let typed = 0;
measure('one letter typed among 6,600 spans in 500,000 characters', () => {
  tracker.apply([{ rangeOffset: 250_000 + typed++, rangeLength: 0, text: 'x' }]);
});
const after = Array.from({ length: rounds }, (_value, round) => `${tracker.text.slice(0, 250_000)}${'y'.repeat(round + 1)}${tracker.text.slice(250_000)}`);
let given = 0;
measure('the same, the text after it given by the editor', () => {
  tracker.apply([{ rangeOffset: 250_000, rangeLength: 0, text: 'y' }], undefined, after[given++]);
});
measure('one letter deleted, then undone', () => {
  tracker.apply([{ rangeOffset: 250_000, rangeLength: 1, text: '' }]);
  tracker.apply([{ rangeOffset: 250_000, rangeLength: 0, text: 'x' }], 'undo');
});
const ids = new IdAllocator();
ids.observe(document);
measure('one tag: edit, apply, parse again (6,600 lines)', () => {
  const edit = new StandoffEdit(document, ids);
  edit.addEntity({ label: 'Place', fragments: [{ start: 4, end: 8 }], quote: 'word' });
  const [only] = edit.edits();
  parseStandoff(`${article.sidecar.slice(0, only?.range.start)}${only?.newText}${article.sidecar.slice(only?.range.start)}`);
});

const sentences = article.text.split('. ');
const moved = ['An addition to the front', ...sentences.slice(3, 2000), 'and one in the middle', ...sentences.slice(2010)].join('. ').replace(/Name7/g, 'name7');
measure('reanchor 6,600 spans, old text not known', () => {
  reanchor({ newText: moved, entities: document.entities });
});
measure('reanchor 6,600 spans, old text known', () => {
  reanchor({ oldText: article.text, newText: moved, entities: document.entities });
});
measure('reanchor 6,600 spans counted in UTF-16 units', () => {
  reanchor({ newText: `😀${article.text}`, entities: document.entities });
});
measure('check annotations, all sound', () => {
  checkAnnotations(new AnnotatedArticle(new ArticleText(article.text), parseStandoff(article.sidecar)), { labels: builtInLabels });
});
measure('check annotations, all moved', () => {
  checkAnnotations(new AnnotatedArticle(new ArticleText(moved), parseStandoff(article.sidecar)), { labels: builtInLabels });
});
const model = new AnnotationModel(article.text, article.sidecar, { byteOrderMark: false });
checkAnnotations(model.annotated(), { labels: builtInLabels });
let tagged = 0;
measure('one tag among 6,600: change, then check again', () => {
  const start = 100 + 10 * tagged++;
  model.change({ template: 'tag', args: {} }, (edit) => {
    edit.addEntity({ label: 'Place', fragments: [{ start, end: start + 4 }], quote: article.text.slice(start, start + 4) });
  });
  checkAnnotations(model.annotated(), { labels: builtInLabels });
});
console.log(JSON.stringify(results));
