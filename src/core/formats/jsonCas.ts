import * as z from 'zod/mini';
import { message } from '../message';
import { articleOfCas, casOf, casTypes, type CasValue, type FeatureStructure } from './cas';
import { FormatError, type FormatCodec, type InputFile, type OutputPiece, type ReadResult } from './format';
import type { InterchangeArticle } from './interchange';
import { checked, jsonFile, optional } from './json';
import { readMessages } from './readMessages';

/** A document of UIMA in JSON with its types; source: SPECIFICATION.adoc of apache/uima-uimaj-io-jsoncas, version 0.4.0. */
export const jsonCas: FormatCodec = {
  writer: () => ({ write: (article) => [{ file: `${article.name}.json`, content: `${JSON.stringify(documentOf(article))}\n` }], end: (): OutputPiece[] => [] }),
  read: readJsonCas,
};

const initialView = '_InitialView';

function documentOf(article: InterchangeArticle): object {
  const { text, members, others } = casOf(article, 2);
  let next = [...members, ...others].reduce((highest, { id }) => Math.max(highest, id), 1);
  const arrays: object[] = [];
  const structures = [...members, ...others].map((structure) => {
    const features = Object.entries(structure.features).map(([name, value]): [string, unknown] => {
      if (typeof value !== 'object') return [name, value];
      if ('reference' in value) return [`@${name}`, value.reference];
      const range = casTypes.find(({ name: type }) => type === structure.type)?.features[name] ?? 'uima.cas.FSArray';
      arrays.push({ '%ID': ++next, '%TYPE': range, '%ELEMENTS': value.references });
      return [`@${name}`, next];
    });
    // The specification marks offsets with `^`; its own program writes them plain, and dkpro-cassis reads no others.
    return { '%ID': structure.id, '%TYPE': structure.type, ...('begin' in structure.features && { '@sofa': 1 }), ...Object.fromEntries(features) };
  });
  return {
    '%TYPES': Object.fromEntries(casTypes.map(({ name, supertype, features }) => [name, {
      '%NAME': name, '%SUPER_TYPE': supertype,
      ...Object.fromEntries(Object.entries(features).map(([feature, range]) => [feature, { '%NAME': feature, '%RANGE': range }])),
    }])),
    '%FEATURE_STRUCTURES': [{ '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: initialView, mimeType: 'text', sofaString: text }, ...structures, ...arrays],
    '%VIEWS': { [initialView]: { '%SOFA': 1, '%MEMBERS': members.map(({ id }) => id) } },
  };
}

const structure = z.looseObject({ '%ID': z.number(), '%TYPE': z.string(), '%ELEMENTS': optional(z.array(z.unknown())) });

const document = z.object({
  '%FEATURE_STRUCTURES': z.union([z.array(structure), z.record(z.string(), structure)]),
  '%VIEWS': optional(z.record(z.string(), z.object({ '%SOFA': optional(z.number()), '%MEMBERS': optional(z.array(z.number())) }))),
});

async function* readJsonCas(file: InputFile): AsyncIterable<ReadResult> {
  const parsed = checked(await jsonFile(file), document);
  if ('problem' in parsed) throw new FormatError(parsed.problem);
  const { '%FEATURE_STRUCTURES': listed, '%VIEWS': views = {} } = parsed.value;
  const all = Array.isArray(listed) ? listed : Object.values(listed);
  const view = views[initialView] ?? Object.values(views)[0];
  const sofa = all.find(({ '%ID': id, '%TYPE': type }) => type === 'uima.cas.Sofa' && (view?.['%SOFA'] === undefined || id === view['%SOFA']));
  const text = sofa?.['sofaString'];
  if (typeof text !== 'string') throw new FormatError(message(readMessages.noText));
  const elements = new Map(all.flatMap(({ '%ID': id, '%ELEMENTS': values }) => (values ? [[id, values.filter((value) => typeof value === 'number')] as const] : [])));
  const members = view?.['%MEMBERS'] && new Set(view['%MEMBERS']);
  const structures = all.filter((one) => one !== sofa && one['%ELEMENTS'] === undefined).map((one) => structureOf(one, elements));
  const isMember = ({ id }: FeatureStructure): boolean => members?.has(id) ?? true;
  yield articleOfCas({ text, members: structures.filter(isMember), others: structures.filter((one) => !isMember(one)) }, file.name);
}

function structureOf(json: z.infer<typeof structure>, arrays: ReadonlyMap<number, readonly number[]>): FeatureStructure {
  const features: Record<string, CasValue> = {};
  for (const [name, value] of Object.entries(json)) {
    if (name.startsWith('%') || (typeof value !== 'string' && typeof value !== 'number')) continue;
    if (!name.startsWith('@')) features[name.replace(/^\^/, '')] = value;
    else if (typeof value === 'number') {
      const references = arrays.get(value);
      features[name.slice(1)] = references ? { references } : { reference: value };
    }
  }
  return { id: json['%ID'], type: json['%TYPE'], features };
}
