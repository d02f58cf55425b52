import { message } from '../message';
import type { RoleArgument } from '../standoff/standoffLine';
import { CodePointIndex } from '../text/codePoints';
import type { TextRange } from '../text/range';
import type { ReadProblem } from './format';
import {
  articleOf, coverOf, type Attribute, type Equivalence, type Event, type InterchangeArticle, type InterchangeEntity, type Link, type Note, type Relation,
} from './interchange';
import { readMessages } from './readMessages';

/** How a format counts characters. */
export type OffsetUnit = 'code points' | 'UTF-16';

/**
 * Puts together an article from what a format says, part by part, and reports what does not fit: places outside the text,
 * ids used twice, references to nothing. Never throws.
 */
export class ArticleAssembly {
  readonly #text: string;
  readonly #codePoints: CodePointIndex | undefined;
  readonly problems: ReadProblem[] = [];
  readonly #line: number | undefined;
  readonly #entities: InterchangeEntity[] = [];
  readonly #relations: Relation[] = [];
  readonly #events: Event[] = [];
  readonly #attributes: Attribute[] = [];
  readonly #links: Link[] = [];
  readonly #notes: Note[] = [];
  readonly #equivalences: Equivalence[] = [];
  readonly #ids = new Set<string>();
  /** The last number given for each letter. */
  readonly #numbers = new Map<string, number>();
  /** Ids that annotations have here, by the ids that the format gives them. */
  readonly #renamed = new Map<string, string>();
  readonly #foreign = new Set<string>();

  /** @param line where the article stands in its file, for problems */
  constructor(text: string, unit: OffsetUnit, line?: number) {
    this.#text = text;
    this.#codePoints = unit === 'code points' ? new CodePointIndex(text) : undefined;
    this.#line = line;
  }

  /** The id here of what the format calls so; undefined where there is no such thing. */
  idOf(foreign: string): string | undefined {
    return this.#renamed.get(foreign);
  }

  /** The same, and reports it where there is no such thing. @param by what names it */
  resolve(foreign: string, by: string): string | undefined {
    const known = this.#renamed.get(foreign);
    if (known === undefined) this.report(message(readMessages.unknownReference, { id: by, target: foreign }));
    return known;
  }

  /**
   * Adds a tag on passages counted in the format's unit.
   * @param foreign what the format calls it, where it has ids
   * @returns its id; undefined where it cannot be placed, which is reported
   */
  entity(label: string, places: readonly TextRange[], foreign?: string): string | undefined {
    if (label.trim() === '') return this.#refuse(message(readMessages.noLabel));
    const length = this.#codePoints?.length ?? this.#text.length;
    const fragments: TextRange[] = [];
    for (const { start, end } of places) {
      if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > length || start > end) {
        return this.#refuse(message(readMessages.outside, { start, end, length }));
      }
      if (start === end) continue;
      fragments.push(this.#codePoints ? this.#codePoints.toTextRange({ start, end }) : wholeCharacters(this.#text, start, end));
    }
    if (fragments.length === 0) return this.#refuse(message(readMessages.emptyTag, { start: places[0]?.start ?? 0 }));
    const id = this.#newId('T', foreign);
    this.#entities.push({ id, label, fragments });
    return id;
  }

  /** Reports where a tag covers another text than the format says. */
  expectText(id: string | undefined, expected: string | undefined): void {
    const entity = id === undefined ? undefined : this.#entities[this.#entities.length - 1];
    if (!entity || entity.id !== id || expected === undefined) return;
    const { start, end } = coverOf(entity);
    const found = this.#text.slice(start, end);
    if (found === expected || found.replace(/\s+/g, ' ').trim() === expected.replace(/\s+/g, ' ').trim()) return;
    this.report(message(readMessages.otherText, { start, end, expected: excerpt(expected), found: excerpt(found) }));
  }

  /** Adds a relation between two ids of this assembly; where one is undefined, because it could not be resolved, there is none. */
  relation(label: string, from: string | undefined, to: string | undefined, foreign?: string, roles: readonly [string, string] = ['Arg1', 'Arg2']): string | undefined {
    if (from === undefined || to === undefined) return undefined;
    const id = this.#newId('R', foreign);
    this.#relations.push({ id, label, arguments: [{ role: roles[0], target: from }, { role: roles[1], target: to }] });
    return id;
  }

  /** @param roles with targets as the format calls them: they may be events that come later */
  event(label: string, trigger: string | undefined, roles: readonly RoleArgument[], foreign?: string): string | undefined {
    if (trigger === undefined) return undefined;
    const id = this.#newId('E', foreign);
    this.#events.push({ id, label, trigger, arguments: roles });
    return id;
  }

  /** Says something of an id of this assembly. */
  attribute(name: string, target: string, value: string | undefined): void {
    if (name !== '') this.#attributes.push({ id: this.#newId('A'), name, target, value });
  }

  link(target: string, database: string, entry: string, text = ''): void {
    if (database !== '' && entry !== '') this.#links.push({ id: this.#newId('N'), target, database, entry, text });
  }

  note(target: string, text: string, label = 'AnnotatorNotes'): void {
    if (text !== '') this.#notes.push({ id: this.#newId('#'), label, target, text });
  }

  equivalence(label: string, members: readonly string[]): void {
    if (members.length > 1) this.#equivalences.push({ label, members });
  }

  report(problem: ReadProblem['problem']): void {
    this.problems.push({ problem, line: this.#line });
  }

  finish(name: string): { readonly article: InterchangeArticle; readonly problems: readonly ReadProblem[] } {
    const events = this.#events.map((event) => ({
      ...event,
      arguments: event.arguments.flatMap(({ role, target }) => {
        const known = this.resolve(target, event.label);
        return known === undefined ? [] : [{ role, target: known }];
      }),
    }));
    const article = articleOf(name, this.#text, {
      entities: this.#entities, relations: this.#relations, events, attributes: this.#attributes, links: this.#links, notes: this.#notes,
      equivalences: this.#equivalences,
    });
    return { article, problems: this.problems };
  }

  #refuse(problem: ReadProblem['problem']): undefined {
    this.report(problem);
  }

  /** The id of the format where it has the form that ids have here, else a new one. */
  #newId(letter: string, foreign?: string): string {
    const isRepeated = foreign !== undefined && this.#foreign.has(foreign);
    if (isRepeated) this.report(message(readMessages.duplicateId, { id: foreign }));
    const isFit = foreign !== undefined && !this.#ids.has(foreign) && foreign.startsWith(letter) && /^.[1-9][0-9]{0,8}$/.test(foreign);
    let id = isFit ? foreign : '';
    while (id === '' || this.#ids.has(id)) {
      const number = (this.#numbers.get(letter) ?? 0) + 1;
      this.#numbers.set(letter, number);
      id = `${letter}${number}`;
    }
    this.#ids.add(id);
    if (foreign !== undefined) this.#foreign.add(foreign);
    // References mean the first.
    if (foreign !== undefined && !isRepeated) this.#renamed.set(foreign, id);
    return id;
  }
}

function excerpt(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** A range that would cut a character beyond U+FFFF in two takes the whole character. */
function wholeCharacters(text: string, start: number, end: number): TextRange {
  const splits = (offset: number): boolean => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1));
  return { start: splits(start) ? start - 1 : start, end: splits(end) ? end + 1 : end };
}
