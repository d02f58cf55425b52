import type { LabelSet, NamesInUse } from '../labels/labelSet';
import { parseStandoff } from '../standoff/standoffDocument';
import { isAnnotationFileName } from './articleNames';
import type { Files } from './files';

/** Of a folder of more annotation files the first by name are enough to know its labels. */
const mostFiles = 2000;

/** The names that the annotation files of a folder use. Files that cannot be read, or are no annotation files, use none. */
export async function namesInUse<Place>(folder: Place, files: Files<Place>): Promise<NamesInUse> {
  const labels = new Map<string, number>();
  const relations = new Map<string, number>();
  const attributes = new Map<string, Set<string>>();
  const count = (counts: Map<string, number>, name: string): unknown => counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = ((await files.list(folder)) ?? []).filter(({ kind, name }) => kind === 'file' && isAnnotationFileName(name)).map(({ name }) => name).sort();
  for (const name of names.slice(0, mostFiles)) {
    const bytes = await files.read(files.within(folder, name)).catch(() => undefined);
    const document = parseStandoff(bytes ? new TextDecoder().decode(bytes) : '');
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
