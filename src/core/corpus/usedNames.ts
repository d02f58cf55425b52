import type { LabelSet, NamesInUse } from '../labels/labelSet';
import { parseStandoff, type StandoffDocument } from '../standoff/standoffDocument';
import { isCaseless } from '../text/scripts';
import { isAnnotationFileName } from './articleNames';
import type { Files } from './files';

/** Of a folder of more annotation files the first by name are enough to know its labels. */
const mostFiles = 2000;

/** The annotation files of a folder, one after the other. Those that cannot be read have no tags. */
async function* annotationFilesOf<Place>(folder: Place, files: Files<Place>): AsyncGenerator<StandoffDocument> {
  const names = ((await files.list(folder)) ?? []).filter(({ kind, name }) => kind === 'file' && isAnnotationFileName(name)).map(({ name }) => name).sort();
  for (const name of names.slice(0, mostFiles)) {
    const bytes = await files.read(files.within(folder, name)).catch(() => undefined);
    yield parseStandoff(bytes ? new TextDecoder().decode(bytes) : '');
  }
}

/** Texts told of a folder: more would take longer to send than to find. */
const mostTexts = 5000;

/** What the annotation files of a folder tag in scripts without capital letters, the most frequent first: there nothing else tells a name. */
export async function caselessTextsInUse<Place>(folder: Place, files: Files<Place>): Promise<string[]> {
  const counts = new Map<string, number>();
  for await (const document of annotationFilesOf(folder, files)) {
    for (const { quote } of document.entities) if (quote !== undefined && isCaseless(quote)) counts.set(quote, (counts.get(quote) ?? 0) + 1);
  }
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, mostTexts).map(([text]) => text);
}

/** The names that the annotation files of a folder use. */
export async function namesInUse<Place>(folder: Place, files: Files<Place>): Promise<NamesInUse> {
  const labels = new Map<string, number>();
  const relations = new Map<string, number>();
  const attributes = new Map<string, Set<string>>();
  const count = (counts: Map<string, number>, name: string): unknown => counts.set(name, (counts.get(name) ?? 0) + 1);
  for await (const document of annotationFilesOf(folder, files)) {
    for (const { label } of document.entities) count(labels, label);
    for (const { label } of document.relations) count(relations, label);
    for (const { name: attribute, value } of document.attributes) {
      const values = attributes.get(attribute) ?? new Set();
      if (value !== undefined) values.add(value);
      attributes.set(attribute, values);
    }
  }
  return { labels, relations, attributes };
}

/** An annotation.conf that defines these labels, relations and attributes, in the form brat wants: all four sections. */
export function configurationOf({ taggable, relations, attributes }: LabelSet): string {
  const section = (name: string, lines: readonly string[]): string => [`[${name}]`, ...lines, ''].join('\n');
  return [
    section('entities', taggable.map(({ name }) => name)),
    section('relations', relations.map(({ name }) => `${name}\tArg1:<ANY>, Arg2:<ANY>`)),
    section('events', []),
    section('attributes', attributes.map(({ name, values }) => `${name}\tArg:<ANY>${values.length === 0 ? '' : `, Value:${values.join('|')}`}`)),
  ].join('\n');
}
