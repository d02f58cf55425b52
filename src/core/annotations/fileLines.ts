/** An entity's line, its id left out, as it counts in the text that is open, and the line of the file that it stands for: it only followed the text since. */
export interface FileLine {
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
  if (lines.length !== inFile.length) return bodiesOf(file).map((body) => ({ present: body, file: body }));
  return lines.flatMap((line, index) => {
    const [a, b] = [line, inFile[index] ?? ''];
    const [bodyA, bodyB] = [entityBodyOf(a), entityBodyOf(b)];
    return bodyA !== undefined && bodyB !== undefined && idOf(a) === idOf(b) ? [{ present: bodyA, file: bodyB }] : [];
  });
}

/** Those that stand for a line of this version of the file. */
export function fileLinesIn(lines: readonly FileLine[], file: string): FileLine[] {
  const known = new Set(bodiesOf(file));
  return lines.filter((line) => known.has(line.file));
}

/** A file as it counts in the open text, its entities where they were followed to, as far as that was seen. */
export function inPresentText(file: string, lines: readonly FileLine[], others: string): string {
  const places = new Map(lines.map(({ present, file: inFile }) => [inFile, placeOf(present)]));
  return mixed(others, file, (line) => placed(line, places));
}

/** An annotation file in the open text, its entities where their lines in the file say, as far as they only followed the text. */
export function asInFile(present: string, lines: readonly FileLine[], others: string): string {
  const places = new Map(lines.map((line) => [line.present, placeOf(line.file)]));
  return mixed(others, present, (line) => placed(line, places));
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

function placed(line: string, places: ReadonlyMap<string, string>): string | undefined {
  const place = places.get(entityBodyOf(line) ?? '');
  return place === undefined ? undefined : line.replace(entityLine, (_, id: string, label: string) => `${id}\t${label} ${place}`);
}

function placeOf(body: string): string {
  return body.slice(body.indexOf(' ') + 1);
}

function idOf(line: string): string {
  return entityLine.exec(line)?.[1] ?? '';
}

function bodiesOf(file: string): string[] {
  return file.split('\n').flatMap((line) => entityBodyOf(line) ?? []);
}
