import type { TextRange } from '../core/text/range';
import type { Translate } from '../core/message';
import type { Entity } from '../protocol/entity';
import type { RequestOutcome } from '../protocol/dispatcher';
import type { Channel, RequestBody } from './channel';
import type { Operation } from './state/operations';
import type { Session } from './state/session';
import { strings } from './strings';
import type { Announcer, NoticeKind } from './view/announcer';
import type { LabelStyles } from './view/labelStyles';

/** Changes annotations: paints at once, asks the host, takes back what was refused, and says what happened. */
export class Annotator {
  readonly #session: Session;
  readonly #channel: Channel;
  readonly #labels: LabelStyles;
  readonly #announcer: Announcer;
  readonly #translate: () => Translate;
  #lastProvisional = 0;

  constructor(session: Session, channel: Channel, labels: LabelStyles, announcer: Announcer, translate: () => Translate) {
    this.#session = session;
    this.#channel = channel;
    this.#labels = labels;
    this.#announcer = announcer;
    this.#translate = translate;
  }

  /** Tags a stretch and selects the new tag; says so where it is tagged that way already. */
  tag(range: TextRange, label: string): void {
    const text = this.#quote(range);
    const twin = this.#twinOf(range, label);
    this.#session.chooseLabel({ last: label });
    if (twin) {
      this.#session.select({ kind: 'entity', id: twin.id });
      this.#say(strings.alreadyTagged, { text, label: this.#labels.display(label) }, 'information');
      return;
    }
    const ids = this.#tagStretches([range], label, 0);
    if (ids.length > 0) this.#say(strings.tagged, { text, label: this.#labels.display(label) });
  }

  /** Tags several stretches in one step that can be undone, and selects the new tag at the selection, where one is. */
  tagAll(ranges: readonly TextRange[], label: string): void {
    const [first] = ranges;
    if (!first) return;
    this.#session.chooseLabel({ last: label });
    const { selectedEntity, selectedRange } = this.#session;
    const here = ranges.findIndex(({ start }) => start === selectedRange?.start);
    const ids = this.#tagStretches(ranges, label, selectedEntity ? undefined : Math.max(here, 0));
    if (ids.length > 0) this.#say(strings.taggedAll, { count: ranges.length, text: this.#quote(first),
      label: this.#labels.display(label) });
  }

  relabel(entity: Entity, label: string): void {
    this.#session.chooseLabel({ last: label });
    const words = { text: this.#session.textOf(entity), label: this.#labels.display(label) };
    if (entity.label === label) {
      this.#say(strings.alreadyTagged, words, 'information');
      return;
    }
    if (this.#change({ kind: 'relabel', ids: [entity.id], label }, (about) => ({ type: 'relabel', ...about, ids: [entity.id], label }))) {
      this.#say(strings.relabeled, words);
    }
  }

  setFragments(entity: Entity, fragments: readonly TextRange[]): void {
    const { id } = entity;
    if (!this.#change({ kind: 'setFragments', ids: [id], fragments }, (about) => ({ type: 'setFragments', ...about, id,
      fragments }))) return;
    this.#say(strings.moved, { text: this.#session.textOf({ ...entity, fragments }) });
  }

  addFragment(entity: Entity, range: TextRange): void {
    const fragments = joinFragments([...entity.fragments, range]);
    const { id } = entity;
    if (!this.#change({ kind: 'setFragments', ids: [id], fragments }, (about) => ({ type: 'setFragments', ...about, id,
      fragments }))) return;
    this.#session.select({ kind: 'entity', id });
    this.#say(strings.fragmentAdded, { text: this.#quote(range), count: fragments.length });
  }

  remove(entity: Entity): void {
    const text = this.#session.textOf(entity);
    const ids = [entity.id];
    if (this.#change({ kind: 'remove', ids }, (about) => ({ type: 'remove', ...about, ids }))) this.#say(strings.removed, { text });
  }

  setNote(entity: Entity, note: string): void {
    const { id } = entity;
    if ((entity.note ?? '') === note) return;
    if (this.#change({ kind: 'setNote', ids: [id], note }, (about) => ({ type: 'setNote', ...about, id,
      note }))) this.#say(strings.noteSaved);
  }

  setLink(entity: Entity, link: string): void {
    const { id } = entity;
    if ((entity.link?.value ?? '') === link) return;
    if (this.#change({ kind: 'setLink', ids: [id], link }, (about) => ({ type: 'setLink', ...about, id,
      link }))) this.#say(strings.linkSaved);
  }

  setAttribute(entity: Entity, name: string, value: string | true | null): void {
    const { id } = entity;
    const changed = this.#change({ kind: 'setAttribute', ids: [id], name, value }, (about) => ({ type: 'setAttribute', ...about, id, name,
      value }));
    if (changed) this.#say(strings.attributeSaved);
  }

  /** Asks for something that is not painted in advance. @param failed is called where it was not done. */
  ask(makeBody: (about: { uri: string; version: number }) => RequestBody, failed?: () => void): void {
    const { article } = this.#session;
    if (!article) return;
    this.#channel.request(makeBody({ uri: article.uri, version: article.version }), (_, outcome) => {
      if (outcome.kind === 'refused' || outcome.kind === 'timedOut') failed?.();
      this.#tellFailure(outcome);
    });
  }

  /** Whether a stretch is a tag's, with the same label. */
  #twinOf(range: TextRange, label: string): Entity | undefined {
    const { order, store } = this.#session;
    const id = order.fromOffset(range.start, 1);
    for (let entity = id === undefined ? undefined : store.entities.get(id); entity;) {
      const first = entity.fragments[0];
      if (!first || first.start !== range.start) return undefined;
      if (first.end === range.end && entity.fragments.length === 1 && entity.label === label) return entity;
      const next = order.neighbor(entity, 1);
      entity = next === undefined ? undefined : store.entities.get(next);
    }
    return undefined;
  }

  /** @param select which of the new tags is selected, from 0. */
  #tagStretches(ranges: readonly TextRange[], label: string, select: number | undefined): readonly string[] {
    const made = ranges.map(({ start, end }) => ({ id: `+${++this.#lastProvisional}`, fragments: [{ start, end }] }));
    const entities = made.map(({ id, fragments }) => ({ provisionalId: id, fragments }));
    const changed = this.#change({ kind: 'tag', label, entities: made }, (about) => ({ type: 'tag', ...about, label, entities }),
      select === undefined ? undefined : made[select]?.id);
    return changed ? made.map(({ id }) => id) : [];
  }

  #change(operation: Operation, makeBody: (about: { uri: string; version: number }) => RequestBody, selectId?: string): boolean {
    const { article, store } = this.#session;
    if (!article) return false;
    if (article.readOnlyReason !== undefined) {
      this.#say(strings.readOnly, { reason: article.readOnlyReason }, 'warning');
      return false;
    }
    this.#channel.request(makeBody({ uri: article.uri, version: article.version }), (requestId, outcome) => {
      const change = store.settle(requestId);
      if (change.entities.length > 0) this.#session.applied(change);
      this.#tellFailure(outcome);
    }, (requestId) => this.#session.applied(store.begin(requestId, operation), selectId === undefined ? undefined
      : { kind: 'entity', id: selectId }));
    return true;
  }

  #tellFailure(outcome: RequestOutcome): void {
    if (outcome.kind === 'refused') this.#announcer.notify(this.#translate()(strings.refused, { reason: outcome.reason }), 'warning');
    if (outcome.kind === 'timedOut') this.#announcer.notify(this.#translate()(strings.timedOut), 'warning');
  }

  #say(template: string, args: Readonly<Record<string, string | number>> = {}, kind: NoticeKind = 'done'): void {
    this.#announcer.notify(this.#translate()(template, args), kind);
  }

  #quote({ start, end }: TextRange): string {
    return (this.#session.article?.text ?? '').slice(start, end);
  }
}

/** Fragments in order, those that touch or overlap made one. */
export function joinFragments(fragments: readonly TextRange[]): TextRange[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...fragments].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
