import { withoutRejected } from '../../../src/core/suggestions/openSuggestions';
import { createDispatcher } from '../../../src/protocol/dispatcher';
import type { Article } from '../../../src/protocol/article';
import type { Entity } from '../../../src/protocol/entity';
import type { AnnotationPatch, HostMessage } from '../../../src/protocol/hostMessages';
import { protocolVersion, type PanelSettings, type ViewState } from '../../../src/protocol/messageParts';
import { panelMessageSchema, type PanelMessage } from '../../../src/protocol/panelMessages';
import { noOffer, type PanelOffer } from '../../../src/protocol/suggestions';
import { forEveryVerb, verbOf, type PanelRequest } from '../../../src/protocol/panelVerbs';
import { afterRequest, renameIn, touchedBy } from '../../../src/webview/state/paintedRequests';
import type { Transport } from '../../../src/webview/transport';

interface Step {
  readonly set: readonly Entity[];
  readonly removed: readonly string[];
  /** What is offered with it. */
  readonly offer?: PanelOffer | undefined;
}

/** A host in memory: the protocol over plain arrays, with switches that tests turn. */
export class StubHost {
  /** Everything the panel sent, in order. */
  readonly received: PanelMessage[] = [];
  readonly invalid: string[] = [];
  /** Whether answers wait for `release`. */
  held = false;
  /** Reason to refuse every change with. */
  refuse: string | undefined;
  settings: PanelSettings = { place: 'panel', locked: false, labelNames: 'first', snapToWords: true, syncScroll: true, advance: false, nextName: ['name', 'number', 'date'] };
  strings: Readonly<Record<string, string>> = {};
  state: unknown = undefined;
  saved: ViewState | undefined;
  article: Article;
  /** What is suggested, from the beginning on. */
  offer: PanelOffer = noOffer;
  #entities: Map<string, Entity>;
  #revision: number;
  #nextId: number;
  readonly #undo: Step[] = [];
  #redo: Step[] = [];
  readonly #names = new Map<string, string>();
  readonly #listeners = new Set<(message: unknown) => void>();
  #waiting: (() => void)[] = [];

  constructor(article: Article) {
    this.article = article;
    this.#entities = new Map(article.annotations.entities.map((entity) => [entity.id, entity]));
    this.#revision = article.annotations.revision;
    this.#nextId = article.annotations.entities.length + 1;
  }

  get entities(): readonly Entity[] {
    return [...this.#entities.values()];
  }

  get transport(): Transport {
    const dispatch = createDispatcher<PanelMessage>(panelMessageSchema, this.#handlers(), {
      onInvalid: (description) => this.invalid.push(description),
      onError: (error) => this.invalid.push(String(error)),
    });
    return {
      post: (message) => dispatch(JSON.parse(JSON.stringify(message))),
      listen: (receive) => {
        this.#listeners.add(receive);
        return { dispose: () => void this.#listeners.delete(receive) };
      },
      loadState: () => this.state,
      saveState: (state) => { this.saved = state; },
    };
  }

  /** Sends anything, also what does not parse. */
  sendRaw(message: unknown): void {
    for (const listener of this.#listeners) listener(message);
  }

  send(message: HostMessage): void {
    this.sendRaw(message);
  }

  release(): void {
    this.held = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const answer of waiting) answer();
  }

  /** Writes entities, takes others away, and tells the panel. @param base of the patch; another than it has makes it lose count. */
  change(set: readonly Entity[], removed: readonly string[] = [], base = this.#revision): void {
    const patch = this.#write(set, removed);
    this.send({ type: 'annotationsChanged', ...patch, base });
  }

  suggest(offer: PanelOffer): void {
    this.offer = offer;
    this.send({ type: 'suggestions', uri: this.article.uri, version: this.article.version, ...offer });
  }

  /** What a rule would find that finds much: two hundred told of three hundred. */
  manyFindings(): Article['checks'] {
    const findings = Array.from({ length: 200 }, (_, index) => ({
      id: `9.${index}`, rule: 'body.lost-break', severity: 'hint' as const, range: { start: 200 + index, end: 201 + index }, problem: 'A paragraph break was lost',
      fixes: [{ title: 'Insert a line break', safe: false }],
    }));
    const { checks } = this.article;
    return { ...checks, findings: [...checks.findings, ...findings], totals: { ...checks.totals, 'body.lost-break': { count: 300, fixable: 300 } }, safe: 2 };
  }

  snapshot(): Article {
    return { ...this.article, annotations: { revision: this.#revision, entities: this.entities, canUndo: this.#undo.length > 0,
      canRedo: this.#redo.length > 0 } };
  }

  #handlers(): Parameters<typeof createDispatcher<PanelMessage>>[1] {
    const note = (message: PanelMessage): void => void this.received.push(message);
    const request = (message: PanelRequest): void => {
      note(message);
      const answer = (): void => this.#answer(message);
      if (this.held) this.#waiting.push(answer);
      else queueMicrotask(answer);
    };
    return {
      ready: (message) => {
        note(message);
        this.send({ type: 'initialize', protocol: protocolVersion, locale: 'en', strings: { ...this.strings }, settings: this.settings });
        this.send({ type: 'article', article: this.snapshot() });
        this.suggest(this.offer);
      },
      ...forEveryVerb(request),
      select: note, draft: note, selectionTold: note, scrolled: note, openExternal: note, showRule: note, acceptFinding: note, clientError: note, focusChanged: note,
      askSubjects: (message) => {
        note(message);
        this.send({ type: 'subjects', subjects: ['Fishing', 'Weather'] });
      },
      setLocked: (message) => {
        note(message);
        this.settings = { ...this.settings, locked: message.locked };
        this.send({ type: 'settings', settings: this.settings });
      },
      setAdvance: (message) => {
        note(message);
        this.settings = { ...this.settings, advance: message.advance };
        this.send({ type: 'settings', settings: this.settings });
      },
      resync: (message) => {
        note(message);
        this.send({ type: 'annotations', uri: this.article.uri, version: this.article.version, annotations: this.snapshot().annotations });
      },
    };
  }

  #answer(request: PanelRequest): void {
    const { requestId } = request;
    if (this.refuse !== undefined) return this.send({ type: 'refused', requestId, reason: this.refuse });
    if (request.type === 'undo' || request.type === 'redo') {
      const [from, to] = request.type === 'undo' ? [this.#undo, this.#redo] : [this.#redo, this.#undo];
      const step = from.pop();
      if (!step) return this.send({ type: 'refused', requestId, reason: 'Nothing left' });
      to.push({ ...this.#inverseOf(step.set, step.removed), ...(step.offer && { offer: this.offer }) });
      if (step.offer) this.suggest(step.offer);
      return this.send({ type: 'confirmed', requestId, patch: this.#write(step.set, step.removed), announcement: request.type === 'undo' ? 'Undone' : 'Redone' });
    }
    if (request.type === 'rejectSuggestion') {
      const { text } = this.article;
      const rejected = text.slice(request.range.start, request.range.end);
      this.#undo.push({ set: [], removed: [], offer: this.offer });
      this.suggest({ ...this.offer, suggestions: withoutRejected(text, this.offer.suggestions, (label, quote) => quote === rejected && request.labels.includes(label)) });
      return this.send({ type: 'confirmed', requestId, announcement: 'Rejected', patch: this.#write([], []) });
    }
    if (!verbOf(request).effect) return this.send({ type: 'confirmed', requestId });
    const ids: Record<string, string> = {};
    const isNew = request.type === 'tag' || request.type === 'acceptSuggestions';
    if (isNew) for (const { provisionalId } of request.entities) this.#names.set(provisionalId, (ids[provisionalId] = `T${this.#nextId++}`));
    const named = renameIn(request, this.#names);
    const after = touchedBy(named).map((id) => ({ id, entity: afterRequest(named, id, this.#entities.get(id)) }));
    const set = after.flatMap(({ entity }) => entity ?? []);
    const removed = after.flatMap(({ id, entity }) => (entity ? [] : [id]));
    this.#redo = [];
    this.#undo.push(this.#inverseOf(set, removed));
    this.send({ type: 'confirmed', requestId, patch: this.#write(set, removed), ...(isNew && { ids }) });
  }

  #inverseOf(set: readonly Entity[], removed: readonly string[]): Step {
    return {
      set: [...set.map(({ id }) => id), ...removed].flatMap((id) => this.#entities.get(id) ?? []),
      removed: set.filter(({ id }) => !this.#entities.has(id)).map(({ id }) => id),
    };
  }

  #write(set: readonly Entity[], removed: readonly string[]): AnnotationPatch {
    const added = set.filter(({ id }) => !this.#entities.has(id));
    const changed = set.filter(({ id }) => this.#entities.has(id));
    for (const id of removed) this.#entities.delete(id);
    for (const entity of set) this.#entities.set(entity.id, entity);
    const base = this.#revision++;
    const { uri, version } = this.article;
    return { uri, version, base, revision: this.#revision, added, changed, removed, canUndo: this.#undo.length > 0, canRedo: this.#redo.length > 0 };
  }
}
