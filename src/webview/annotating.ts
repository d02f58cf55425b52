import type { TextRange } from '../core/text/range';
import type { Translate } from '../core/message';
import type { Entity } from '../protocol/entity';
import type { RequestOutcome } from '../protocol/dispatcher';
import { verbOf, type DraftBody, type PanelRequest, type RequestBody } from '../protocol/panelVerbs';
import type { Channel } from './channel';
import { nearestChange, type StoreChange } from './state/annotationStore';
import { touchedBy } from './state/paintedRequests';
import type { PanelSelection, PanelModel } from './state/panelModel';
import { strings } from './strings';
import type { Announcer, ExpectedNotice, NoticeKind } from './view/announcer';
import type { LabelStyles } from './view/labelStyles';

/** Asks the host for what the user wants: paints at once, takes back what was refused, and says what happened. */
export class Annotator {
  readonly #model: PanelModel;
  readonly #channel: Channel;
  readonly #labels: LabelStyles;
  readonly #announcer: Announcer;
  readonly #reveal: (range: TextRange) => void;
  readonly #translate: () => Translate;
  #lastProvisional = 0;

  /** @param reveal brings a range of the text into view. */
  constructor(
    model: PanelModel, channel: Channel, labels: LabelStyles, announcer: Announcer, reveal: (range: TextRange) => void, translate: () => Translate,
  ) {
    this.#model = model;
    this.#channel = channel;
    this.#labels = labels;
    this.#announcer = announcer;
    this.#reveal = reveal;
    this.#translate = translate;
  }

  /** Tells the host what is being typed, for when the page goes before it is asked for; undefined: nothing any more. */
  draft(body: DraftBody | undefined): void {
    const { article } = this.#model;
    if (!article) return;
    this.#channel.send({ type: 'draft', ...(body && { request: { ...body, uri: article.uri, version: article.version, requestId: 0 } }) });
  }

  /** Tags a range and selects the new tag; says so where it is tagged that way already. */
  tag(range: TextRange, label: string): void {
    const twin = this.#twinOf(range, label);
    this.#model.chooseLabel({ last: label });
    if (!twin) return this.#tagStretches([range], label, 0);
    this.#model.select({ kind: 'entity', id: twin.id });
    this.#say(strings.alreadyTagged, { text: this.#quote(range), label: this.#labels.display(label) }, 'information');
  }

  /** Tags several ranges in one step that can be undone, and selects the new tag at the selection, where one is. */
  tagAll(ranges: readonly TextRange[], label: string): void {
    if (ranges.length === 0) return;
    this.#model.chooseLabel({ last: label });
    const { selectedEntity, selectedRange } = this.#model;
    const here = ranges.findIndex(({ start }) => start === selectedRange?.start);
    this.#tagStretches(ranges, label, selectedEntity ? undefined : Math.max(here, 0));
  }

  relabel(entity: Entity, label: string): void {
    this.#model.chooseLabel({ last: label });
    if (entity.label !== label) return this.ask({ type: 'relabel', ids: [entity.id], label });
    this.#say(strings.alreadyTagged, { text: this.#model.textOf(entity), label: this.#labels.display(label) }, 'information');
  }

  /** Makes tags of suggestions in one step. @param template says so, with `args`. @param selectsFirst whether the first tag is selected; else what is selected stays. */
  acceptSuggestions(places: readonly (TextRange & { readonly label: string })[], template: string, args: Readonly<Record<string, string | number>>, selectsFirst = false): void {
    const entities = places.map(({ label, start, end }) => ({ provisionalId: `+${++this.#lastProvisional}`, label, fragments: [{ start, end }] }));
    const [first] = entities;
    this.ask({ type: 'acceptSuggestions', entities }, {
      selection: selectsFirst && first ? { kind: 'entity', id: first.provisionalId } : undefined,
      words: () => this.#translate()(template, args),
    });
  }

  addFragment(entity: Entity, range: TextRange): void {
    const fragments = joinFragments([...entity.fragments, range]);
    this.ask({ type: 'setFragments', id: entity.id, fragments }, {
      selection: { kind: 'entity', id: entity.id },
      words: () => this.#translate()(strings.fragmentAdded, { text: this.#quote(range), count: fragments.length }),
    });
  }

  setNote({ id, note = '' }: Entity, wanted: string): void {
    if (note !== wanted) this.ask({ type: 'setNote', id, note: wanted });
  }

  setLink({ id, link }: Entity, wanted: string): void {
    if ((link?.value ?? '') !== wanted) this.ask({ type: 'setLink', id, link: wanted });
  }

  /**
   * Asks for any verb: what it does to tags is painted in the same step, and said when it is done.
   * @param instead of what the verb does by itself: what is selected with it, what is said; and what is to happen once it is done, or where it is not.
   */
  ask(
    body: RequestBody,
    instead: { readonly selection?: PanelSelection | undefined; readonly words?: () => string; readonly settled?: () => void; readonly failed?: (() => void) | undefined } = {},
  ): void {
    const { article, readOnlyReason } = this.#model;
    if (!article) return;
    if (verbOf(body).effect && readOnlyReason !== undefined) return this.#say(strings.readOnly, { reason: readOnlyReason }, 'warning');
    let words: string | undefined;
    let expected: ExpectedNotice | undefined;
    const about = { uri: article.uri, version: article.version };
    this.#channel.request((requestId) => ({ ...body, ...about, requestId }), (request) => {
      const before = this.#firstOf(request);
      if (verbOf(request).effect) this.#model.applied(this.#model.store.begin(request), instead.selection);
      words = instead.words ? instead.words() : this.#wordsFor(request, this.#firstOf(request) ?? before);
      if (words !== undefined) expected = this.#announcer.expect();
    }, (request, outcome) => {
      if (outcome.kind === 'confirmed') instead.settled?.();
      else instead.failed?.();
      if (outcome.kind === 'confirmed' && words !== undefined) expected?.notify(words, 'done');
      else expected?.drop();
      this.#settle(request, outcome);
    });
  }

  /** Whether a range is a tag's, with the same label. */
  #twinOf(range: TextRange, label: string): Entity | undefined {
    const { order, store } = this.#model;
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
  #tagStretches(ranges: readonly TextRange[], label: string, select: number | undefined): void {
    const entities = ranges.map(({ start, end }) => ({ provisionalId: `+${++this.#lastProvisional}`, fragments: [{ start, end }] }));
    const selected = select === undefined ? undefined : entities[select];
    this.ask({ type: 'tag', label, entities }, { selection: selected && { kind: 'entity', id: selected.provisionalId } });
  }

  #firstOf(request: PanelRequest): Entity | undefined {
    const [id] = touchedBy(request);
    return id === undefined ? undefined : this.#model.store.entities.get(id);
  }

  /**
   * What is said of a request once it is done; undefined where the host or the view says it.
   * @param entity the first that it is about, as it is after it, or was before it went.
   */
  #wordsFor(request: PanelRequest, entity: Entity | undefined): string | undefined {
    const { announcement } = verbOf(request);
    if (typeof announcement === 'string') return undefined;
    return this.#translate()(announcement.template, {
      text: entity ? this.#model.textOf(entity) : '',
      label: entity ? this.#labels.display(entity.label) : '',
      count: touchedBy(request).length,
    });
  }

  #settle(request: PanelRequest, outcome: RequestOutcome): void {
    const { patch, ids, announcement } = outcome.kind === 'confirmed' ? outcome : {};
    const isNews = patch !== undefined && this.#model.isShown(patch);
    const change = this.#model.store.settle(request.requestId, isNews ? patch : undefined, ids);
    if (!change) this.#channel.send({ type: 'resync', uri: request.uri });
    else if (announcement !== undefined) this.#showStep(change);
    else if (isNews || change.entities.length > 0) this.#model.applied(change);
    if (announcement !== undefined) this.#announcer.notify(announcement, 'done');
    if (outcome.kind === 'refused') this.#announcer.notify(this.#translate()(strings.refused, { reason: outcome.reason }), 'warning');
    if (outcome.kind === 'timedOut') this.#announcer.notify(this.#translate()(strings.timedOut), 'warning');
  }

  /** Selects what a step that was undone or done again changed: the tag, or the range that bore one. */
  #showStep(change: StoreChange): void {
    const { before, after } = nearestChange(change, this.#model.selectedRange?.start ?? 0) ?? {};
    const range = after?.fragments[0] ?? before?.fragments[0];
    if (!range) return this.#model.applied(change);
    const placed = after && after.fragments.length > 0;
    this.#model.applied(change, placed ? { kind: 'entity', id: after.id } : { kind: 'text', anchor: range.start, focus: range.end });
    this.#reveal(range);
  }

  #say(template: string, args: Readonly<Record<string, string | number>> = {}, kind: NoticeKind = 'done'): void {
    this.#announcer.notify(this.#translate()(template, args), kind);
  }

  #quote({ start, end }: TextRange): string {
    return (this.#model.article?.text ?? '').slice(start, end);
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
