import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import { message } from '../message';
import { ArticleSize, inUtf16 } from './decoding';
import { FormatError, type InputFile } from './format';
import { readMessages } from './readMessages';

/** An element as it begins. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** Values by name; those with a namespace by `{namespace}name`. */
  readonly attributes: ReadonlyMap<string, string>;
}

export interface XmlHandler {
  open(element: XmlElement): void;
  close(element: XmlElement): void;
  text(text: string): void;
}

const encodings = /^(?:utf-?8|us-ascii|ascii)$/i;

/**
 * Reads a file as XML, as a stream and strictly. Entities that a document defines are refused, not expanded: expansion can
 * grow without bound, and can read other files.
 * @throws FormatError with the line, for what is not well-formed
 */
export async function readXml(file: InputFile, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const fail = (problem: FormatError['problem']): never => {
    throw new FormatError(problem, parser.line);
  };
  parser.on('error', (error) => fail(message(readMessages.noXml, { reason: error.message.replace(/^.*?\d+:\d+: /, '') })));
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !encodings.test(encoding)) fail(message(readMessages.encoding, { encoding }));
  });
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) fail(message(readMessages.entities));
  });
  const open: XmlElement[] = [];
  parser.on('opentag', (tag) => {
    const element = elementOf(tag);
    open.push(element);
    handler.open(element);
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (element) handler.close(element);
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isEmpty = true;
  let offset = 0;
  const decode = (bytes: Uint8Array | undefined): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      return fail(message(readMessages.notUtf8, { offset }));
    }
  };
  const size = new ArticleSize();
  for await (const bytes of file.chunks()) {
    size.add(bytes.length, parser.line);
    isEmpty &&= bytes.length === 0;
    const utf16 = offset === 0 ? inUtf16(bytes) : undefined;
    if (utf16) fail(utf16);
    parser.write(decode(bytes));
    offset += bytes.length;
  }
  if (isEmpty) fail(message(readMessages.empty));
  parser.write(decode(undefined));
  parser.close();
}

function elementOf({ uri, local, attributes }: SaxesTagNS): XmlElement {
  const values = new Map<string, string>();
  for (const { uri: namespace, local: name, value } of Object.values<SaxesAttributeNS>(attributes)) values.set(namespace === '' ? name : `{${namespace}}${name}`, value);
  return { namespace: uri, name: local, attributes: values };
}
