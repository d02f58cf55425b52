import type * as vscode from 'vscode';
import type { GuidelineBlock } from '../core/labels/guidelines';
import type { LabelSet } from '../core/labels/labelSet';
import type { TextRange } from '../core/text/range';
import { languageIds } from '../platform/commandTable';
import { nameOf } from '../platform/nameOf';
import type { CheckResult } from '../protocol/article';
import { createDispatcher } from '../protocol/dispatcher';
import type { HostMessage } from '../protocol/hostMessages';
import { viewCommandFor } from '../protocol/paletteCommands';
import { countsInText, panelMessageSchema, type PanelMessage, type PanelRequest } from '../protocol/panelMessages';
import { protocolVersion, type PanelSettings, type ViewPlace } from '../protocol/messageParts';
import { AnnotationFeed, type PatchCause } from './annotationFeed';
import { metadataRows, textView } from './articleSnapshot';
import { PanelFindings } from './panelFindings';
import { panelLabels } from './panelLabels';
import { PanelRequests, type RequestTarget } from './panelRequests';
import type { PanelServices, PanelSession, PanelSurroundings, PanelTransport, Refused } from './panelServices';

/** Rest after a change of the text before the panel is told: longer for long texts, which cost more to send than to type in. */
const shortestRest = 100;
const unitsPerMillisecond = 1000;
/** How long the annotations of a text that was changed outside are waited for, and how often. */
const waitForSession = { milliseconds: 100, times: 50 };

/** An article that a panel shows. */
interface Shown {
  readonly document: vscode.TextDocument;
  readonly session: PanelSession | undefined;
  readonly subscription: vscode.Disposable | undefined;
  labels: LabelSet;
  guidelines: ReadonlyMap<string, readonly GuidelineBlock[]>;
}

/**
 * One annotation panel: tells the client of its article what is new, and carries out what the client asks for.
 * The client may come and go (a hidden panel has none); each `ready` is answered by a snapshot.
 */
export class PanelController {
  readonly #place: ViewPlace;
  readonly #services: PanelServices;
  readonly #transport: PanelTransport;
  readonly #surroundings: PanelSurroundings;
  readonly #requests: PanelRequests;
  readonly #receive: (message: unknown) => void;
  readonly #feed = new AnnotationFeed();
  #document: vscode.TextDocument | undefined;
  #emptyReason: string;
  #shown: Shown | undefined;
  #locked = false;
  /** Counts the clients; 0 while there is none that listens. */
  #client = 0;
  #clients = 0;
  /** Version of the text that the client has. */
  #told: number | undefined;
  readonly #findings = new PanelFindings();
  #cause: { readonly cause: PatchCause; told: boolean } | undefined;
  #queue: Promise<void> = Promise.resolve();
  #cancelSnapshot: (() => void) | undefined;
  #selection: { readonly version: number; readonly range: TextRange } | undefined;

  constructor(place: ViewPlace, services: PanelServices, transport: PanelTransport, surroundings: PanelSurroundings) {
    this.#place = place;
    this.#services = services;
    this.#transport = transport;
    this.#surroundings = surroundings;
    this.#requests = new PanelRequests(services, surroundings);
    this.#emptyReason = services.translate('Open an article, and it appears here.', {});
    const take = (request: PanelRequest): void => this.#take(request);
    this.#receive = createDispatcher<PanelMessage>(panelMessageSchema, {
      ready: () => this.#ready(),
      tag: take, relabel: take, setFragments: take, remove: take, setNote: take, setLink: take, setAttribute: take,
      undo: take, redo: take, editField: take, applyFix: take, fixAll: take, nextArticle: take,
      select: ({ uri, version, range, reveal }) => {
        const document = this.#documentOf(uri, version);
        if (document) this.#surroundings.selectInEditor(document, range, reveal);
      },
      scrolled: ({ uri, version, offset }) => {
        const document = this.#documentOf(uri, version);
        if (document) this.#surroundings.scrollEditor(document, offset);
      },
      askSubjects: () => this.#tellSubjects(),
      focusChanged: ({ focused }) => this.#surroundings.focusChanged(focused),
      setLocked: ({ locked }) => this.setLocked(locked),
      setAdvance: ({ advance }) => this.#services.setAdvance(this.#document?.uri, advance),
      acceptFinding: ({ finding }) => this.#accept(finding),
      showRule: ({ rule }) => this.#services.showRule(rule),
      openExternal: ({ href }) => {
        if (/^https?:\/\/[^\s/]/i.test(href)) this.#services.openExternal(href);
        else this.#services.log.warn('The panel asked for an address that is neither http nor https; it was not opened.');
      },
      resync: ({ uri }) => this.#resync(uri),
      clientError: ({ text, stack }) => this.#services.log.error(`Annotation panel: ${stack ?? text}`),
    }, {
      onInvalid: (description) => this.#services.log.warn(`Annotation panel: dropped a message that does not parse: ${description}`),
      onError: (error) => this.#logError('a message', error),
    });
  }

  get document(): vscode.TextDocument | undefined {
    return this.#document;
  }

  get locked(): boolean {
    return this.#locked;
  }

  /** Anything that comes over the bridge. */
  receive(message: unknown): void {
    this.#receive(message);
  }

  /** Has the client carry out what a command of the palette does. @returns whether the client has such a command. */
  run(name: string, argument: unknown): boolean {
    const found = viewCommandFor(name, argument);
    if (found && this.#client) this.#post({ type: 'run', ...found });
    return found !== undefined;
  }

  /** Shows another article. */
  show(document: vscode.TextDocument): void {
    if (document === this.#document) return;
    this.#leave();
    this.#document = document;
    this.#surroundings.changed();
    this.#begin(document).catch((error: unknown) => {
      this.#logError(document.uri.toString(true), error);
      if (this.#document === document) this.showNothing(this.#services.translate('The article could not be opened; the log “Article Annotator” says why.', {}));
    });
  }

  showNothing(reason: string): void {
    this.#leave();
    this.#document = undefined;
    this.#emptyReason = reason;
    this.#surroundings.changed();
    if (this.#client) this.#post({ type: 'noArticle', reason });
  }

  /** Lets go of the document, which is closed; another will be shown, or a reason given. */
  release(): void {
    this.#leave();
    this.#document = undefined;
  }

  setLocked(locked: boolean): void {
    this.#locked = locked;
    this.#surroundings.changed();
    this.settingsChanged();
  }

  /** The client is gone: VS Code keeps no page of a hidden panel. */
  hidden(): void {
    if (this.#client) this.#surroundings.focusChanged(false);
    this.#client = 0;
    this.#told = undefined;
    this.#cancelPending();
  }

  dispose(): void {
    this.hidden();
    this.#leave();
  }

  /** The text of a document is another; its session may hear of it later. */
  documentChanged(document: vscode.TextDocument): void {
    if (document !== this.#document || !this.#shown || !this.#client) return;
    this.#scheduleSnapshot(shortestRest + Math.round(document.getText().length / unitsPerMillisecond));
  }

  /** New findings of a document or its annotations. */
  checked(document: vscode.TextDocument, version: number): void {
    if (document !== this.#document || !this.#shown || this.#told !== version || document.version !== version) return;
    this.#post({ type: 'checksChanged', uri: document.uri.toString(), version, checks: this.#checks(this.#shown) });
  }

  settingsChanged(): void {
    if (this.#client) this.#post({ type: 'settings', settings: this.#settings() });
  }

  /** A configuration of labels may be another. */
  async labelsChanged(): Promise<void> {
    const shown = this.#shown;
    if (!shown) return;
    const { uri } = shown.document;
    const [{ labels }, guidelines] = await Promise.all([this.#services.labelsFor(uri), this.#services.guidelinesFor(uri)]);
    shown.labels = labels;
    shown.guidelines = guidelines;
    if (this.#shown === shown && this.#told !== undefined) {
      this.#post({ type: 'labelsChanged', uri: shown.document.uri.toString(), labels: panelLabels(labels, guidelines) });
    }
  }

  progressChanged(): void {
    const { document } = this.#shown ?? {};
    if (!document) return;
    this.#services.progressOf(document.uri).then((progress) => {
      if (progress && this.#shown?.document === document && this.#told !== undefined) this.#post({ type: 'progress', progress });
    }, (error: unknown) => this.#logError('the number of articles', error));
  }

  /** The selection in a text editor; kept until the client has the text it counts in. */
  editorSelected(document: vscode.TextDocument, range: TextRange): void {
    if (document !== this.#document) return;
    this.#selection = { version: document.version, range };
    this.#sendSelection();
  }

  /** The offset at the top of a text editor. */
  editorScrolled(document: vscode.TextDocument, offset: number): void {
    if (document !== this.#document || this.#told !== document.version) return;
    this.#post({ type: 'scroll', uri: document.uri.toString(), version: document.version, offset });
  }

  #ready(): void {
    this.#client = ++this.#clients;
    this.#told = undefined;
    this.#requests.forgetIds();
    const { locale, strings } = this.#services;
    this.#post({ type: 'initialize', protocol: protocolVersion, locale, strings: { ...strings }, settings: this.#settings() });
    if (this.#shown) this.#sendArticle(this.#shown);
    else if (!this.#document) this.#post({ type: 'noArticle', reason: this.#emptyReason });
  }

  async #begin(document: vscode.TextDocument): Promise<void> {
    const [session, { labels }, guidelines] = await Promise.all([
      this.#services.sessionOf(document), this.#services.labelsFor(document.uri), this.#services.guidelinesFor(document.uri),
    ]);
    if (this.#document !== document) return;
    const subscription = session?.onDidChange(() => this.#annotationsChanged());
    this.#shown = { document, session, subscription, labels, guidelines };
    if (this.#client) this.#sendArticle(this.#shown);
  }

  #leave(): void {
    this.#cancelPending();
    this.#shown?.subscription?.dispose();
    this.#shown = undefined;
    this.#told = undefined;
    this.#selection = undefined;
    this.#requests.leave();
  }

  #scheduleSnapshot(milliseconds: number, timesWaited = 0): void {
    this.#cancelPending();
    const shown = this.#shown;
    this.#cancelSnapshot = this.#services.schedule(() => {
      this.#cancelSnapshot = undefined;
      if (shown && this.#shown === shown && this.#client) void this.#refresh(shown, timesWaited);
    }, milliseconds);
  }

  #cancelPending(): void {
    this.#cancelSnapshot?.();
    this.#cancelSnapshot = undefined;
  }

  /** Checks the text as it is now and tells the client all of it. */
  async #refresh(shown: Shown, timesWaited = 0): Promise<void> {
    this.#cancelPending();
    await this.#services.findingsOf(shown.document).catch((error: unknown) => this.#logError('the checks', error));
    // While the checks ran the text may have changed again; then another snapshot is on its way.
    if (this.#shown === shown && this.#client && !this.#cancelSnapshot) this.#sendArticle(shown, timesWaited);
  }

  #sendArticle(shown: Shown, timesWaited = 0): void {
    const { document, session } = shown;
    const { translate } = this.#services;
    const text = document.getText();
    // A text that was changed outside is known before its annotations were found in it again.
    if (session && session.model.articleText !== text && timesWaited < waitForSession.times) {
      this.#scheduleSnapshot(waitForSession.milliseconds, timesWaited + 1);
      return;
    }
    this.#cancelPending();
    const { record, views } = this.#services.articleOf(document);
    const uri = document.uri.toString();
    this.#told = document.version;
    this.#post({
      type: 'article',
      article: {
        uri, version: document.version, fileName: nameOf(document.uri), text,
        ...textView(record, views, this.#services.numberMeaning(document.uri), translate),
        labels: panelLabels(shown.labels, shown.guidelines),
        annotations: this.#feed.snapshot(session?.model, this.#textSteps(shown)),
        checks: this.#checks(shown),
        readOnlyReason: this.#readOnlyReason(shown),
      },
    });
    this.#sendSelection();
    this.progressChanged();
    if (!this.#services.latestFindings(document)) this.#services.findingsOf(document).catch((error: unknown) => this.#logError('the checks', error));
  }

  #checks({ document, session }: Shown): CheckResult {
    const { translate } = this.#services;
    const { record, views } = this.#services.articleOf(document);
    const findings = this.#services.latestFindings(document)?.findings ?? [];
    const annotations = session && this.#services.annotationFindings(session);
    return this.#findings.tell(document.languageId === languageIds.annotatedText ? [] : metadataRows(record, views, translate), findings, annotations, session?.entities ?? [], record, translate);
  }

  #readOnlyReason({ document, session }: Shown): Refused {
    if (!session) return this.#services.translate('Save the article first. Its tags are stored in a file beside it.', {});
    return this.#services.refusalOf(session, document);
  }

  /** Whether undo and redo would change the text. */
  #textSteps({ document, session }: Shown): { readonly undo: boolean; readonly redo: boolean } {
    return { undo: this.#requests.changesText('undo', document, session), redo: this.#requests.changesText('redo', document, session) };
  }

  #settings(): PanelSettings {
    return { ...this.#services.settingsFor(this.#document?.uri), place: this.#place, locked: this.#locked };
  }

  #annotationsChanged(): void {
    const shown = this.#shown;
    if (!shown?.session || this.#told === undefined) return;
    const { document, session } = shown;
    // Offsets count in a text that the client does not have yet; the snapshot that is on its way tells them.
    if (this.#told !== document.version) return;
    const { cause } = this.#cause ?? {};
    const patch = this.#feed.patch(session.model, this.#textSteps(shown), cause);
    if (!patch) return;
    this.#post({ type: 'annotationsChanged', uri: document.uri.toString(), version: document.version, ...patch });
    if (this.#cause) this.#cause.told = true;
  }

  #take(request: PanelRequest): void {
    const client = this.#client;
    const answer = (refused: Refused): void => {
      // A client that was opened since counts its requests anew.
      if (client !== this.#client) return;
      const { requestId } = request;
      this.#post(refused === undefined ? { type: 'confirmed', requestId } : { type: 'refused', requestId, reason: refused });
    };
    this.#queue = this.#queue.then(() => this.#perform(request)).then(answer, (error: unknown) => {
      this.#logError(request.type, error);
      answer(this.#services.translate('Something went wrong; the log “Article Annotator” says what.', {}));
    });
  }

  async #perform(request: PanelRequest): Promise<Refused> {
    const shown = this.#shown;
    if (shown?.document.uri.toString() !== request.uri) return this.#services.translate('Another article is shown by now.', {});
    if (request.version !== shown.document.version || this.#told !== request.version) {
      if (request.type !== 'nextArticle') await this.#refresh(shown);
      // What names a tag, a field or a step means the same in any text: quick keys come before the client has the new one.
      if (countsInText.has(request.type)) return this.#services.translate('The text changed meanwhile.', {});
      if (this.#shown !== shown) return this.#services.translate('Another article is shown by now.', {});
    }
    return this.#requests.perform(request, this.#targetOf(shown));
  }

  #targetOf(shown: Shown): RequestTarget {
    return {
      document: shown.document,
      session: shown.session,
      labels: shown.labels,
      readOnlyReason: this.#readOnlyReason(shown),
      entity: (id) => this.#feed.entity(id),
      findings: this.#findings,
      cause: (cause, change) => this.#causing(shown, cause, change),
      refresh: () => this.#refresh(shown),
      notice: (text) => this.#post({ type: 'notice', text }),
    };
  }

  #causing(shown: Shown, cause: PatchCause, change: () => void): boolean {
    const { document, session } = shown;
    const causing = { cause, told: false };
    this.#cause = causing;
    try {
      change();
    } finally {
      this.#cause = undefined;
    }
    if (causing.told || !cause.asked || !session || this.#told !== document.version) return causing.told;
    // Nothing is new, but the panel painted entities that it must learn the true ids of.
    const patch = this.#feed.patch(session.model, this.#textSteps(shown), cause);
    if (patch) this.#post({ type: 'annotationsChanged', uri: document.uri.toString(), version: document.version, ...patch });
    return patch !== undefined;
  }

  /** A finding that the client was told before the last ones is left alone: its place may be another's. */
  #accept(id: string): void {
    const told = this.#findings.find(id);
    if (this.#shown && told?.about === 'record' && this.#told === this.#shown.document.version) this.#services.acceptProblem(this.#shown.document, told.finding.rule, told.finding.range);
  }

  #tellSubjects(): void {
    this.#services.subjects().then((subjects) => {
      if (this.#client) this.#post({ type: 'subjects', subjects });
    }, (error: unknown) => this.#logError('the subjects', error));
  }

  #resync(uri: string): void {
    const shown = this.#shown;
    if (!shown || shown.document.uri.toString() !== uri || this.#told === undefined) return;
    if (this.#told !== shown.document.version) return;
    this.#post({ type: 'annotations', uri, version: this.#told, annotations: this.#feed.snapshot(shown.session?.model, this.#textSteps(shown)) });
  }

  #sendSelection(): void {
    if (!this.#selection || !this.#shown || this.#told === undefined) return;
    const { version, range } = this.#selection;
    if (version > this.#told) return;
    this.#selection = undefined;
    if (version === this.#told) this.#post({ type: 'selection', uri: this.#shown.document.uri.toString(), version, range });
  }

  /** The document that a message is about, where it still is as the client knows it. */
  #documentOf(uri: string, version: number): vscode.TextDocument | undefined {
    const { document } = this.#shown ?? {};
    return document?.uri.toString() === uri && document.version === version ? document : undefined;
  }

  #post(message: HostMessage): void {
    this.#transport.post(message);
  }

  #logError(what: string, error: unknown): void {
    this.#services.log.error(`Annotation panel, ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}
