import type * as LibXml from 'libxml2-wasm';
import type { XmlElement, XmlNode, XmlTreeNode } from 'libxml2-wasm';
import { bytesOf, type Files, type Reader } from './reader';
import type { SeenTag } from './tags';

/** It starts while it is imported, which only modules loaded late can wait for. */
export function libXml(): Promise<typeof LibXml> {
  return import('libxml2-wasm');
}

/** What libxml2 makes of a file, which it checks to be well-formed. */
export async function parsedXml<Result>(files: Files, ending: string, use: (root: XmlElement) => Result): Promise<Result> {
  const { XmlDocument } = await libXml();
  const document = XmlDocument.fromBuffer(bytesOf(files, ending));
  try {
    return use(document.root);
  } finally {
    document.dispose();
  }
}

function isElement(node: XmlNode): node is XmlElement {
  return 'attrs' in node;
}

export function xmlElements(root: XmlElement, path: string): XmlElement[] {
  return root.find(path).filter(isElement);
}

function value(element: XmlElement | undefined, name: string, prefix?: string): string {
  const found = element?.attr(name, prefix)?.value;
  if (found === undefined) throw new RangeError(`${element?.name ?? 'an element'} has no ${name}`);
  return found;
}

/** Annotations that the view has and that lie in its text; others do not exist for UIMA. */
function xmi(root: XmlElement): SeenTag[] {
  const text = value(xmlElements(root, '//*[local-name()="Sofa"]')[0], 'sofaString');
  const members = new Set(value(xmlElements(root, '//*[local-name()="View"]')[0], 'members').split(' '));
  return xmlElements(root, '//*[local-name()="NamedEntity"]').map((element) => {
    const [start, end] = [Number(value(element, 'begin')), Number(value(element, 'end'))];
    if (!members.has(value(element, 'id', 'xmi'))) throw new RangeError('an annotation is not in the view');
    return [value(element, 'value'), [[start, end]], text.slice(start, end)];
  });
}

const teiLabels: Readonly<Record<string, string>> = { persName: 'Person', orgName: 'Organization', placeName: 'Place', eventName: 'Event', title: 'Work' };

/** Names where they stand in the text, and spans that point into it. */
function tei(root: XmlElement): SeenTag[] {
  const block = xmlElements(root, '//*[local-name()="ab"]')[0];
  if (!block) throw new RangeError('no text');
  const tags: SeenTag[] = [];
  let length = 0;
  const walk = (node: XmlTreeNode | null): void => {
    for (let each = node; each; each = each.next) {
      if (!isElement(each)) length += [...each.content].length;
      else {
        const start = length;
        walk(each.firstChild);
        tags.push([each.name === 'rs' ? value(each, 'type') : teiLabels[each.name] ?? each.name, [[start, length]], each.content]);
      }
    }
  };
  walk(block.firstChild);
  const text = [...block.content];
  return [...tags, ...xmlElements(root, '//*[local-name()="spanGrp"]/*').map((span): SeenTag => {
    const places = value(span, 'target').split(' ').map((range): [number, number] => {
      const [, start, count] = /^#string-range\(text,(\d+),(\d+)\)$/.exec(range) ?? [];
      return [Number(start), Number(start) + Number(count)];
    });
    return [value(span, 'type'), places, places.map(([start, end]) => text.slice(start, end).join('')).join(' ')];
  })];
}

export const xmlReaders: readonly Reader[] = [
  { format: 'xmi', by: 'libxml2', unit: 'UTF-16', broken: { file: /\.xmi$/, from: /( sofaString)="/, to: '$1s="' }, read: (files) => parsedXml(files, '.xmi', xmi) },
  { format: 'tei', by: 'libxml2', unit: 'code points', broken: { file: /\.xml$/, from: /<\/persName>/, to: '' }, read: (files) => parsedXml(files, '.xml', tei) },
];
