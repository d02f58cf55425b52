import type * as vscode from 'vscode';
import type { TextRange } from '../core/text/range';
import { logError } from '../platform/log';
import { createDispatcher } from '../protocol/dispatcher';
import type { HostMessage } from '../protocol/hostMessages';
import { viewCommandFor } from '../protocol/paletteCommands';
import { panelMessageSchema, type PanelMessage } from '../protocol/panelMessages';
import { protocolVersion, type PanelSettings, type ViewPlace } from '../protocol/messageParts';
import { forEveryVerb, type Draft, type PanelRequest } from '../protocol/panelVerbs';
import { PanelRequests } from './panelRequests';
import type { PanelServices, PanelSurroundings, PanelTransport } from './panelServices';
import { ShownArticle, type EditorSelection, type LabelsAtHand } from './shownArticle';
import type { Outcome } from './verbContext';

/** Milliseconds after which the client is not waited for: its page may be busy, or be gone without a word. */
const longestAnswer = 1000;

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
  #document: vscode.TextDocument | undefined;
  #emptyReason: string;
  /** The document with its session and labels; undefined while they are fetched. */
  #shown: ShownArticle | undefined;
  /** What is selected in a text editor of the document, for when it is shown. */
  #selection: EditorSelection | undefined;
  /** What the client selected last, or was told to. */
  #selected: EditorSelection | undefined;
  /** Who waits for the client to have told what is selected. */
  #awaitingSelection: (() => void)[] = [];
  /** What is being typed into a field of the client. */
  #draft: Draft | undefined;
  #locked = false;
  /** Counts the clients; 0 while there is none that listens. */
  #client = 0;
  #clients = 0;

  constructor(place: ViewPlace, services: PanelServices, transport: PanelTransport, surroundings: PanelSurroundings) {
    this.#place = place;
    this.#services = services;
    this.#transport = transport;
    this.#surroundings = surroundings;
    this.#requests = new PanelRequests(services, surroundings, () => this.#shown);
    this.#emptyReason = services.translate('Open an article to show it here.', {});
    this.#receive = createDispatcher<PanelMessage>(panelMessageSchema, {
      ready: () => this.#ready(),
      ...forEveryVerb((request: PanelRequest) => this.#take(request)),
      select: ({ uri, version, range, reveal }) => {
        if (this.#shown?.uri === uri) this.#shown.clientSelects();
        const document = this.#documentOf(uri, version);
        if (document) this.#selected = { version, range };
        if (document) this.#surroundings.selectInEditor(document, range, reveal);
      },
      selectionTold: () => this.#selectionTold(),
      scrolled: ({ uri, version, offset }) => {
        const document = this.#documentOf(uri, version);
        if (document) this.#surroundings.scrollEditor(document, offset);
      },
      askSubjects: () => this.#tellSubjects(),
      draft: ({ request }) => {
        this.#draft = request;
      },
      focusChanged: ({ focused }) => this.#surroundings.focusChanged(focused),
      setLocked: ({ locked }) => this.setLocked(locked),
      setAdvance: ({ advance }) => this.#services.setAdvance(this.#document?.uri, advance),
      acceptFinding: ({ finding }) => this.#accept(finding),
      showRule: ({ rule }) => this.#services.showRule(rule),
      openExternal: ({ href }) => {
        if (/^https?:\/\/[^\s/]/i.test(href)) this.#services.openExternal(href);
        else this.#services.log.warn('The panel asked for an address that is neither http nor https; it was not opened.');
      },
      resync: ({ uri }) => {
        if (this.#shown?.uri === uri) this.#shown.resync();
      },
      clientError: ({ text, stack }) => this.#services.log.error(`Annotation panel: ${stack ?? text}`),
    }, {
      onInvalid: (description) => this.#services.log.warn(`Annotation panel: dropped a message that does not parse: ${description}`),
      onError: (error) => this.#logError('a message', error),
    });
  }

  get document(): vscode.TextDocument | undefined {
    return this.#document;
  }

  /**
   * What is selected in the text; undefined where nothing is, or the text changed since. The client is asked: what was selected a
   * moment ago waits for rest there. UTF-16, half-open.
   */
  async selected(): Promise<TextRange | undefined> {
    if (this.#client) {
      const told = new Promise<void>((resolve) => this.#awaitingSelection.push(resolve));
      this.#post({ type: 'tellSelection' });
      const inTime = this.#services.schedule(() => this.#selectionTold(), longestAnswer);
      await told;
      inTime();
    }
    return this.#selected?.version === this.#document?.version ? this.#selected?.range : undefined;
  }

  /**
   * To be awaited before the article is saved: what was asked for a moment ago may still be at work.
   * @param entersDraft whether what is being typed into a field is saved too
   */
  async beforeSave(entersDraft: boolean): Promise<void> {
    if (entersDraft) this.#enterDraft();
    await new Promise<void>((resolve) => {
      const inTime = this.#services.schedule(resolve, longestAnswer);
      void this.#requests.idle.then(inTime).then(resolve);
    });
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

  /** Has the client say what was done; it goes on saying so where another article is shown then. */
  notify(text: string): void {
    if (this.#client) this.#post({ type: 'notice', text });
  }

  /** Shows another article. */
  show(document: vscode.TextDocument): void {
    if (document === this.#document) return;
    this.#leave();
    this.#document = document;
    this.#surroundings.changed();
    this.#begin(document).catch((error: unknown) => {
      this.#logError(document.uri.toString(true), error);
      if (this.#document === document) this.showNothing(this.#services.translate('Could not open the article. See the log “Article Annotator” for details.', {}));
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
    this.#enterDraft();
    this.#selectionTold();
    this.#shown?.silence();
  }

  dispose(): void {
    this.hidden();
    this.#leave();
  }

  /** New findings of a document or its annotations. */
  checked(document: vscode.TextDocument, version: number): void {
    if (this.#shown?.document === document) this.#shown.checked(version);
  }

  settingsChanged(): void {
    if (this.#client) this.#post({ type: 'settings', settings: this.#settings() });
  }

  /** A configuration of labels may be another. */
  async labelsChanged(): Promise<void> {
    const shown = this.#shown;
    if (!shown) return;
    const labels = await this.#labelsOf(shown.document);
    if (this.#shown === shown) shown.setLabels(labels);
  }

  progressChanged(): void {
    this.#shown?.tellProgress();
  }

  /** The selection in a text editor. @param tag that is meant by it */
  editorSelected(document: vscode.TextDocument, range: TextRange, tag?: string): void {
    if (document !== this.#document) return;
    this.#selection = this.#selected = { version: document.version, range, tag };
    this.#shown?.select(this.#selection);
  }

  /** The offset at the top of a text editor. */
  editorScrolled(document: vscode.TextDocument, offset: number): void {
    if (this.#shown?.document === document) this.#shown.scroll(offset);
  }

  #ready(): void {
    this.#client = ++this.#clients;
    const { locale, strings } = this.#services;
    this.#post({ type: 'initialize', protocol: protocolVersion, locale, strings: { ...strings }, settings: this.#settings() });
    if (this.#shown) this.#shown.hear();
    else if (!this.#document) this.#post({ type: 'noArticle', reason: this.#emptyReason });
  }

  async #begin(document: vscode.TextDocument): Promise<void> {
    const [session, labels] = await Promise.all([this.#services.sessionOf(document), this.#labelsOf(document)]);
    if (this.#document !== document) return;
    this.#shown = new ShownArticle(document, session, labels, this.#services, this.#transport);
    if (this.#selection) this.#shown.select(this.#selection);
    if (this.#client) this.#shown.hear();
  }

  async #labelsOf({ uri }: vscode.TextDocument): Promise<LabelsAtHand> {
    const [{ labels }, guidelines] = await Promise.all([this.#services.labelsFor(uri), this.#services.guidelinesFor(uri)]);
    return { labels, guidelines };
  }

  #leave(): void {
    this.#enterDraft();
    this.#shown?.dispose();
    this.#shown = undefined;
    this.#selection = this.#selected = undefined;
  }

  #settings(): PanelSettings {
    return { ...this.#services.settingsFor(this.#document?.uri), place: this.#place, locked: this.#locked };
  }

  #take(request: PanelRequest): void {
    const client = this.#client;
    void this.#requests.perform(request).then((outcome) => {
      // A client that was opened since counts its requests again.
      if (client === this.#client) this.#answer(request, outcome);
    });
  }

  /** Does what the field that is being typed in has not asked for yet. */
  #enterDraft(): void {
    const [draft, shown] = [this.#draft, this.#shown];
    this.#draft = undefined;
    if (!draft || !shown) return;
    void this.#requests.perform({ ...draft, version: shown.document.version }, () => shown).then(({ refused }) => {
      shown.tellNews();
      if (refused !== undefined) this.#services.log.warn(`Annotation panel: what was typed into a field was not taken (${draft.type}): ${refused}`);
    });
  }

  #answer({ requestId }: PanelRequest, { refused, ...done }: Outcome): void {
    if (refused === undefined) this.#post({ type: 'confirmed', requestId, ...done, patch: this.#shown?.takePatch() });
    else {
      this.#post({ type: 'refused', requestId, reason: refused });
      this.#shown?.tellNews();
    }
  }

  /** A finding that the client was told before the last ones is left alone: its place may be another's. */
  #accept(id: string): void {
    const shown = this.#shown;
    const told = shown?.findings.find(id);
    if (shown?.isTold(shown.document.version) && told?.about === 'record') this.#services.acceptProblem(shown.document, told.finding.rule, told.finding.range);
  }

  #selectionTold(): void {
    for (const resolve of this.#awaitingSelection.splice(0)) resolve();
  }

  #tellSubjects(): void {
    this.#services.subjects().then((subjects) => {
      if (this.#client) this.#post({ type: 'subjects', subjects });
    }, (error: unknown) => this.#logError('the subjects', error));
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
    logError(this.#services.log, `Annotation panel, ${what}`, error);
  }
}
