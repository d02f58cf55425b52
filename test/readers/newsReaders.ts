import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import ts from 'typescript';
import { contentOf, type Files, type Reader } from './reader';
import type { SeenTag } from './tags';
import { parsedXml, xmlElements } from './xmlReaders';

const schema = join(__dirname, '../fixtures/schemas/ninjs-schema_3.1.json');

interface Ninjs { readonly [list: string]: unknown }

/** IPTC's own schema, which allows no keys but its own. */
function ninjs(files: Files): Promise<SeenTag[]> {
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  // Geometry of places, which is never written.
  ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json' });
  const validate = ajv.compile<Ninjs>(JSON.parse(readFileSync(schema, 'utf8')) as object);
  const item: unknown = JSON.parse(contentOf(files, '.json'));
  if (!validate(item)) throw new RangeError(JSON.stringify(validate.errors?.[0]));
  return Promise.resolve(['people', 'organisations', 'places', 'events', 'objects'].flatMap((list) =>
    ((item[list] ?? []) as { name: string; literal: string }[]).map(({ name, literal }): SeenTag => [literal, [], name])));
}

function newsMl(files: Files): Promise<SeenTag[]> {
  return parsedXml(files, '.xml', (root) => xmlElements(root, '//*[local-name()="contentMeta"]/*[local-name()="subject"][not(@type="cpnat:abstract")]/*[local-name()="name"]')
    .map(({ content }): SeenTag => ['', [], content]));
}

/** A type of the vocabulary: what it is a kind of, and its own properties. */
interface VocabularyType { readonly above: readonly string[]; readonly properties: ReadonlySet<string> }

/** The vocabulary as Google's types declare it. Only read, not compiled: that takes many seconds. */
function vocabulary(): ReadonlyMap<string, VocabularyType> {
  const file = createRequire(__filename).resolve('schema-dts').replace(/\.js$/, '.d.ts');
  const types = new Map<string, VocabularyType>();
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022).forEachChild((node) => {
    if (!ts.isInterfaceDeclaration(node)) return;
    const above = (node.heritageClauses ?? []).flatMap(({ types: all }) => all.flatMap(({ expression }) => (ts.isIdentifier(expression) ? expression.text : [])));
    const properties = node.members.flatMap(({ name }) => (name && (ts.isStringLiteral(name) || ts.isIdentifier(name)) ? name.text : []));
    types.set(node.name.text, { above, properties: new Set(properties) });
  });
  return types;
}

/** @throws RangeError where a type is not in the vocabulary, or a property does not belong to it */
function checkNode(node: object, types: ReadonlyMap<string, VocabularyType>): void {
  const { '@type': type, ...rest } = node as { '@type': string };
  if (!types.has(`${type}Leaf`)) throw new RangeError(`no type ${type}`);
  const has = (name: string, property: string): boolean => {
    const known = types.get(name);
    return known !== undefined && (known.properties.has(property) || known.above.some((above) => has(above, property)));
  };
  for (const [property, content] of Object.entries<unknown>(rest)) {
    if (property !== '@context' && !has(`${type}Leaf`, property)) throw new RangeError(`${property} does not belong to ${type}`);
    for (const each of [content].flat()) if (typeof each === 'object' && each !== null) checkNode(each, types);
  }
}

function schemaOrg(files: Files): Promise<SeenTag[]> {
  const article = JSON.parse(contentOf(files, '.jsonld')) as { mentions?: { name: string }[] };
  checkNode(article, vocabulary());
  return Promise.resolve((article.mentions ?? []).map(({ name }): SeenTag => ['', [], name]));
}

export const newsReaders: readonly Reader[] = [
  { format: 'ninjs', by: 'ajv with the schema of IPTC', unit: 'names', broken: { file: /\.json$/, from: /"bodies"/, to: '"body"' }, read: ninjs },
  { format: 'newsml-g2', by: 'libxml2', unit: 'bare names', broken: { file: /\.xml$/, from: /<\/contentMeta>/, to: '' }, read: newsMl },
  { format: 'schema-org', by: 'schema-dts', unit: 'bare names', broken: { file: /\.jsonld$/, from: /"articleBody"/, to: '"articleBodies"' }, read: schemaOrg },
];
