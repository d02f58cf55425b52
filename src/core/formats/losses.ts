import { message, type Message } from '../message';
import type { Carries } from './carries';
import type { InterchangeArticle } from './interchange';
import { reductions } from './reductions';

/** What a format cannot carry, and what was done instead. */
const lossMessages = {
  lost: '{count, plural, one {# lost tag left out} other {# lost tags left out}}',
  unread: '{count, plural, one {# unreadable line left out} other {# unreadable lines left out}}',
  discontinuous: '{count, plural, one {# tag of several parts written as one tag, from its first to its last part} other {# tags of several parts written as one tag each, from the first to the last part}}',
  nested: '{count, plural, one {# tag inside another left out} other {# tags inside others left out}}',
  crossing: '{count, plural, one {# overlapping tag left out} other {# overlapping tags left out}}',
  places: '{count, plural, one {# tag written as a name, without its place in the text} other {# tags written as names, without their places in the text}}',
  tags: '{count, plural, one {# tag written only as a count of its label} other {# tags written only as counts of their labels}}',
  labels: '{count, plural, one {# tag written with a changed label} other {# tags written with a changed label}}',
  events: '{count, plural, one {# event left out; its trigger is kept as a tag} other {# events left out; their triggers are kept as tags}}',
  relations: '{count, plural, one {# relation left out} other {# relations left out}}',
  roles: '{count, plural, one {# relation written without the names of its roles} other {# relations written without the names of their roles}}',
  equivalences: '{count, plural, one {# group of equal tags left out} other {# groups of equal tags left out}}',
  groups: '{count, plural, one {# group of equal tags written as relations between them} other {# groups of equal tags written as relations between them}}',
  attributes: '{count, plural, one {# attribute left out} other {# attributes left out}}',
  links: '{count, plural, one {# link left out} other {# links left out}}',
  linkTexts: '{count, plural, one {# link written without its text} other {# links written without their texts}}',
  notes: '{count, plural, one {# note left out} other {# notes left out}}',
  noteKinds: '{count, plural, one {# note written without its kind} other {# notes written without their kinds}}',
  names: '{count, plural, one {# article written without its name} other {# articles written without their names}}',
  wordless: '{count, plural, one {# tag without a word left out} other {# tags without a word left out}}',
  metadata: '{count, plural, one {# article written without its metadata as fields} other {# articles written without their metadata as fields}}',
  text: '{count, plural, one {# article written without its text} other {# articles written without their text}}',
  spacing: '{count, plural, one {# article written as words, without the exact space between them} other {# articles written as words, without the exact space between them}}',
  bytes: '{count, plural, one {# article whose line endings or layout cannot be restored} other {# articles whose line endings or layout cannot be restored}}',
  header: '{count, plural, one {# header field whose exact form cannot be restored} other {# header fields whose exact form cannot be restored}}',
  characters: '{count, plural, one {# character that XML forbids written as U+FFFD} other {# characters that XML forbids written as U+FFFD}}',
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
  return message(lossMessages[kind], { count });
}
