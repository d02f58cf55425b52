import { message } from '../message';
import { articleOfCas, casOf, casTypes, type CasValue, type FeatureStructure } from './cas';
import { FormatError, type FormatCodec, type FormatWriter, type InputFile, type OutputPiece, type ReadResult } from './format';
import type { InterchangeArticle } from './interchange';
import { lastPart } from './names';
import { readMessages } from './readMessages';
import { readXml, type XmlElement } from './xmlReading';
import { escapeXml } from './xmlWriting';

const casNamespace = 'http:///uima/cas.ecore';
const xmiNamespace = 'http://www.omg.org/XMI';

/** A document of UIMA in XMI for each article, and the type system that they share; source: XmiCasSerializer and XmiCasDeserializer of Apache UIMA. */
export const xmi: FormatCodec = { writer: () => new XmiWriter(), read: readXmi };

class XmiWriter implements FormatWriter {
  write(article: InterchangeArticle): OutputPiece[] {
    return [{ file: `${article.name}.xmi`, content: documentOf(article) }];
  }

  end(): OutputPiece[] {
    return [{ file: 'TypeSystem.xml', content: typeSystem() }];
  }
}

/** A package of types is a namespace of elements: `a.b.C` is `C` of `http:///a/b.ecore`. */
function namespaceOf(type: string): string {
  return `http:///${type.slice(0, type.lastIndexOf('.')).replaceAll('.', '/')}.ecore`;
}

function documentOf(article: InterchangeArticle): string {
  const { text, members, others } = casOf(article, 2);
  const namespaces = [...new Set(casTypes.map(({ name }) => namespaceOf(name)))];
  const prefix = (type: string): string => `type${namespaces.indexOf(namespaceOf(type)) + 1}`;
  const element = ({ id, type, features }: FeatureStructure): string => {
    const name = type.slice(type.lastIndexOf('.') + 1);
    const isAnnotation = 'begin' in features;
    const attributes = Object.entries(features).map(([feature, value]) => ` ${feature}="${written(value)}"`).join('');
    return `<${prefix(type)}:${name} xmi:id="${id}"${isAnnotation ? ' sofa="1"' : ''}${attributes}/>`;
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xmi:XMI xmlns:xmi="${xmiNamespace}" xmlns:cas="${casNamespace}"${namespaces.map((uri, index) => ` xmlns:type${index + 1}="${uri}"`).join('')} xmi:version="2.0">`,
    '<cas:NULL xmi:id="0"/>',
    ...members.map(element),
    ...others.map(element),
    `<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="${escapeXml(text)}"/>`,
    `<cas:View sofa="1" members="${members.map(({ id }) => id).join(' ')}"/>`,
    '</xmi:XMI>', '',
  ].join('\n');
}

function written(value: CasValue): string {
  if (typeof value === 'string') return escapeXml(value);
  if (typeof value === 'number') return String(value);
  return 'reference' in value ? String(value.reference) : value.references.join(' ');
}

function typeSystem(): string {
  const feature = ([name, range]: [string, string]): string => {
    const isArray = range.endsWith('[]');
    const type = isArray ? `<rangeTypeName>uima.cas.FSArray</rangeTypeName><elementType>${range.slice(0, -2)}</elementType>` : `<rangeTypeName>${range}</rangeTypeName>`;
    return `        <featureDescription><name>${name}</name><description/>${type}</featureDescription>`;
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">',
    '  <types>',
    ...casTypes.flatMap(({ name, supertype, features }) => [
      '    <typeDescription>', `      <name>${name}</name>`, '      <description/>', `      <supertypeName>${supertype}</supertypeName>`,
      '      <features>', ...Object.entries(features).map(feature), '      </features>', '    </typeDescription>',
    ]),
    '  </types>', '</typeSystemDescription>', '',
  ].join('\n');
}

/** Features that name other structures; in XMI nothing else tells them from numbers. */
const references = new Set(casTypes.flatMap(({ features }) => Object.entries(features).filter(([, range]) => !range.startsWith('uima.cas.')).map(([name]) => name)));
const arrays = new Set(casTypes.flatMap(({ features }) => Object.entries(features).filter(([, range]) => range.endsWith('[]')).map(([name]) => name)));

async function* readXmi(file: InputFile): AsyncIterable<ReadResult> {
  // The types stand beside the documents; what they say is known.
  if (lastPart(file.name).toLowerCase() === 'typesystem') return;
  const structures: FeatureStructure[] = [];
  let text: string | undefined;
  let members: Set<number> | undefined;
  let depth = 0;
  await readXml(file, {
    open: (element) => {
      depth++;
      if (depth === 1 && element.namespace !== xmiNamespace) throw new FormatError(message(readMessages.otherRoot, { expected: 'xmi:XMI', found: element.name }));
      if (depth !== 2) return;
      if (element.namespace !== casNamespace) structures.push(structureOf(element));
      else if (element.name === 'Sofa' && (text === undefined || element.attributes.get('sofaID') === '_InitialView')) text = element.attributes.get('sofaString');
      else if (element.name === 'View') members ??= new Set((element.attributes.get('members') ?? '').split(/\s+/).filter((id) => id !== '').map(Number));
    },
    close: () => void depth--,
    text: () => undefined,
  });
  if (text === undefined) throw new FormatError(message(readMessages.noText));
  const isMember = ({ id }: FeatureStructure): boolean => members?.has(id) ?? true;
  yield articleOfCas({ text, members: structures.filter(isMember), others: structures.filter((one) => !isMember(one)) }, file.name);
}

function structureOf({ namespace, name, attributes }: XmlElement): FeatureStructure {
  const type = `${namespace.replace(/^http:\/\/\//, '').replace(/\.ecore$/, '').replaceAll('/', '.')}.${name}`;
  const features: Record<string, CasValue> = {};
  for (const [feature, value] of attributes) {
    if (feature.startsWith('{')) continue;
    if (arrays.has(feature)) features[feature] = { references: value.split(/\s+/).filter((id) => id !== '').map(Number) };
    else features[feature] = references.has(feature) ? { reference: Number(value) } : value;
  }
  return { id: Number(attributes.get(`{${xmiNamespace}}id`)), type, features };
}
