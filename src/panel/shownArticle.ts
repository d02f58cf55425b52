import type * as vscode from 'vscode';
import type { GuidelineBlock } from '../core/labels/guidelines';
import type { LabelSet } from '../core/labels/labelSet';
import type { TextRange } from '../core/text/range';
import { languageIds } from '../platform/commandTable';
import { logError } from '../platform/log';
import { nameOf } from '../platform/nameOf';
import type { CheckResult, Label } from '../protocol/article';
import type { Entity } from '../protocol/entity';
import type { AnnotationPatch } from '../protocol/hostMessages';
import { AnnotationFeed } from './annotationFeed';
import { metadataRows, textView } from './articleSnapshot';
import { PanelFindings } from './panelFindings';
import { panelLabels } from './panelLabels';
import type { PanelServices, PanelSession, PanelTransport, Refused } from './panelServices';
import { TextSteps, type Direction } from './textSteps';

/** Rest after a change of the text before the panel is told: longer for long texts, which cost more to send than to type in. */
const shortestRest = 100;
const unitsPerMillisecond = 1000;

/** The labels that hold for an article, and what the corpus' guidelines say about each, by name. */
export interface LabelsAtHand {
  readonly labels: LabelSet;
  readonly guidelines: ReadonlyMap<string, readonly GuidelineBlock[]>;
}

/** What is selected in a text editor. */
export interface EditorSelection {
  /** Of the document, when it was selected. */
  readonly version: number;
  readonly range: TextRange;
  /** The id of the tag there, where that is meant. */
  readonly tag?: string | undefined;
}

/**
 * One article in one panel, as the client was told of it: everything once, then what is new. An edit of the text comes from the
 * session, which has followed it already; the text is told when its tags are in place. Nothing is told while no client listens.
 */
export class ShownArticle {
  readonly document: vscode.TextDocument;
  readonly session: PanelSession | undefined;
  readonly findings = new PanelFindings();
  readonly textSteps = new TextSteps();
  readonly #services: PanelServices;
  readonly #transport: PanelTransport;
  readonly #subscription: { dispose(): void };
  #suggestions: { dispose(): void } | undefined;
  readonly #feed = new AnnotationFeed();
  /** Ids by the provisional ones that the client gave. */
  readonly #ids = new Map<string, string>();
  #labels: LabelsAtHand;
  #isHeard = false;
  #hasKnownNames = false;
  /** Why tags cannot be changed, as the client has it. */
  #toldReason: Refused;
  /** Version of the text that the client has. */
  #told: number | undefined;
  /** Version of the text that will be told next; undefined where the client has it. */
  #coming: number | undefined;
  /** Cancels the rest before it is told. */
  #cancelRest: (() => void) | undefined;
  #isChanging = false;
  #selection: EditorSelection | undefined;

  constructor(document: vscode.TextDocument, session: PanelSession | undefined, labels: LabelsAtHand, services: PanelServices, transport: PanelTransport) {
    this.document = document;
    this.session = session;
    this.#labels = labels;
    this.#services = services;
    this.#transport = transport;
    const changed = (): void => this.#changed();
    this.#subscription = session?.onDidChange(changed) ?? services.onDidChangeText(document, changed);
  }

  dispose(): void {
    this.silence();
    this.#subscription.dispose();
  }

  get uri(): string {
    return this.document.uri.toString();
  }

  get labels(): LabelSet {
    return this.#labels.labels;
  }

  /** Why its tags cannot be changed. */
  get readOnlyReason(): Refused {
    return this.#services.refusalOf(this.session, this.document);
  }

  /** Whether the client has the text in this version, which is the present one. */
  isTold(version: number): boolean {
    return this.#told === version && this.document.version === version;
  }

  /** A client listens, and knows nothing yet. */
  hear(): void {
    this.#isHeard = true;
    this.#hasKnownNames = false;
    this.#told = undefined;
    this.#ids.clear();
    void this.#tellWhenSettled();
  }

  /** Nobody listens any more. */
  silence(): void {
    this.#isHeard = false;
    this.#told = undefined;
    this.#coming = undefined;
    this.#endRest();
    this.#suggestions?.dispose();
    this.#suggestions = undefined;
  }

  /** Checks the text as it is now and tells the client all of it. */
  async refresh(): Promise<void> {
    this.#endRest();
    this.#coming = this.document.version;
    await this.#services.findingsOf(this.document).catch((error: unknown) => this.#logError('the checks', error));
    await this.#tellWhenSettled();
  }

  /** An entity that the client was told of. */
  entity(id: string): Entity | undefined {
    return this.#feed.entity(id);
  }

  /** Ids of entities that the client was told of, by those it names them with; undefined where one is not among them. */
  idsOf(names: readonly string[]): readonly string[] | undefined {
    const ids = names.map((name) => this.#ids.get(name) ?? name);
    return ids.every((id) => this.entity(id)) ? ids : undefined;
  }

  /** Takes the ids that provisional ones stand for. */
  nameEntities(ids: Readonly<Record<string, string>>): void {
    for (const [provisional, id] of Object.entries(ids)) this.#ids.set(provisional, id);
  }

  /** Runs a change of the annotations that the client asked for: the answer says what it changed, so its event does not. */
  quietly<Result>(change: () => Result): Result {
    this.#isChanging = true;
    try {
      return change();
    } finally {
      this.#isChanging = false;
    }
  }

  /** What of the annotations is new since the client was told last; it counts as told from now on. */
  takePatch(): AnnotationPatch | undefined {
    // Offsets count in a text that the client does not have yet; the snapshot that is on its way tells them.
    if (!this.session || !this.isTold(this.document.version)) return undefined;
    const patch = this.#feed.patch(this.session.model, this.#textStepsLeft());
    return patch && { uri: this.uri, version: this.document.version, ...patch };
  }

  /** Tells what is new in the annotations. */
  tellNews(): void {
    const patch = this.takePatch();
    if (patch) this.#transport.post({ type: 'annotationsChanged', ...patch });
  }

  /** Tells all annotations to a client that lost count. */
  resync(): void {
    const { version } = this.document;
    if (!this.isTold(version)) return;
    this.#transport.post({ type: 'annotations', uri: this.uri, version, annotations: this.#feed.snapshot(this.session?.model, this.#textStepsLeft()) });
  }

  /** New findings of a version of the article or its annotations. */
  checked(version: number): void {
    if (this.isTold(version)) this.#transport.post({ type: 'checksChanged', uri: this.uri, version, checks: this.#checks() });
  }

  setLabels(labels: LabelsAtHand): void {
    this.#labels = labels;
    if (this.#told !== undefined) this.#transport.post({ type: 'labelsChanged', uri: this.uri, labels: this.#panelLabels() });
  }

  tellProgress(): void {
    this.#services.progressOf(this.document.uri).then((progress) => {
      if (progress && this.#told !== undefined) this.#transport.post({ type: 'progress', progress });
    }, (error: unknown) => this.#logError('the number of articles', error));
  }

  /** Once an article, where it has letters without cases; tags that are made in it the client knows itself. */
  #tellKnownNames(): void {
    if (this.#hasKnownNames || !/\p{Lo}/u.test(this.document.getText())) return;
    this.#hasKnownNames = true;
    this.#services.knownNames(this.document.uri).then((names) => {
      if (names.length > 0 && this.#told !== undefined) this.#transport.post({ type: 'knownNames', uri: this.uri, names });
    }, (error: unknown) => this.#logError('the names in the folder', error));
  }

  /** The selection in a text editor; kept until the client has the text it counts in. */
  select(selection: EditorSelection): void {
    this.#selection = selection;
    this.#sendSelection();
  }

  /** The client selects by itself: what was selected in a text editor before is not told any more. */
  clientSelects(): void {
    this.#selection = undefined;
  }

  /** The offset at the top of a text editor. */
  scroll(offset: number): void {
    const { version } = this.document;
    if (this.isTold(version)) this.#transport.post({ type: 'scroll', uri: this.uri, version, offset });
  }

  /** Text or annotations are others. */
  #changed(): void {
    if (!this.#isHeard) return;
    const { version } = this.document;
    if (!this.isTold(version)) return this.#tellAfterRest(version);
    if (!this.#isChanging) this.tellNews();
    this.#tellReadOnly();
  }

  /** As when a merge leaves a conflict in the annotation file, or somebody resolves it. */
  #tellReadOnly(): void {
    const reason = this.readOnlyReason;
    if (reason === this.#toldReason) return;
    this.#toldReason = reason;
    this.#transport.post({ type: 'readOnlyChanged', uri: this.uri, reason });
  }

  #tellAfterRest(version: number): void {
    // Annotations that change before their text is told are told with it.
    if (this.#coming === version) return;
    this.#endRest();
    this.#coming = version;
    const rest = shortestRest + Math.round(this.document.getText().length / unitsPerMillisecond);
    this.#cancelRest = this.#services.schedule(() => void this.refresh(), rest);
  }

  #endRest(): void {
    this.#cancelRest?.();
    this.#cancelRest = undefined;
  }

  /** Tells everything as soon as the tags are in place, where the text has not changed again: then another snapshot is on its way. */
  async #tellWhenSettled(): Promise<void> {
    this.#coming = this.document.version;
    while (this.session?.settling) await this.session.settling;
    if (this.#isHeard && this.#coming !== undefined && !this.#cancelRest) this.#tell();
  }

  #tell(): void {
    const { document, session, uri } = this;
    const { translate } = this.#services;
    const { record, views } = this.#services.articleOf(document);
    this.#told = document.version;
    this.#coming = undefined;
    this.#toldReason = this.readOnlyReason;
    this.#transport.post({
      type: 'article',
      article: {
        uri, version: document.version, fileName: nameOf(document.uri), text: document.getText(),
        ...textView(record, views, this.#services.numberMeaning(document.uri), translate),
        labels: this.#panelLabels(),
        annotations: this.#feed.snapshot(session?.model, this.#textStepsLeft()),
        checks: this.#checks(),
        readOnlyReason: this.#toldReason,
      },
    });
    this.#sendSelection();
    this.#tellSuggestions();
    this.tellProgress();
    this.#tellKnownNames();
    if (!this.#services.latestFindings(document)) this.#services.findingsOf(document).catch((error: unknown) => this.#logError('the checks', error));
  }

  /** Made as long as somebody looks at them; told again whenever others are offered. */
  #tellSuggestions(): void {
    const { session, uri } = this;
    if (!session || this.#told === undefined) return;
    this.#suggestions ??= this.#services.suggestions.watch(session, () => this.#tellSuggestions());
    const offer = this.isTold(this.#told) ? this.#services.suggestions.offeredIn(session) : undefined;
    if (offer) this.#transport.post({ type: 'suggestions', uri, version: this.#told, ...offer });
  }

  #panelLabels(): Label[] {
    return panelLabels(this.#labels.labels, this.#labels.guidelines);
  }

  #checks(): CheckResult {
    const { document, session } = this;
    const { translate } = this.#services;
    const { record, views } = this.#services.articleOf(document);
    const found = this.#services.latestFindings(document)?.findings ?? [];
    const annotations = session && this.#services.annotationFindings(session);
    const rows = document.languageId === languageIds.annotatedText ? [] : metadataRows(record, views, translate);
    return this.findings.tell(rows, found, annotations, session?.entities ?? [], record, translate);
  }

  /** Whether undo and redo would change the text. */
  #textStepsLeft(): Record<Direction, boolean> {
    const left = (direction: Direction): boolean => this.textSteps.next(direction, this.document.version, this.session?.model.undoName) !== undefined;
    return { undo: left('undo'), redo: left('redo') };
  }

  #sendSelection(): void {
    if (!this.#selection || this.#told === undefined) return;
    const { version, range, tag } = this.#selection;
    if (version > this.#told) return;
    this.#selection = undefined;
    if (version === this.#told) this.#transport.post({ type: 'selection', uri: this.uri, version, range, ...(tag !== undefined && { tag }) });
  }

  #logError(what: string, error: unknown): void {
    logError(this.#services.log, `Annotation panel, ${what}`, error);
  }
}
