import type { TextRange } from '../text/range';
import type { StandoffDocument } from './standoffDocument';
import { referenceIn, wordsOfLine } from './lineWords';
import { referencesOf, type EntityLine, type StandoffLine } from './standoffLine';
import { partitionPoint } from '../text/binarySearch';

/**
 * A part of a line that means something: the annotation's own id, the id of another, a label (of an entity, event, relation,
 * attribute, link, note or equivalence), offsets, or free text and values.
 */
export interface StandoffToken {
  readonly kind: 'id' | 'reference' | 'label' | 'offsets' | 'text';
  /** UTF-16, half-open, in the sidecar's text. */
  readonly range: TextRange;
  readonly text: string;
}

/** The parts of a line in their order; none of a line that cannot be read. */
export function tokensOfLine(document: StandoffDocument, line: StandoffLine): StandoffToken[] {
  if (line.kind === 'unread') return [];
  const content = document.contentOf(line);
  const tokens: StandoffToken[] = [];
  const add = (kind: StandoffToken['kind'], start: number, end: number): void => {
    if (end <= start) return;
    tokens.push({ kind, range: { start: line.range.start + start, end: line.range.start + end }, text: content.slice(start, end) });
  };
  const idEnd = content.indexOf('\t');
  if (line.kind !== 'equivalence') add('id', content.startsWith('\uFEFF') ? 1 : 0, idEnd);
  const words = wordsOfLine(line, content);
  words.forEach((word, index) => {
    const reference = referenceIn(line, content, word, index);
    if (index === 0) add('label', word.start, reference ? reference.start - 1 : word.end);
    if (reference) add('reference', reference.start, reference.end);
    else if (line.kind === 'entity' && index === 1) add('offsets', word.start, word.end);
    else if (index === 1) add('text', word.start, word.end);
    else if (index === 2) add('text', word.start, words.at(-1)?.end ?? word.end);
  });
  const textTab = content.indexOf('\t', idEnd + 1);
  if (textTab >= 0) add('text', textTab + 1, content.length);
  return tokens;
}

/** The line that holds an offset, its ending included; logarithmic. Undefined behind the last line ending and in an empty file. */
export function lineAt(document: StandoffDocument, offset: number): StandoffLine | undefined {
  const line = document.lines[partitionPoint(document.lines.length, (middle) => (document.lines[middle]?.range.start ?? 0) <= offset, 1) - 1];
  return line && offset <= Math.max(line.range.end, line.next - 1) ? line : undefined;
}

/** The part at an offset, or that ends at it. */
export function tokenAt(document: StandoffDocument, offset: number): { readonly line: StandoffLine; readonly token: StandoffToken } | undefined {
  const line = lineAt(document, offset);
  if (!line) return undefined;
  const touching = tokensOfLine(document, line).filter(({ range }) => range.start <= offset && offset <= range.end);
  const token = touching.at(-1);
  return token && { line, token };
}

/** The tag that an offset is about: the one whose id stands there, or else that of the line, or the first that the line speaks of. */
export function tagAt(document: StandoffDocument, offset: number): EntityLine | undefined {
  const line = lineAt(document, offset);
  if (!line) return undefined;
  const named = tokenAt(document, offset)?.token;
  const ids = [...named?.kind === 'reference' ? [named.text] : [], ...'id' in line ? [line.id] : [], ...referencesOf(line)];
  return ids.map((id) => document.annotation(id)).find((found) => found?.kind === 'entity');
}

/** Every place where an id stands: its own line (all lines, where several have it) and wherever it is named. In the order of the file. */
export function placesOfId(document: StandoffDocument, id: string): { readonly line: StandoffLine; readonly token: StandoffToken }[] {
  const own = document.annotation(id);
  const twins = document.duplicates.filter((line) => line.id === id);
  const lines = new Set<StandoffLine>([...own ? [own] : [], ...twins, ...document.referencesTo(id)]);
  return [...lines].sort((a, b) => a.index - b.index).flatMap((line) => tokensOfLine(document, line)
    .filter(({ kind, text }) => (kind === 'id' || kind === 'reference') && text === id)
    .map((token) => ({ line, token })));
}

/** Why an annotation cannot have an id, as a template of {@link renameProblems}; undefined where it can. */
export type RenameProblem = 'form' | 'kind' | 'taken' | 'ambiguous';

export const renameProblems: Readonly<Record<RenameProblem, string>> = {
  form: '“{id}” is not a valid id: it needs the letter of its kind and a number, such as {example}',
  kind: 'The letter of an id is the kind of annotation, so the new id must begin with “{letter}”',
  taken: '“{id}” is the id of another annotation',
  ambiguous: 'Several annotations have the id “{id}”; give one of them a new id first',
};

export function renameProblem(document: StandoffDocument, from: string, to: string): RenameProblem | undefined {
  if (document.duplicates.some(({ id }) => id === from)) return 'ambiguous';
  if (!/^(?:[TREAMN]|#)[0-9]{1,9}$/.test(to)) return 'form';
  if (to.charAt(0) !== from.charAt(0)) return 'kind';
  return to !== from && document.annotation(to) ? 'taken' : undefined;
}
