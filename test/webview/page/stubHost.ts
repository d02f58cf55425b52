import { createDispatcher } from '../../../src/protocol/dispatcher';
import type { Article } from '../../../src/protocol/article';
import type { Entity } from '../../../src/protocol/entity';
import type { HostMessage } from '../../../src/protocol/hostMessages';
import { panelMessageSchema, type PanelMessage, type PanelRequest } from '../../../src/protocol/panelMessages';
import type { PanelSettings, ViewState } from '../../../src/protocol/messageParts';
import type { Transport } from '../../../src/webview/transport';

interface Patch {
  readonly set: readonly Entity[];
  readonly removed: readonly string[];
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
  #entities: Map<string, Entity>;
  #revision: number;
  #nextId: number;
  readonly #undo: Patch[] = [];
  #redo: Patch[] = [];
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

  /** Writes entities, takes others away, and tells the panel; gives back what undoes it. */
  change(set: readonly Entity[], removed: readonly string[] = [], requestId?: number, base = this.#revision, announcement?: string): Patch {
    const inverse: Patch = { set: [...set.map(({ id }) => id), ...removed].flatMap((id) => this.#entities.get(id)
      ?? []), removed: set.filter(({ id }) => !this.#entities.has(id)).map(({ id }) => id) };
    const added = set.filter(({ id }) => !this.#entities.has(id));
    const changed = set.filter(({ id }) => this.#entities.has(id));
    for (const id of removed) this.#entities.delete(id);
    for (const entity of set) this.#entities.set(entity.id, entity);
    this.#revision++;
    this.send({
      type: 'annotationsChanged', uri: this.article.uri, version: this.article.version, base, revision: this.#revision, added, changed,
        removed,
      canUndo: this.#undo.length > 0, canRedo: this.#redo.length > 0, ...(requestId !== undefined && { requestId }),
      ...(announcement !== undefined && { announcement }),
    });
    return inverse;
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
        this.send({ type: 'initialize', protocol: 1, locale: 'en', strings: { ...this.strings }, settings: this.settings });
        this.send({ type: 'article', article: this.snapshot() });
      },
      tag: request, relabel: request, setFragments: request, remove: request, setNote: request, setLink: request, setAttribute: request,
      undo: request, redo: request, editField: request, applyFix: request, fixAll: request, nextArticle: request,
      select: note, scrolled: note, openExternal: note, showRule: note, acceptFinding: note, clientError: note, focusChanged: note,
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

  #answer(message: PanelRequest): void {
    const { requestId } = message;
    if (this.refuse !== undefined) return this.send({ type: 'refused', requestId, reason: this.refuse });
    const set: Entity[] = [];
    const removed: string[] = [];
    const name = (id: string): string => this.#names.get(id) ?? id;
    const update = (id: string, change: (entity: Entity) => Entity): void => {
      const entity = this.#entities.get(name(id));
      if (entity) set.push(change(entity));
    };
    switch (message.type) {
      case 'tag':
        for (const { provisionalId, fragments } of message.entities) {
          const id = `T${this.#nextId++}`;
          this.#names.set(provisionalId, id);
          set.push({ id, label: message.label, fragments });
        }
        break;
      case 'relabel': for (const id of message.ids) update(id, (entity) => ({ ...entity, label: message.label })); break;
      case 'setFragments': update(message.id, (entity) => ({ ...entity, fragments: message.fragments })); break;
      case 'remove': removed.push(...message.ids.map(name)); break;
      case 'setNote': update(message.id, (entity) => ({ ...entity, note: message.note || undefined })); break;
      case 'setLink': update(message.id, (entity) => ({ ...entity, link: message.link ? { value: message.link } : undefined })); break;
      case 'setAttribute': update(message.id, (entity) => {
        const attributes: Record<string, string | true> = { ...entity.attributes };
        if (message.value === null) delete attributes[message.name];
        else attributes[message.name] = message.value;
        return { ...entity, attributes };
      }); break;
      case 'undo': case 'redo': {
        const [from, to] = message.type === 'undo' ? [this.#undo, this.#redo] : [this.#redo, this.#undo];
        const patch = from.pop();
        if (!patch) return this.send({ type: 'refused', requestId, reason: 'Nothing left' });
        to.push(this.change(patch.set, patch.removed, requestId, this.#revision, message.type === 'undo' ? 'Undone' : 'Done again'));
        return this.send({ type: 'confirmed', requestId });
      }
      default: return this.send({ type: 'confirmed', requestId });
    }
    this.#redo = [];
    this.#undo.push(this.change(set, removed, requestId));
    this.send({ type: 'confirmed', requestId });
  }
}
