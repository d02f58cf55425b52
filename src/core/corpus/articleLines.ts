import { annotationFileNameOf, mayOwn } from './articleNames';

/** What of a file goes along when an article gets another name, and what stays; lines without their ends. */
interface MovedLines {
  /** Under the new name. */
  readonly moved: readonly string[];
  readonly rest: readonly string[];
}

/**
 * Finds what a file beside a corpus says of an article that is called otherwise from now on, or of all articles of a folder: one thing a line,
 * their path in the first column, TABs between.
 * @param from the path as the file has it, and `to` as it is to have it
 * @param withAnnotations whether the article's annotation file goes along, and what is said of that
 */
export function movedLines(text: string, from: string, to: string, withAnnotations: boolean): MovedLines {
  const moved: string[] = [];
  const rest: string[] = [];
  for (const line of linesIn(text)) {
    const tab = line.indexOf('\t');
    const name = tab < 0 ? undefined : nameAfter(line.slice(0, tab), from, to, withAnnotations);
    if (name === undefined) rest.push(line);
    else moved.push(name + line.slice(tab));
  }
  return { moved, rest };
}

/** The lines of such a file, empty ones left out. */
export function linesIn(text: string): string[] {
  return text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
}

function nameAfter(path: string, from: string, to: string, withAnnotations: boolean): string | undefined {
  if (path === from) return to;
  if (path.startsWith(`${from}/`)) return to + path.slice(from.length);
  return withAnnotations && mayOwn(from) && path === annotationFileNameOf(from) ? annotationFileNameOf(to) : undefined;
}
