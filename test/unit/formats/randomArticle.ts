import * as fc from 'fast-check';
import { articleOf, noAnnotations, type Annotations, type InterchangeArticle, type InterchangeEntity } from '../../../src/core/formats/interchange';
import { lineBreakers, withoutEdgeWhiteSpace } from '../../../src/core/standoff/coveredText';
import type { TextRange } from '../../../src/core/text/range';

/** Characters of each plane of Unicode, private ones and those that are none included. */
const anyPlane = fc.tuple(fc.nat(0x10), fc.constantFrom(0x0, 0x41, 0x1d5, 0x5e73, 0xf600, 0xfffd, 0xfffe, 0xffff))
  .map(([plane, place]) => String.fromCodePoint(plane * 0x10000 + place));

/** Pieces of text with all that has broken a converter: line ends of every kind, all planes, joined and combining characters, markup. */
const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('Port Aldary', 'Maren Osei-Lindqvist', 'the U.S. office', 'Mr. Hale said.Outraged', 'Brannoc’s', '“We will,”', '4.5 million', 'and', 'of', 'no.') },
  { weight: 6, arbitrary: fc.constantFrom(' ', '  ', ', ', '. ', '-', '\n', '\r\n', '\n\n') },
  { weight: 4, arbitrary: fc.constantFrom('😀', '👩‍🚀', '🇳🇴', '𝔸𝔹', 'é', 'नमस्ते', '東京', 'שלום', '\u00a0', '\t', '\u2028', '\u0085', '\u200b', '\u00ad', '\uFEFF') },
  { weight: 2, arbitrary: anyPlane },
  { weight: 2, arbitrary: fc.constantFrom('<b>&amp;', ']]>', '"\\', '|_*[1];', '-DOCSTART-', '#Text=', '\\n', '_', '*', 'B-Person', '%', '\u000b', '\u0001', '\ufffe') },
);

/** A text that may be all of an article, or its body. */
export const anyText = fc.array(piece, { minLength: 1, maxLength: 40, size: 'max' }).map((pieces) => pieces.join('')).filter((text) => wordsOf(text) !== '');

const header = 'https://www.aldarycourier.example/2019/03/05/ferry-plan.html\nPort Aldary Plans a Ferry - The Aldary Courier\nPort Aldary,Ships  Old\nMarch 4, 2019\n417\n';

const recordText = anyText.map((body) => `${header}${body}${'x'.repeat(200)}`);

/** Labels are those of the corpus: whatever has no white space. */
const label = fc.constantFrom(
  'Person', 'Place', 'Organization', 'GPE', 'Job-Title', 'Law_2', 'Person', 'Place', 'Work', 'Straße', '人物', '😀', 'x&<y>"', 'a|b[1]', '_', '*', 'I-Person', 'O', 'Role:1', '9', '#', 'a\\n;->',
);
const word = fc.constantFrom('Located', 'part of', 'High', 'déjà vu', 'a “b” <c>', '😀 yes');

/** A place of the text without white space at its edges; undefined where there is none. */
function placed(text: string, first: number, second: number): TextRange | undefined {
  const bounds = [first, second].map((share) => Math.min(text.length, Math.floor(share * (text.length + 1))));
  const range = wholeCharacters(text, Math.min(...bounds), Math.max(...bounds));
  const place = withoutEdgeWhiteSpace(text, range);
  return place.end > place.start ? place : undefined;
}

function wholeCharacters(text: string, start: number, end: number): TextRange {
  const splits = (offset: number): boolean => offset > 0 && /[\ud800-\udbff]/.test(text.charAt(offset - 1)) && /[\udc00-\udfff]/.test(text.charAt(offset));
  return { start: splits(start) ? start - 1 : start, end: splits(end) ? end + 1 : end };
}

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Entities that nest, overlap and repeat; some of several parts. */
const shares = fc.array(fc.record({ label, first: share, second: share, parts: fc.option(fc.tuple(share, share), { freq: 3, nil: undefined }) }), { maxLength: 9, size: 'max' });

interface Choices {
  readonly relations: readonly { label: string; a: number; b: number; roles: boolean }[];
  readonly events: readonly { trigger: number; roles: readonly number[] }[];
  readonly details: readonly { kind: 'attribute' | 'link' | 'note'; target: number; first: string; second: string | undefined }[];
  readonly groups: readonly (readonly number[])[];
}

const choices: fc.Arbitrary<Choices> = fc.record({
  relations: fc.array(fc.record({ label: fc.constantFrom('Located', 'Employs'), a: fc.nat(20), b: fc.nat(20), roles: fc.boolean() }), { maxLength: 4 }),
  events: fc.array(fc.record({ trigger: fc.nat(20), roles: fc.array(fc.nat(20), { maxLength: 3 }) }), { maxLength: 3 }),
  details: fc.array(fc.record({ kind: fc.constantFrom('attribute' as const, 'link' as const, 'note' as const), target: fc.nat(30), first: word, second: fc.option(word, { nil: undefined }) }), { maxLength: 8 }),
  groups: fc.array(fc.array(fc.nat(20), { minLength: 2, maxLength: 4 }), { maxLength: 2 }),
});

/** Lines that are no annotations, and those of tags whose text is gone. */
const unreadLines = fc.record({
  lost: fc.subarray(['T901\tPlace 0 17\tQuillon Bay Xyzzy', 'T902\tPerson 90000 90006\tZzyzxq']),
  unread: fc.subarray(['odd line', 'X1\tfoo', '# a comment', 'T\tPerson 0 1\tx', 'R901\tNear Arg1:T901 Arg2:T77', '#903\tAnnotatorNotes T88\tof nothing', 'E9']),
});

/** An article with annotations of every kind. */
export const anyArticle: fc.Arbitrary<InterchangeArticle> = fc.tuple(fc.oneof(anyText, recordText), shares, choices, fc.option(unreadLines, { freq: 3 }))
  .map(([text, places, chosen, lines]) => ({
    ...articleOf('corpus/ferry', text, annotationsOf(text, places, chosen)), unread: [...lines?.lost ?? [], ...lines?.unread ?? []], lost: lines?.lost.length ?? 0,
  }));

function annotationsOf(text: string, places: readonly { label: string; first: number; second: number; parts: readonly [number, number] | undefined }[], chosen: Choices): Annotations {
  const entities: InterchangeEntity[] = [];
  for (const { label: name, first, second, parts } of places) {
    const whole = placed(text, first, second);
    if (!whole) continue;
    const fragments = parts === undefined ? [whole] : [placed(text, first, (first + second) / 2), placed(text, Math.max(second, first) + 0.02, Math.min(1, parts[0]))]
      .filter((part) => part !== undefined);
    const isSound = fragments.length === 1 || (fragments.length === 2 && (fragments[0]?.end ?? 0) < (fragments[1]?.start ?? 0)
      && fragments.every(({ start, end }) => !lineBreakers.test(text.slice(start, end))) && text.slice(fragments[0]?.end, fragments[1]?.start).trim() !== '');
    entities.push({ id: `T${entities.length + 1}`, label: name, fragments: isSound ? fragments : [whole] });
  }
  if (entities.length === 0) return noAnnotations;
  const entity = (number: number): string => entities[number % entities.length]?.id ?? '';
  const events = chosen.events.map(({ trigger, roles }, index) => ({
    id: `E${index + 1}`, label: entities[trigger % entities.length]?.label ?? '', trigger: entity(trigger),
    arguments: roles.map((target, place) => ({ role: `Role${place + 1}`, target: entity(target) })),
  }));
  const relations = chosen.relations.map(({ label: name, a, b, roles }, index) => ({
    id: `R${index + 1}`, label: name,
    arguments: [{ role: roles ? 'Arg1' : 'Owner', target: entity(a) }, { role: roles ? 'Arg2' : 'Owned', target: b % 3 === 0 && events[0] ? events[0].id : entity(b) }] as const,
  }));
  const targets = [...entities, ...events, ...relations].map(({ id }) => id);
  const about = (kind: string): { id: string; target: string; first: string; second: string | undefined }[] =>
    chosen.details.filter((detail) => detail.kind === kind).map(({ target, first, second }, index) => ({ id: `${index + 1}`, target: targets[target % targets.length] ?? '', first, second }));
  const names = new Set<string>();
  return {
    entities, relations, events,
    // One attribute of a name for each target, as brat has it.
    attributes: about('attribute').filter(({ target, first }) => !names.has(`${target} ${first}`) && names.add(`${target} ${first}`))
      .map(({ id, target, first, second }) => ({ id: `A${id}`, name: first.replace(/\W+/g, '_'), target, value: second })),
    links: about('link').map(({ id, target, first, second }) => ({ id: `N${id}`, target, database: 'Wikidata', entry: `Q${first.length}`, text: second ?? '' })),
    notes: about('note').map(({ id, target, first, second }) => ({ id: `#${id}`, label: second === undefined ? 'AnnotatorNotes' : 'Comment', target, text: first })),
    equivalences: chosen.groups.map((group) => ({ label: 'Alias', members: [...new Set(group.map(entity))] })).filter(({ members }) => members.length > 1),
  };
}

/** A text without anything that a format in columns takes for space. */
export function wordsOf(text: string): string {
  return text.replace(/[\s\u0085\u001c-\u001f]+/g, '');
}

/** Everything that an article says, without ids, for comparing. Order does not count. */
export function contentOf(article: InterchangeArticle, isExact = true): object {
  const { text, annotations } = article;
  const described = new Map<string, string>();
  const describe = (id: string): string => described.get(id) ?? 'nothing';
  for (const { id, label: name, fragments } of annotations.entities) {
    const places = [...fragments].sort((a, b) => a.start - b.start);
    described.set(id, `${name} ${places.map(({ start, end }) => (isExact ? `${start}-${end} ${text.slice(start, end)}` : wordsOf(text.slice(start, end)))).join(' … ')}`);
  }
  for (const { id, label: name, trigger } of annotations.events) described.set(id, `${name} event of ${describe(trigger)}`);
  for (const { id, label: name, arguments: roles } of annotations.relations) described.set(id, `${name} ${roles.map(({ role, target }) => `${role} ${describe(target)}`).join(', ')}`);
  const sorted = (lines: readonly string[]): string[] => [...lines].sort();
  return {
    entities: sorted(annotations.entities.map(({ id }) => describe(id))),
    relations: sorted(annotations.relations.map(({ id }) => describe(id))),
    events: sorted(annotations.events.map(({ id, arguments: roles }) => `${describe(id)}: ${roles.map(({ role, target }) => `${role} ${describe(target)}`).join(', ')}`)),
    attributes: sorted(annotations.attributes.map(({ name, target, value }) => `${describe(target)}: ${name}=${value ?? 'yes'}`)),
    links: sorted(annotations.links.map(({ target, database, entry, text: shown }) => `${describe(target)}: ${database}:${entry} ${shown}`)),
    notes: sorted(annotations.notes.map(({ target, label: kind, text: note }) => `${describe(target)}: ${kind} ${note}`)),
    unread: sorted(article.unread),
    lost: article.lost,
    equivalences: sorted(annotations.equivalences.map(({ label: name, members }) => `${name} ${sorted(members.map(describe)).join(' = ')}`)),
  };
}
