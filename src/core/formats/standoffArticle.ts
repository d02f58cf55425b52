import { isInPlace } from '../reanchoring/anchoring';
import { AnnotatedArticle } from '../annotations/annotatedArticle';
import { ArticleText } from '../reanchoring/articleText';
import { fragmentsOfSelection, quoteOf } from '../standoff/coveredText';
import type { StandoffDocument } from '../standoff/standoffDocument';
import { referencesOf, type EntityLine, type StandoffLine } from '../standoff/standoffLine';
import type { TextRange } from '../text/range';
import type { OffsetUnit } from './assembly';
import { coverOf, type Annotations, type InterchangeArticle, type InterchangeEntity } from './interchange';

/**
 * An article with its annotation file as formats read it: tags where their text is, found again where the text has changed;
 * tags of several parts that only a line break separates as one passage. Lines that cannot be read, that name what does not
 * exist, or whose text is nowhere in the article are `unread`.
 * @param document not refused
 * @param unit what its offsets are said to count; believed of UTF-16 where each tag then covers exactly the text that its line gives
 */
export function articleOfStandoff(
  file: { readonly name: string; readonly extension: string }, text: string, document: StandoffDocument, unit: OffsetUnit = 'code points',
): InterchangeArticle {
  const isLiteral = unit === 'UTF-16' && document.entities.every(({ fragments, quote }) => quoteOf(text, fragments) === quote);
  const annotated = new AnnotatedArticle(new ArticleText(text), document);
  const known = new Set<string>();
  const entities: InterchangeEntity[] = [];
  const lost = new Set<StandoffLine>();
  for (const { entity, fragments, fit } of annotated.anchored) {
    const anchored = isInPlace(fit) ? fragments : annotated.resultOf(entity)?.to;
    const places = isLiteral ? entity.fragments : anchored;
    const covering = places?.filter(({ start, end }) => end > start) ?? [];
    if (covering.length === 0 || entity.label === '') {
      lost.add(entity);
      continue;
    }
    known.add(entity.id);
    entities.push(entityOf(entity, covering, text));
  }
  const sound = soundLines(document, known);
  const unread = document.lines.filter((line) => !(line.kind === 'unread' ? document.contentOf(line).trim() === '' : sound.has(line)));
  const isLost = unread.filter((line) => lost.has(line)).length;
  return {
    name: file.name, extension: file.extension, text, annotations: annotationsOf(document, entities, sound),
    unread: unread.map((line) => document.contentOf(line)), lost: isLost, standoff: document.text,
  };
}

function entityOf({ id, label }: EntityLine, places: readonly TextRange[], text: string): InterchangeEntity {
  const cover = coverOf({ fragments: places });
  const isWhole = places.length > 1 && sameRanges(fragmentsOfSelection(text, cover), places);
  return { id, label, fragments: isWhole ? [cover] : places };
}

function sameRanges(a: readonly TextRange[], b: readonly TextRange[]): boolean {
  return a.length === b.length && a.every(({ start, end }, index) => start === b[index]?.start && end === b[index]?.end);
}

/** The lines that stand, with all that they name, on these entities. */
function soundLines(document: StandoffDocument, entities: ReadonlySet<string>): ReadonlySet<StandoffLine> {
  const known = new Set(entities);
  const sound = new Set<StandoffLine>(document.entities.filter(({ id }) => known.has(id)));
  // An event may name one that comes later, so all are taken to be there, and those that name nothing go, until none does.
  let events = document.events;
  for (let before = -1; before !== events.length;) {
    before = events.length;
    const ids = new Set(events.map(({ id }) => id));
    events = events.filter((event) => entities.has(event.trigger) && event.arguments.every(({ target }) => entities.has(target) || ids.has(target)));
  }
  for (const event of events) {
    known.add(event.id);
    sound.add(event);
  }
  for (const lines of [document.relations, document.attributes, document.normalizations, document.notes]) {
    const accepted = lines.filter((line) => referencesOf(line).length > 0 && referencesOf(line).every((id) => known.has(id)));
    for (const line of accepted) sound.add(line);
    // Attributes and notes may be said of relations.
    for (const { id } of lines === document.relations ? accepted : []) known.add(id);
  }
  for (const line of document.equivalences) if (line.members.length > 1 && line.members.every((id) => known.has(id))) sound.add(line);
  return sound;
}

function annotationsOf(document: StandoffDocument, entities: readonly InterchangeEntity[], sound: ReadonlySet<StandoffLine>): Annotations {
  return {
    entities,
    relations: document.relations.flatMap((line) => {
      const [first, second] = line.arguments;
      return sound.has(line) && first && second ? [{ id: line.id, label: line.label, arguments: [first, second] as const }] : [];
    }),
    events: document.events.filter((line) => sound.has(line)).map(({ id, label, trigger, arguments: roles }) => ({ id, label, trigger, arguments: roles })),
    attributes: document.attributes.filter((line) => sound.has(line)).map(({ id, name, target, value }) => ({ id, name, target, value })),
    links: document.normalizations.filter((line) => sound.has(line)).map(({ id, target, database, entry, text }) => ({ id, target, database, entry, text })),
    notes: document.notes.filter((line) => sound.has(line)).map(({ id, label, target, text }) => ({ id, label, target, text })),
    equivalences: document.equivalences.filter((line) => sound.has(line)).map(({ label, members }) => ({ label, members })),
  };
}
