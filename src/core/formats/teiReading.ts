import { message } from '../message';
import { CodePointIndex } from '../text/codePoints';
import type { TextRange } from '../text/range';
import { ArticleAssembly } from './assembly';
import { FormatError, type InputFile, type ReadResult } from './format';
import { linkOfIri } from './links';
import { readMessages } from './readMessages';
import { nameElements, teiNamespace, textId } from './teiNames';
import { readXml, type XmlElement } from './xmlReading';

const xml = '{http://www.w3.org/XML/1998/namespace}';
const labels: ReadonlyMap<string, string> = new Map(nameElements);
/** Elements with text of their own line; the line between two of them is a line break. */
const blocks = new Set(['p', 'ab', 'head', 'div', 'l', 'lg', 'item', 'list', 'quote', 'sp', 'speaker', 'opener', 'closer', 'dateline', 'byline', 'row', 'cell', 'table', 'figDesc']);
/** What is no part of the running text. */
const aside = new Set(['note', 'fw', 'figDesc', 'del', 'sic', 'abbr', 'orig']);

interface Tag {
  readonly label: string;
  readonly id: string | undefined;
  readonly link: string | undefined;
  readonly start: number;
  end: number;
}

/**
 * Reads the text of a TEI document with the names in it as tags. Documents of ours, whose text is in one element that keeps
 * its space, come back to the character; of others space is white space, and blocks are lines.
 */
export async function* readTei(file: InputFile): AsyncIterable<ReadResult> {
  const reading = new TeiReading();
  await readXml(file, reading);
  yield reading.finish(file.name);
}

class TeiReading {
  readonly #text: string[] = [];
  readonly #tags: Tag[] = [];
  readonly #spans: { readonly label: string; readonly id: string | undefined; readonly link: string | undefined; readonly target: string }[] = [];
  readonly #relations: XmlElement[] = [];
  readonly #groups: XmlElement[] = [];
  readonly #notes: { readonly target: string; readonly label: string | undefined; text: string }[] = [];
  readonly #path: string[] = [];
  readonly #open: (Tag | undefined)[] = [];
  #length = 0;
  #isBody = false;
  #isOff = false;
  #aside = 0;
  /** Depth of the element that keeps its space; 0 where there is none. */
  #preserved = 0;
  #note: { text: string } | undefined;

  open(element: XmlElement): void {
    const { namespace, name, attributes } = element;
    if (this.#path.length === 0 && (namespace !== teiNamespace || (name !== 'TEI' && name !== 'teiCorpus'))) {
      throw new FormatError(message(readMessages.otherRoot, { expected: `TEI (${teiNamespace})`, found: name }));
    }
    this.#path.push(name);
    let tag: Tag | undefined;
    if (name === 'body' && this.#path.includes('text')) this.#isBody = true;
    else if (name === 'standOff') this.#isOff = true;
    else if (this.#isBody) {
      if (attributes.get(`${xml}space`) === 'preserve' && this.#preserved === 0) this.#preserved = this.#path.length;
      if (aside.has(name)) this.#aside++;
      else if (blocks.has(name)) this.#breakLine();
      else if (name === 'lb') this.#add('\n');
      const label = labels.get(name);
      if (label !== undefined && this.#aside === 0) {
        tag = { label: attributes.get('type') ?? label, id: attributes.get(`${xml}id`), link: attributes.get('ref') ?? attributes.get('key'), start: this.#length, end: 0 };
        this.#tags.push(tag);
      }
    } else if (this.#isOff) this.#openStandOff(name, element);
    this.#open.push(tag);
  }

  close({ name }: XmlElement): void {
    const tag = this.#open.pop();
    if (tag) tag.end = this.#length;
    if (this.#preserved === this.#path.length) this.#preserved = 0;
    this.#path.pop();
    if (name === 'body') this.#isBody = false;
    else if (name === 'standOff') this.#isOff = false;
    else if (this.#isBody && aside.has(name)) this.#aside--;
    if (name === 'note') this.#note = undefined;
  }

  text(text: string): void {
    if (this.#isBody && this.#aside === 0) this.#add(this.#preserved > 0 ? text : text.replace(/\s+/g, ' '));
    else if (this.#note) this.#note.text += text;
  }

  finish(name: string): ReadResult {
    const text = this.#text.join('');
    if (text.trim() === '') throw new FormatError(message(readMessages.noText));
    const assembly = new ArticleAssembly(text, 'UTF-16');
    for (const { label, id, link, start, end } of this.#tags) {
      const known = assembly.entity(label, [{ start, end }], id);
      if (known !== undefined) this.#link(assembly, known, link);
    }
    const inCodePoints = new CodePointPlaces(text);
    for (const { label, id, link, target } of this.#spans) {
      const places = inCodePoints.placesOf(target);
      const known = places.length === 0 ? undefined : assembly.entity(label, places, id);
      if (known === undefined) assembly.report(message(readMessages.noTarget, { id: id ?? target }));
      else this.#link(assembly, known, link);
    }
    for (const { attributes } of this.#relations) {
      const [from] = pointers(attributes.get('active'));
      const [to] = pointers(attributes.get('passive'));
      const label = attributes.get('name') ?? 'Relation';
      if (from !== undefined && to !== undefined) assembly.relation(label, assembly.resolve(from, label), assembly.resolve(to, label), attributes.get(`${xml}id`));
    }
    for (const { attributes } of this.#groups) {
      const label = attributes.get('type') ?? 'Alias';
      assembly.equivalence(label, pointers(attributes.get('target')).map((id) => assembly.resolve(id, label)).filter((id) => id !== undefined));
    }
    for (const { target, label, text: note } of this.#notes) {
      const known = assembly.resolve(target, 'note');
      if (known !== undefined) assembly.note(known, note, label);
    }
    return assembly.finish(name);
  }

  #openStandOff(name: string, element: XmlElement): void {
    const { attributes } = element;
    const target = attributes.get('target') ?? '';
    if (name === 'span') this.#spans.push({ label: attributes.get('type') ?? 'Entity', id: attributes.get(`${xml}id`), link: attributes.get('ana'), target });
    else if (name === 'relation') this.#relations.push(element);
    else if (name === 'link') this.#groups.push(element);
    else if (name === 'note') {
      const note = { target: target.replace(/^#/, ''), label: attributes.get('type'), text: '' };
      this.#notes.push(note);
      this.#note = note;
    }
  }

  #link(assembly: ArticleAssembly, id: string, iri: string | undefined): void {
    for (const each of (iri ?? '').split(/\s+/)) {
      const link = linkOfIri(each);
      if (link) assembly.link(id, link.database, link.entry);
    }
  }

  #breakLine(): void {
    if (this.#length > 0 && this.#preserved === 0) this.#add('\n');
  }

  #add(text: string): void {
    this.#text.push(text);
    this.#length += text.length;
  }
}

function pointers(value: string | undefined): string[] {
  return (value ?? '').split(/\s+/).filter((pointer) => pointer.startsWith('#')).map((pointer) => pointer.slice(1));
}

/** Reads pointers of the form `#string-range(text,12,5)`, which count characters. */
class CodePointPlaces {
  readonly #index: CodePointIndex;

  constructor(text: string) {
    this.#index = new CodePointIndex(text);
  }

  placesOf(target: string): TextRange[] {
    return Array.from(target.matchAll(/#string-range\(([^,()]*),(\d{1,9}),(\d{1,9})\)/g)).flatMap(([, of, offset, length]) => {
      const start = Number(offset);
      const end = start + Number(length);
      return of === textId && end <= this.#index.length ? [this.#index.toTextRange({ start, end })] : [];
    });
  }
}
