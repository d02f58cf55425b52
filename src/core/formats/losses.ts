import { message, type Message } from '../message';
import type { Carries } from './carries';
import type { InterchangeArticle } from './interchange';
import { reductions } from './reductions';

/** What a format cannot carry, and what was done instead: one sentence each for one and for many. */
export const lossMessages = {
  lost: { one: '{count} lost tag left out', many: '{count} lost tags left out' },
  unread: { one: '{count} unreadable line left out', many: '{count} unreadable lines left out' },
  discontinuous: {
    one: '{count} tag of several parts written as one tag, from its first to its last part',
    many: '{count} tags of several parts written as one tag each, from the first to the last part',
  },
  nested: { one: '{count} tag inside another left out', many: '{count} tags inside others left out' },
  crossing: { one: '{count} overlapping tag left out', many: '{count} overlapping tags left out' },
  places: {
    one: '{count} tag written as a name, without its place in the text',
    many: '{count} tags written as names, without their places in the text',
  },
  tags: { one: '{count} tag written only as a count of its label', many: '{count} tags written only as counts of their labels' },
  labels: { one: '{count} tag written with a changed label', many: '{count} tags written with a changed label' },
  events: { one: '{count} event left out; its trigger is kept as a tag', many: '{count} events left out; their triggers are kept as tags' },
  relations: { one: '{count} relation left out', many: '{count} relations left out' },
  roles: { one: '{count} relation written without the names of its roles', many: '{count} relations written without the names of their roles' },
  equivalences: { one: '{count} group of equal tags left out', many: '{count} groups of equal tags left out' },
  groups: {
    one: '{count} group of equal tags written as relations between them',
    many: '{count} groups of equal tags written as relations between them',
  },
  attributes: { one: '{count} attribute left out', many: '{count} attributes left out' },
  links: { one: '{count} link left out', many: '{count} links left out' },
  linkTexts: { one: '{count} link written without its text', many: '{count} links written without their texts' },
  notes: { one: '{count} note left out', many: '{count} notes left out' },
  noteKinds: { one: '{count} note written without its kind', many: '{count} notes written without their kinds' },
  metadata: {
    one: '{count} article written without its metadata as fields',
    many: '{count} articles written without their metadata as fields',
  },
  text: { one: '{count} article written without its text', many: '{count} articles written without their text' },
  spacing: {
    one: '{count} article written as words, without the exact space between them',
    many: '{count} articles written as words, without the exact space between them',
  },
  bytes: {
    one: '{count} article whose line endings or layout cannot be restored',
    many: '{count} articles whose line endings or layout cannot be restored',
  },
  characters: {
    one: '{count} character that XML forbids written as U+FFFD',
    many: '{count} characters that XML forbids written as U+FFFD',
  },
} as const;

export type LossKind = keyof typeof lossMessages;

/** How many of each kind cannot be carried. Kinds that lose nothing are absent. */
export type Losses = ReadonlyMap<LossKind, number>;

/** An article as a format can carry it, and what had to go. */
export interface Reduction {
  readonly article: InterchangeArticle;
  readonly losses: Losses;
}

/**
 * Takes from an article what a format cannot carry, by the format's declaration alone. A writer gets only the result,
 * so what it leaves out is in the report.
 */
export function reduceTo(article: InterchangeArticle, carries: Carries): Reduction {
  const losses = new Map<LossKind, number>();
  let reduced = article;
  for (const reduce of reductions) {
    const step = reduce(reduced, carries);
    if (!step) continue;
    reduced = step.article ?? reduced;
    for (const [kind, count] of step.losses) if (count > 0) losses.set(kind, (losses.get(kind) ?? 0) + count);
  }
  return { article: reduced, losses };
}

/** The sum over many articles. */
export class LossReport {
  readonly #counts = new Map<LossKind, number>();
  /** Articles that lose something. */
  #articles = 0;

  add(losses: Losses): void {
    if (losses.size > 0) this.#articles++;
    for (const [kind, count] of losses) this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
  }

  get articles(): number {
    return this.#articles;
  }

  /** In the order of the table. */
  get counts(): readonly (readonly [LossKind, number])[] {
    return lossKinds.flatMap((kind) => {
      const count = this.#counts.get(kind);
      return count === undefined ? [] : [[kind, count] as const];
    });
  }

  get sentences(): readonly Message[] {
    return this.counts.map(([kind, count]) => lossMessage(kind, count));
  }
}

const lossKinds = Object.keys(lossMessages) as readonly LossKind[];

export function lossMessage(kind: LossKind, count: number): Message {
  const { one, many } = lossMessages[kind];
  return message(count === 1 ? one : many, { count });
}
