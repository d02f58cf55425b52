import { nameKinds } from '../../core/text/nameKinds';
import type { TextRange } from '../../core/text/range';
import type { Article, CheckResult, Label, Progress } from '../../protocol/article';
import type { Entity } from '../../protocol/entity';
import type { HostMessageOf } from '../../protocol/hostMessages';
import type { PanelSettings, ViewState } from '../../protocol/messageParts';
import type { DirectedRange } from '../text/textSurface';
import { AnnotationStore, type StoreChange } from './annotationStore';
import { EntityOrder } from './entityOrder';

/** What is chosen in the text: a range (empty: a caret), or a tag. */
export type PanelSelection =
  | ({ readonly kind: 'text' } & DirectedRange)
  | { readonly kind: 'entity'; readonly id: string };

export type Section = NonNullable<ViewState['section']>;

/** What can change; views listen for what they show. */
export interface PanelModelEvents {
  article: Article | undefined;
  annotations: StoreChange | undefined;
  selection: PanelSelection;
  checks: CheckResult;
  labels: readonly Label[];
  settings: PanelSettings;
  progress: Progress | undefined;
  labelChoice: undefined;
  subjects: readonly string[];
  readOnly: string | undefined;
}

const nothingFound: CheckResult = { metadata: [], findings: [], totals: {}, safe: 0 };

type Listeners = { [K in keyof PanelModelEvents]: Set<(value: PanelModelEvents[K]) => void> };

/** Everything the panel shows, in one place with one owner; changes are told to listeners at once and in order. */
export class PanelModel {
  readonly store = new AnnotationStore();
  readonly order = new EntityOrder();
  readonly #listeners: Listeners = {
    article: new Set(), annotations: new Set(), selection: new Set(), checks: new Set(),
    labels: new Set(), settings: new Set(), progress: new Set(), labelChoice: new Set(), subjects: new Set(), readOnly: new Set(),
  };
  #article: Article | undefined;
  #emptyReason: string | undefined;
  #readOnlyReason: string | undefined;
  #knownNames: readonly string[] = [];
  #checks: CheckResult = nothingFound;
  #progress: Progress | undefined;
  #settings: PanelSettings = { place: 'panel', locked: false, labelNames: 'first', snapToWords: true, syncScroll: true, advance: false, nextName: nameKinds };
  #selection: PanelSelection = { kind: 'text', anchor: 0, focus: 0 };
  #labels: readonly Label[] = [];
  #lastTagged: string | undefined;
  #lastLabel: string | undefined;
  #stickyLabel: string | undefined;

  on<K extends keyof PanelModelEvents>(event: K, listener: (value: PanelModelEvents[K]) => void): void {
    this.#listeners[event].add(listener);
  }

  get article(): Article | undefined { return this.#article; }
  get emptyReason(): string | undefined { return this.#emptyReason; }
  /** Why tags cannot be changed now. */
  get readOnlyReason(): string | undefined { return this.#readOnlyReason; }
  /** What the corpus tags in scripts without capital letters. */
  get knownNames(): readonly string[] { return this.#knownNames; }
  get checks(): CheckResult { return this.#checks; }
  get progress(): Progress | undefined { return this.#progress; }
  get settings(): PanelSettings { return this.#settings; }
  get selection(): PanelSelection { return this.#selection; }
  get labels(): readonly Label[] { return this.#labels; }
  get lastLabel(): string | undefined { return this.#lastLabel; }
  get stickyLabel(): string | undefined { return this.#stickyLabel; }

  /** The tag that was selected last, where it still is. */
  get lastTagged(): Entity | undefined {
    return this.#lastTagged === undefined ? undefined : this.store.entities.get(this.#lastTagged);
  }

  /** Whether the caret stands where the article was opened: nobody has chosen the word there. */
  get isAtOpening(): boolean {
    const { start, end } = this.selectedRange ?? {};
    return this.#article !== undefined && start === end && start === openingOf(this.#article);
  }

  get selectedEntity(): Entity | undefined {
    return this.#selection.kind === 'entity' ? this.store.entities.get(this.#selection.id) : undefined;
  }

  /** The chosen range with its ends in order; that of the tag where one is chosen. */
  get selectedRange(): TextRange | undefined {
    if (this.#selection.kind === 'text') {
      const { anchor, focus } = this.#selection;
      return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
    }
    const fragments = this.selectedEntity?.fragments;
    const first = fragments?.[0];
    const last = fragments?.at(-1);
    return first && last && { start: first.start, end: last.end };
  }

  /** Whether a message is about the article as it is shown. */
  isShown({ uri, version }: { readonly uri: string; readonly version: number }): boolean {
    return this.#article?.uri === uri && this.#article.version === version;
  }

  /** The words of an entity: its fragments with an ellipsis between, or the remembered quote of a lost one. */
  textOf(entity: Entity): string {
    if (entity.fragments.length === 0) return entity.quote ?? '';
    const text = this.#article?.text ?? '';
    const [first, second] = entity.fragments;
    const words = second || !first ? entity.fragments.map(({ start, end }) => text.slice(start, end)).join(' … ') : text.slice(first.start, first.end);
    return words.includes('\n') ? words.replace(/\r?\n/g, ' ') : words;
  }

  showArticle(article: Article): void {
    const sameArticle = this.#article?.uri === article.uri;
    this.#article = article;
    this.#readOnlyReason = article.readOnlyReason;
    this.#emptyReason = undefined;
    this.#checks = article.checks;
    this.store.replace(article.annotations, false);
    this.order.replace(this.store.entities.values());
    if (!sameArticle) {
      this.#knownNames = [];
      const start = openingOf(article);
      this.#selection = { kind: 'text', anchor: start, focus: start };
    } else this.#dropVanishedSelection(article.text.length);
    this.#labels = article.labels;
    this.#emit('labels', article.labels);
    this.#emit('article', article);
    this.#emit('selection', this.#selection);
    this.#emit('checks', this.#checks);
    if (article.progress) this.setProgress(article.progress);
  }

  showNothing(reason: string): void {
    this.#article = undefined;
    this.#readOnlyReason = undefined;
    this.#emptyReason = reason;
    this.store.replace({ revision: 0, entities: [], canUndo: false, canRedo: false }, false);
    this.order.replace([]);
    this.setChecks(nothingFound);
    this.#emit('article', undefined);
  }

  replaceAnnotations(message: HostMessageOf<'annotations'>): void {
    this.store.replace(message.annotations, true);
    this.order.replace(this.store.entities.values());
    this.#dropVanishedSelection(this.#article?.text.length ?? 0);
    this.#emit('annotations', undefined);
    this.#emit('selection', this.#selection);
  }

  /** Takes what the store did: order, selection and views follow. A selection given is made in the same step. */
  applied(change: StoreChange, selection?: PanelSelection): void {
    this.order.change(change.entities);
    if (selection) this.#setSelection(selection);
    if (this.#lastTagged !== undefined) this.#lastTagged = change.renamed.get(this.#lastTagged) ?? this.#lastTagged;
    if (this.#selection.kind === 'entity') {
      const name = change.renamed.get(this.#selection.id);
      if (name !== undefined) this.#selection = { kind: 'entity', id: name };
    }
    this.#emit('annotations', change);
    if (selection) this.#emit('selection', selection);
    if (this.#selection.kind !== 'entity') return;
    const { id } = this.#selection;
    const vanished = change.entities.find(({ before, after }) => before?.id === id && !after);
    if (!vanished || this.store.entities.has(id)) return;
    const start = vanished.before?.fragments[0]?.start ?? 0;
    const end = vanished.before?.fragments[0]?.end ?? start;
    this.select({ kind: 'text', anchor: start, focus: end });
  }

  select(selection: PanelSelection): void {
    this.#setSelection(selection);
    this.#emit('selection', selection);
  }

  #setSelection(selection: PanelSelection): void {
    this.#selection = selection;
    if (selection.kind === 'entity') this.#lastTagged = selection.id;
  }

  setChecks(checks: CheckResult): void {
    this.#checks = checks;
    this.#emit('checks', checks);
  }

  setLabels(labels: readonly Label[]): void {
    this.#labels = labels;
    this.#emit('labels', labels);
  }

  setSettings(settings: PanelSettings): void {
    this.#settings = settings;
    this.#emit('settings', settings);
  }

  /** Tags of the article that is shown can be changed no more, or again. */
  setReadOnly(reason: string | undefined): void {
    this.#readOnlyReason = reason;
    this.#emit('readOnly', reason);
  }

  setKnownNames(names: readonly string[]): void {
    this.#knownNames = names;
  }

  setSubjects(subjects: readonly string[]): void {
    this.#emit('subjects', subjects);
  }

  setProgress(progress: Progress): void {
    this.#progress = progress;
    this.#emit('progress', progress);
  }

  chooseLabel(choice: { readonly last?: string; readonly sticky?: string | undefined }): void {
    if (choice.last !== undefined) this.#lastLabel = choice.last;
    if ('sticky' in choice) this.#stickyLabel = choice.sticky;
    this.#emit('labelChoice', undefined);
  }

  #dropVanishedSelection(length: number): void {
    if (this.#selection.kind === 'entity') {
      if (!this.store.entities.has(this.#selection.id)) this.#selection = { kind: 'text', anchor: 0, focus: 0 };
      return;
    }
    const { anchor, focus } = this.#selection;
    this.#selection = { kind: 'text', anchor: Math.min(anchor, length), focus: Math.min(focus, length) };
  }

  #emit<K extends keyof PanelModelEvents>(event: K, value: PanelModelEvents[K]): void {
    for (const listener of this.#listeners[event]) listener(value);
  }
}

/** Where the caret stands in an article that is opened, UTF-16. */
function openingOf({ headline, paragraphs }: Article): number {
  return headline?.start ?? paragraphs[0]?.start ?? 0;
}
