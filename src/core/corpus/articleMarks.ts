import { articleMarksFileName } from './articleNames';
import { escapedField, unescapedField } from './escapedField';

/** What a person says of an article; `open` takes an earlier mark back. */
export type ArticleMark = 'done' | 'nothing-to-tag' | 'open';

/** One line of the file of a folder. */
export interface MarkedArticle {
  /** Name of the article's file. */
  readonly name: string;
  readonly mark: ArticleMark;
  /** ISO 8601 in UTC, so that lines compare as texts: `2026-11-26T16:50:00.000Z`. */
  readonly time: string;
}

/** What git needs to merge such files without conflicts: lines of both sides, in any order. */
export const articleMarksAttribute = `${articleMarksFileName} merge=union`;

const heading = '# What was said of articles. One a line: name, state (done, nothing-to-tag, open), time; TABs between. The latest of a name counts; may be merged line by line.';

const marks: ReadonlySet<string> = new Set<ArticleMark>(['done', 'nothing-to-tag', 'open']);
const timeForm = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/**
 * The marks of a folder, by name. Of several lines of one name the latest counts, and of two of the same moment the one whose state comes
 * last in the alphabet, so that a merge gives the same whichever side comes first. Lines of another form say nothing.
 */
export function readArticleMarks(text: string): ReadonlyMap<string, MarkedArticle> {
  const latest = new Map<string, MarkedArticle>();
  for (const line of text.split(/\r\n|\n|\r/)) {
    const marked = readLine(line);
    const known = marked && latest.get(marked.name);
    if (marked && (!known || isLater(marked, known))) latest.set(marked.name, marked);
  }
  return latest;
}

/**
 * The text of the file with articles marked: sorted by name, one line a name. Lines of another form stay, above the others; its line
 * endings stay as they are.
 */
export function withArticleMarks(text: string, marked: readonly MarkedArticle[]): string {
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const latest = new Map(readArticleMarks(text));
  for (const one of marked) latest.set(one.name, one);
  const others = text.split(/\r\n|\n|\r/).filter((line) => line !== '' && readLine(line) === undefined);
  const lines = [...latest.values()].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, mark, time }) => [escapedField(name), mark, time].join('\t'));
  return [...others.length > 0 ? others : [heading], ...lines, ''].join(ending);
}

function readLine(line: string): MarkedArticle | undefined {
  const [name, mark, time, ...more] = line.split('\t');
  if (!name || mark === undefined || !marks.has(mark) || time === undefined || !timeForm.test(time) || more.length > 0) return undefined;
  return { name: unescapedField(name), mark: mark as ArticleMark, time };
}

function isLater(a: MarkedArticle, b: MarkedArticle): boolean {
  return a.time === b.time ? a.mark > b.mark : a.time > b.time;
}
