import type { Carries } from './carries';
import { coverOf, inTextOrder, targetsOf, type Annotations, type InterchangeArticle, type InterchangeEntity } from './interchange';
import type { LossKind } from './losses';
import { fieldsNotRestored, linesOf, recordOf, textOfLines } from './recordText';
import { withoutAnnotations } from './withoutAnnotations';

/** One thing a format may not be able to carry: the article without it and how much went; undefined where nothing goes. */
type ReductionStep = (article: InterchangeArticle, carries: Carries) =>
  { readonly article?: InterchangeArticle; readonly losses: readonly (readonly [LossKind, number])[] } | undefined;

/** In this order: what goes first takes what depends on it along. */
export const reductions: readonly ReductionStep[] = [
  unread,
  events,
  relations,
  roles,
  equivalences,
  withoutKind('attributes', ({ attributes }, { target }, entities) => attributes === 'all' || (attributes === 'entities' && entities.has(target))),
  withoutKind('links', ({ links }, { target }, entities, seen) => links === 'all' || (links === 'one' && entities.has(target) && !seen.has(target))),
  withoutKind('notes', ({ notes }, { target }, entities, seen) => notes === 'all' || ((notes === 'plain' || !seen.has(target)) && notes !== 'none' && entities.has(target))),
  linkTexts,
  noteKinds,
  wordless,
  discontinuous,
  overlap,
  labels,
  tags,
  characters,
  text,
];

function changed(article: InterchangeArticle, annotations: Partial<Annotations>): InterchangeArticle {
  return { ...article, annotations: { ...article.annotations, ...annotations }, standoff: undefined };
}

function unread(article: InterchangeArticle, carries: Carries): ReturnType<ReductionStep> {
  if (carries.unread || (article.unread.length === 0 && article.lost === 0)) return undefined;
  return { article: { ...article, unread: [], lost: 0, standoff: undefined }, losses: [['lost', article.lost], ['unread', article.unread.length - article.lost]] };
}

function events(article: InterchangeArticle, carries: Carries): ReturnType<ReductionStep> {
  const gone = article.annotations.events;
  if (carries.events || gone.length === 0) return undefined;
  const { article: rest, losses } = withoutAnnotations(article, new Set(gone.map(({ id }) => id)));
  return { article: changed(rest, { events: [] }), losses: [...losses, ['events', gone.length]] };
}

function relations(article: InterchangeArticle, carries: Carries): ReturnType<ReductionStep> {
  if (carries.relations === 'all' || article.annotations.relations.length === 0) return undefined;
  const entities = new Set(article.annotations.entities.map(({ id }) => id));
  const gone = article.annotations.relations.filter((relation) => carries.relations === 'none' || !targetsOf(relation).every((id) => entities.has(id)));
  if (gone.length === 0) return undefined;
  const ids = new Set(gone.map(({ id }) => id));
  const { article: rest, losses } = withoutAnnotations(article, ids);
  return { article: changed(rest, { relations: rest.annotations.relations.filter(({ id }) => !ids.has(id)) }), losses: [...losses, ['relations', gone.length]] };
}

function roles(article: InterchangeArticle, carries: Carries): ReturnType<ReductionStep> {
  if (carries.roles) return undefined;
  let count = 0;
  const plain = article.annotations.relations.map((relation) => {
    const [first, second] = relation.arguments;
    if (first.role === 'Arg1' && second.role === 'Arg2') return relation;
    count++;
    return { ...relation, arguments: [{ role: 'Arg1', target: first.target }, { role: 'Arg2', target: second.target }] as const };
  });
  return count === 0 ? undefined : { article: changed(article, { relations: plain }), losses: [['roles', count]] };
}

function equivalences(article: InterchangeArticle, carries: Carries): ReturnType<ReductionStep> {
  const groups = article.annotations.equivalences;
  if (carries.equivalences === 'all' || groups.length === 0) return undefined;
  if (carries.equivalences === 'none') return { article: changed(article, { equivalences: [] }), losses: [['equivalences', groups.length]] };
  const used = new Set(article.annotations.relations.map(({ id }) => id));
  let number = 0;
  const nextId = (): string => {
    do number++; while (used.has(`R${number}`));
    return `R${number}`;
  };
  const pairs = groups.flatMap(({ label, members }) => members.slice(1).map((member, index) => ({
    id: nextId(), label, arguments: [{ role: 'Arg1', target: members[index] ?? member }, { role: 'Arg2', target: member }] as const,
  })));
  return {
    article: changed(article, { equivalences: [], relations: [...article.annotations.relations, ...pairs] }),
    losses: [['groups', groups.length]],
  };
}

function withoutKind<Kind extends 'attributes' | 'links' | 'notes'>(
  kind: Kind,
  isKept: (carries: Carries, annotation: Annotations[Kind][number], entities: ReadonlySet<string>, seen: ReadonlySet<string>) => boolean,
): ReductionStep {
  return (article, carries) => {
    const all: readonly Annotations[Kind][number][] = article.annotations[kind];
    if (carries[kind] === 'all' || all.length === 0) return undefined;
    const entities = new Set(article.annotations.entities.map(({ id }) => id));
    const seen = new Set<string>();
    const kept = all.filter((annotation) => {
      const keeps = isKept(carries, annotation, entities, seen);
      seen.add(annotation.target);
      return keeps;
    });
    return kept.length === all.length ? undefined : { article: changed(article, { [kind]: kept }), losses: [[kind, all.length - kept.length]] };
  };
}

function linkTexts(article: InterchangeArticle, carries: Carries): ReturnType<ReductionStep> {
  const count = article.annotations.links.filter((link) => link.text !== '').length;
  if (carries.linkTexts || count === 0) return undefined;
  return { article: changed(article, { links: article.annotations.links.map((link) => ({ ...link, text: '' })) }), losses: [['linkTexts', count]] };
}

function noteKinds(article: InterchangeArticle, carries: Carries): ReturnType<ReductionStep> {
  const count = article.annotations.notes.filter(({ label }) => label !== plainNote).length;
  if ((carries.notes !== 'one' && carries.notes !== 'plain') || count === 0) return undefined;
  return { article: changed(article, { notes: article.annotations.notes.map((note) => ({ ...note, label: plainNote })) }), losses: [['noteKinds', count]] };
}

/** The kind of a note in a format that knows only one kind; brat's own. */
const plainNote = 'AnnotatorNotes';

function discontinuous(article: InterchangeArticle, carries: Carries): ReturnType<ReductionStep> {
  const count = article.annotations.entities.filter(({ fragments }) => fragments.length > 1).length;
  if (carries.discontinuous || carries.tags !== 'places' || count === 0) return undefined;
  const whole = article.annotations.entities.map((entity) => (entity.fragments.length > 1 ? { ...entity, fragments: [coverOf(entity)] } : entity));
  return { article: changed(article, { entities: whole }), losses: [['discontinuous', count]] };
}

/** Formats in columns know only words. */
function wordless(article: InterchangeArticle, carries: Carries): ReturnType<ReductionStep> {
  if (carries.text !== 'tokens') return undefined;
  const gone = article.annotations.entities.filter((entity) => !/[^\s\u0085\u001c-\u001f]/.test(textOf(article.text, entity)));
  if (gone.length === 0) return undefined;
  const { article: rest, losses } = withoutAnnotations(article, new Set(gone.map(({ id }) => id)));
  return { article: rest, losses: [...losses, ['wordless', gone.length]] };
}

function textOf(text: string, { fragments }: InterchangeEntity): string {
  return fragments.map(({ start, end }) => text.slice(start, end)).join('');
}

/** Of tags that overlap the outermost stays, and of equal ones the first; every tag is compared with those still open, which is linear. */
function overlap(article: InterchangeArticle, carries: Carries): ReturnType<ReductionStep> {
  if (carries.overlap === 'all' || carries.tags !== 'places') return undefined;
  const gone = new Set<string>();
  const open: InterchangeEntity[] = [];
  let nested = 0;
  let crossing = 0;
  for (const entity of inTextOrder(article.annotations.entities)) {
    const { start, end } = coverOf(entity);
    while (open.length > 0 && coverOf(open[open.length - 1] ?? entity).end <= start) open.pop();
    const around = open[open.length - 1];
    if (around && coverOf(around).end < end) crossing++;
    else if (around && carries.overlap === 'none') nested++;
    else {
      open.push(entity);
      continue;
    }
    gone.add(entity.id);
  }
  if (gone.size === 0) return undefined;
  const { article: rest, losses } = withoutAnnotations(article, gone);
  return { article: rest, losses: [...losses, ['nested', nested], ['crossing', crossing]] };
}

function labels(article: InterchangeArticle, carries: Carries): ReturnType<ReductionStep> {
  if (carries.labels === 'any') return undefined;
  let count = 0;
  const plain = <Labelled extends { readonly label: string }>(all: readonly Labelled[], isEvent: (annotation: Labelled) => boolean): Labelled[] => all.map((annotation) => {
    const words = carries.labels === 'words' ? annotation.label.trim().replace(/\s/g, '_') : plainLabel(annotation.label);
    // In a line of an event the label ends at the colon before the trigger, and both have the same label.
    const label = isEvent(annotation) ? words.replaceAll(':', '_') : words;
    if (label === annotation.label) return annotation;
    count++;
    return { ...annotation, label };
  });
  const { entities, relations: related, events: happened } = article.annotations;
  const triggers = new Set(happened.map(({ trigger }) => trigger));
  const annotations = { entities: plain(entities, ({ id }) => triggers.has(id)), relations: plain(related, () => false), events: plain(happened, () => true) };
  return count === 0 ? undefined : { article: changed(article, annotations), losses: [['labels', count]] };
}

/** A label as brat's configuration and names of XML types allow it. */
function plainLabel(label: string): string {
  const plain = label.replace(/[^A-Za-z0-9_-]/g, '_');
  return /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
}

function tags(article: InterchangeArticle, carries: Carries): ReturnType<ReductionStep> {
  const count = article.annotations.entities.length;
  if (carries.tags === 'places' || count === 0) return undefined;
  return { losses: [[carries.tags === 'names' ? 'places' : 'tags', count]] };
}

/** Characters that XML 1.0 has no place for, not even as references (https://www.w3.org/TR/xml/#charsets). */
const forbiddenInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function characters(article: InterchangeArticle, carries: Carries): ReturnType<ReductionStep> {
  if (carries.text !== 'xml' && carries.text !== 'xml fields') return undefined;
  let count = 0;
  // One character for one: offsets stay.
  const replaced = (text: string): string => text.replace(forbiddenInXml, () => {
    count++;
    return '\ufffd';
  });
  const { annotations } = article;
  const cleaned: InterchangeArticle = changed({ ...article, text: replaced(article.text) }, {
    attributes: annotations.attributes.map((attribute) => ({ ...attribute, name: replaced(attribute.name), value: attribute.value === undefined ? undefined : replaced(attribute.value) })),
    links: annotations.links.map((link) => ({ ...link, text: replaced(link.text) })),
    notes: annotations.notes.map((note) => ({ ...note, text: replaced(note.text) })),
  });
  return count === 0 ? undefined : { article: cleaned, losses: [['characters', count]] };
}

function text(article: InterchangeArticle, carries: Carries): ReturnType<ReductionStep> {
  const losses: [LossKind, number][] = [];
  if (carries.text === 'tokens') losses.push(['spacing', 1]);
  if (carries.text === 'none') losses.push(['text', 1]);
  if ((carries.text === 'fields' || carries.text === 'xml fields') && textOfLines(linesOf(article.text)) !== article.text) losses.push(['bytes', 1]);
  if (carries.metadata === 'fields') losses.push(['header', fieldsNotRestored(article.text).length]);
  if (!carries.names) losses.push(['names', 1]);
  if (carries.metadata === 'none' && recordOf(article.text)) losses.push(['metadata', 1]);
  return losses.length > 0 ? { losses } : undefined;
}
