/**
 * An entity's line, its id left out, as it counts in the text that is open, and the line of the file that it stands for: it only followed
 * the text since. A merge may give it another id; the id tells lines apart that say the same, as one does for a while that is lost.
 */
export interface FileLine {
  readonly id: string;
  readonly present: string;
  readonly file: string;
}

/** Id, label, and what follows the text: offsets and quote. */
const entityLine = /^(T[^\t\r\n]*)\t([^ \t\r\n]+) ([^\r\n]*)/u;

/** What is on an entity's line beside its id; undefined for other lines. */
export function entityBodyOf(line: string): string | undefined {
  const [, , label, place] = entityLine.exec(line) ?? [];
  return label === undefined ? undefined : `${label} ${place}`;
}

/**
 * The lines of an annotation file beside the same as they count in another text.
 * @param present made of `file` by moving its entities: line by line the same annotations, or at least those that are equal
 */
export function fileLinesOf(present: string, file: string): FileLine[] {
  const lines = present.split('\n');
  const inFile = file.split('\n');
  if (lines.length !== inFile.length) return inFile.flatMap((line) => ofEntity(line, line));
  return lines.flatMap((line, index) => ofEntity(line, inFile[index] ?? ''));
}

/** None where the two are not lines of one entity. */
function ofEntity(presentLine: string, lineInFile: string): FileLine[] {
  const [id, present, file] = [idOf(presentLine), entityBodyOf(presentLine), entityBodyOf(lineInFile)];
  return present !== undefined && file !== undefined && id === idOf(lineInFile) ? [{ id, present, file }] : [];
}

/** The one of several lines that the entity of this id and body stands for, or is stood for by; the last where none has its id. */
export function finderOf(lines: readonly FileLine[], side: 'present' | 'file'): (id: string, body: string | undefined) => FileLine | undefined {
  const byBody = new Map<string, FileLine[]>();
  for (const line of [...lines].reverse()) {
    const same = byBody.get(line[side]);
    if (same) same.push(line);
    else byBody.set(line[side], [line]);
  }
  return (id, body = '') => {
    const found = byBody.get(body);
    return found?.find((line) => line.id === id) ?? found?.[0];
  };
}

/** Those that stand for a line of this version of the file. */
export function fileLinesIn(lines: readonly FileLine[], file: string): FileLine[] {
  const known = new Set(bodiesOf(file));
  return lines.filter((line) => known.has(line.file));
}

/** A file as it counts in the open text, its entities where they were followed to, as far as that was seen. */
export function inPresentText(file: string, lines: readonly FileLine[], others: string): string {
  const find = finderOf(lines, 'file');
  return mixed(others, file, (line) => placed(line, find(idOf(line), entityBodyOf(line))?.present));
}

/** An annotation file in the open text, its entities where their lines in the file say, as far as they only followed the text. */
export function asInFile(present: string, lines: readonly FileLine[], others: string): string {
  const find = finderOf(lines, 'present');
  return mixed(others, present, (line) => placed(line, find(idOf(line), entityBodyOf(line))?.file));
}

/**
 * A file as far as what became of its lines was seen: a line stays that some line of ours stands for, or that is gone from ours.
 * @param others the file, where that was not seen
 */
export function asSeen(file: string, present: string, lines: readonly FileLine[], others: string): string {
  const seen = new Set(lines.map((line) => line.present));
  const unseen = new Set(present.split('\n').filter((line) => !seen.has(entityBodyOf(line) ?? '')).map(idOf));
  const stoodFor = new Set(lines.map((line) => line.file));
  return mixed(others, file, (line) => (stoodFor.has(entityBodyOf(line) ?? '') || !unseen.has(idOf(line)) ? line : undefined));
}

/** Each line of `text` as `change` has it, or else that of `others`, which has the same lines. */
function mixed(others: string, text: string, change: (line: string) => string | undefined): string {
  const otherLines = others.split('\n');
  const lines = text.split('\n');
  if (lines.length !== otherLines.length) return others;
  return lines.map((line, index) => change(line) ?? otherLines[index] ?? line).join('\n');
}

/** A line at the place that another body names. */
function placed(line: string, body: string | undefined): string | undefined {
  return body === undefined ? undefined : line.replace(entityLine, (_, id: string, label: string) => `${id}\t${label} ${body.slice(body.indexOf(' ') + 1)}`);
}

function idOf(line: string): string {
  return entityLine.exec(line)?.[1] ?? '';
}

function bodiesOf(file: string): string[] {
  return file.split('\n').flatMap((line) => entityBodyOf(line) ?? []);
}
