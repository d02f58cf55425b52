import { message } from '../message';
import { ArticleAssembly } from './assembly';
import { ArticleSize, linesOfFile } from './decoding';
import { FormatError, type InputFile, type ReadProblem, type ReadResult } from './format';
import { linkOfIri } from './links';
import { readMessages } from './readMessages';

interface Layer {
  readonly kind: 'span' | 'relation';
  readonly type: string;
  readonly features: readonly string[];
  /** The first of its columns, from 0, behind the three that every row has. */
  readonly column: number;
  /** Whether its annotations are read: those of other layers, such as parts of speech, are none of ours. */
  readonly isRead: boolean;
}

interface Found {
  readonly layer: Layer;
  label: string;
  identifier: string;
  start: number;
  end: number;
}

/** More than any text leaves out between two sentences; what is said to be wider would fill the memory with spaces. UTF-16. */
const widestGap = 1_000_000;

const baseType = 'BT_';
const namedEntity = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';

/** Reads WebAnno TSV 3.0 to 3.4. Offsets are UTF-16; what stood between sentences is not in the file and becomes line breaks and spaces. */
export async function* readWebannoTsv(file: InputFile): AsyncIterable<ReadResult> {
  const reading = new TsvReading();
  const size = new ArticleSize();
  for await (const { text, line } of linesOfFile(file)) {
    size.add(text.length, line);
    reading.add(text, line);
  }
  yield reading.finish(file.name);
}

class TsvReading {
  readonly #layers: Layer[] = [];
  readonly #problems: ReadProblem[] = [];
  readonly #found = new Map<string, Found>();
  readonly #relations: { label: string; from: string; to: string }[] = [];
  readonly #pieces: string[] = [];
  #length = 0;
  #columns = 0;
  #isBegun = false;
  /** The lines of the sentence that begins; its place is known from its first row. */
  #sentence: string[] = [];

  add(text: string, line: number): void {
    if (!this.#isBegun) {
      if (!/^#FORMAT=WebAnno TSV 3\.\d/.test(text)) throw new FormatError(message(readMessages.noTsv, { found: text.slice(0, 40) }), line);
      this.#isBegun = true;
    } else if (text.startsWith('#T_')) this.#addLayer(text, line);
    else if (text.startsWith('#Text=')) this.#sentence.push(unescapeText(text.slice('#Text='.length)));
    else if (text.trim() !== '' && !text.startsWith('#')) this.#addRow(text.split('\t'), line);
  }

  finish(name: string): ReadResult {
    if (!this.#isBegun) throw new FormatError(message(readMessages.empty));
    const assembly = new ArticleAssembly(this.#pieces.join(''), 'UTF-16');
    for (const [key, { label, identifier, start, end }] of this.#found) {
      const id = assembly.entity(label === '' ? 'Entity' : label, [{ start, end }], key);
      const link = linkOfIri(identifier);
      if (id !== undefined && link) assembly.link(id, link.database, link.entry);
    }
    for (const { label: value, from, to } of this.#relations) {
      const label = value === '' ? 'Relation' : value;
      assembly.relation(label, assembly.resolve(from, label), assembly.resolve(to, label));
    }
    const { article, problems } = assembly.finish(name);
    return { article, problems: [...this.#problems, ...problems] };
  }

  #addLayer(text: string, line: number): void {
    const [, kind, definition = ''] = /^#T_(\w+)=(.*)$/.exec(text) ?? [];
    const [type = '', ...features] = definition.split('|');
    const isRelation = kind === 'RL';
    const isRead = kind !== 'CH' && (type === namedEntity || isRelation || type.startsWith('webanno.custom.'));
    if (!isRead) this.#problems.push({ problem: message(readMessages.layer, { layer: type }), line });
    this.#layers.push({ kind: isRelation ? 'relation' : 'span', type, features, column: this.#columns, isRead });
    this.#columns += Math.max(1, features.length);
  }

  #addRow([unit = '', place = '', , ...cells]: string[], line: number): void {
    const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(place)?.map(Number) ?? [];
    if (start === undefined || end === undefined) {
      this.#problems.push({ problem: message(readMessages.noPlace, { found: place.slice(0, 40) }), line });
      return;
    }
    if (start - this.#length > widestGap) {
      if (this.#sentence.length > 0) this.#problems.push({ problem: message(readMessages.farRow, { start }), line });
      this.#sentence = [];
      return;
    }
    this.#beginSentence(start);
    for (const layer of this.#layers) {
      if (!layer.isRead) continue;
      const columns = layer.features.length === 0 ? [cells[layer.column] ?? '_'] : layer.features.map((_, index) => cells[layer.column + index] ?? '_');
      if (layer.kind === 'span') this.#addSpans(layer, columns.map(stackOf), unit, start, end);
      else this.#addRelations(layer, columns.map(stackOf), unit);
    }
  }

  /** The gap before a sentence becomes a line break and spaces, as in INCEpTION. */
  #beginSentence(start: number): void {
    if (this.#sentence.length === 0) return;
    const gap = Math.max(start - this.#length, 0);
    const text = this.#sentence.join('\n');
    this.#pieces.push(gap === 0 ? '' : `${this.#length === 0 ? ' ' : '\n'}${' '.repeat(gap - 1)}`, text);
    this.#length += gap + text.length;
    this.#sentence = [];
  }

  #addSpans(layer: Layer, stacks: readonly Value[][], unit: string, start: number, end: number): void {
    const label = valueColumn(layer);
    const identifier = layer.features.indexOf('identifier');
    const count = stacks.reduce((most, stack) => Math.max(most, stack.length), 0);
    for (let index = 0; index < count; index++) {
      const number = stacks.map((stack) => stack[index]?.number).find((one) => one !== undefined);
      // Annotations stacked on one word without numbers are several.
      const key = keyOf(layer.type, number, index === 0 ? unit : `${unit} ${index}`);
      const known = this.#found.get(key);
      if (known) known.end = Math.max(known.end, end);
      else {
        this.#found.set(key, { layer, start, end, label: stacks[label]?.[index]?.text ?? '', identifier: stacks[identifier]?.[index]?.text ?? '' });
      }
    }
  }

  /** The last column says where the relation comes from: `1-4[2_5]` is annotation 2 of unit 1-4, and goes to annotation 5 of this row. */
  #addRelations(layer: Layer, stacks: readonly Value[][], unit: string): void {
    const base = layer.features.findIndex((feature) => feature.startsWith(baseType));
    const type = layer.features[base]?.slice(baseType.length) ?? '';
    for (const [index, source] of (stacks[base] ?? []).entries()) {
      const [, from, to] = /^(\d+)_(\d+)$/.exec(source.number ?? '') ?? [];
      const number = (digits: string | undefined): string | undefined => (digits === undefined || digits === '0' ? undefined : digits);
      const label = stacks[base === 0 ? 1 : 0]?.[index]?.text ?? '';
      this.#relations.push({ label, from: keyOf(type, number(from), source.text), to: keyOf(type, number(to), unit) });
    }
  }
}

/** An annotation without a number is the only one of its layer on its unit. */
function keyOf(type: string, number: string | undefined, unit: string): string {
  return number === undefined ? `${type} at ${unit}` : `${type} ${number}`;
}

function valueColumn({ features }: Layer): number {
  for (const name of ['value', 'label', 'Value', 'category', 'type']) if (features.includes(name)) return features.indexOf(name);
  return Math.max(0, features.findIndex((feature) => feature !== 'identifier'));
}

interface Value {
  /** Empty where the annotation has no value. */
  readonly text: string;
  readonly number: string | undefined;
}

/** Splits a cell at `|` and reads values and numbers; `_` is nothing, `*` an annotation without a value, a backslash escapes. */
function stackOf(cell: string): Value[] {
  if (cell === '_' || cell === '') return [];
  const values: Value[] = [];
  let text = '';
  let number: string | undefined;
  let isPlain = true;
  const finish = (): void => {
    values.push({ text: isPlain && (text === '*' || text === '_') ? '' : text, number });
    text = '';
    number = undefined;
    isPlain = true;
  };
  for (let at = 0; at < cell.length; at++) {
    const character = cell.charAt(at);
    if (character === '\\') {
      const escaped = cell.charAt(++at);
      text += escaped === 't' ? '\t' : escaped === 'n' ? '\n' : escaped;
      isPlain = false;
    } else if (character === '|') finish();
    else if (character === '[') {
      const close = cell.indexOf(']', at);
      number = cell.slice(at + 1, close < 0 ? cell.length : close);
      at = close < 0 ? cell.length : close;
    } else text += character;
  }
  finish();
  return values;
}

function unescapeText(text: string): string {
  const characters: Readonly<Record<string, string>> = { t: '\t', r: '\r', f: '\f', b: '\b', n: '\n' };
  return text.replace(/\\(.)/g, (whole, escaped: string) => characters[escaped] ?? (escaped === '\\' ? '\\' : whole));
}
