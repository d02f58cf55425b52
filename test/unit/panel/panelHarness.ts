import type * as vscode from 'vscode';
import { guidelinesFor } from '../../../src/core/labels/guidelines';
import { builtInLabels, readLabelSet, type LabelSet } from '../../../src/core/labels/labelSet';
import { inEnglish } from '../../../src/core/message';
import { parseRecord } from '../../../src/core/record/parse';
import { RecordViews } from '../../../src/core/record/views';
import { checkRecordCounting, fixAllEdits } from '../../../src/core/rules/check';
import type { DocumentFindings } from '../../../src/checking/findings';
import { checkAnnotations } from '../../../src/core/rules/checkAnnotations';
import { applyEdits, type TextEdit, type TextRange } from '../../../src/core/text/range';
import { PanelController } from '../../../src/panel/panelController';
import type { PanelServices, PanelSession, PanelSurroundings } from '../../../src/panel/panelServices';
import { hostMessageSchema, type AnnotationPatch, type HostMessage, type HostMessageOf } from '../../../src/protocol/hostMessages';
import { protocolVersion } from '../../../src/protocol/messageParts';
import { acceptPlaces } from '../../../src/core/annotations/entityActions';
import { message } from '../../../src/core/message';
import type { PanelOffer } from '../../../src/protocol/suggestions';
import type { PanelMessage } from '../../../src/protocol/panelMessages';
import { articleText, FakeDocument, FakeSession, type Listener } from './fakeArticle';

/** Everything around a controller, in memory; `sent` is what the webview would get. */
export class PanelHarness {
  readonly sent: HostMessage[] = [];
  readonly logged: string[] = [];
  readonly opened: string[] = [];
  readonly accepted: string[] = [];
  readonly selectedInEditor: TextRange[] = [];
  readonly scrolledInEditor: number[] = [];
  readonly document: FakeDocument;
  readonly session: FakeSession;
  readonly controller: PanelController;
  labels: LabelSet = builtInLabels;
  /** What stands in guidelines.md. */
  guidelines = '';
  /** What the folder's annotation files tag. */
  knownNames: readonly string[] = [];
  /** What `mayRemove` answers. */
  mayLose = true;
  /** The setting `panel.advance`. */
  advance = false;
  focused = false;
  /** Whether the article was made read-only. */
  readOnly = false;
  asked = 0;
  /** How often something was to run later. */
  schedules = 0;
  checks = 0;
  neighbor: string | undefined;
  #timers: { readonly callback: () => void; readonly milliseconds: number }[] = [];
  #checked: { readonly version: number; readonly document: FakeDocument } | undefined;
  #sessions = new Map<FakeDocument, FakeSession | undefined>();
  #textListeners = new Map<FakeDocument, Set<Listener>>();
  #requests = 0;
  /** What is suggested. */
  offer: PanelOffer | undefined;
  rejected: readonly string[] = [];
  readonly #watches = new Set<() => void>();

  constructor({ text = articleText, sidecar = '' }: { text?: string; sidecar?: string } = {}) {
    this.document = new FakeDocument('one.txt', text);
    this.session = new FakeSession(text, sidecar);
    this.#sessions.set(this.document, this.session);
    this.controller = new PanelController('panel', this.#services(), { post: (message) => this.#take(message) }, this.#surroundings());
  }

  static async opened(options: { text?: string; sidecar?: string } = {}): Promise<PanelHarness> {
    const harness = new PanelHarness(options);
    harness.controller.show(harness.document.asDocument);
    await settled();
    harness.ready();
    return harness;
  }

  ready(): void {
    this.receive({ type: 'ready', protocol: protocolVersion });
  }

  receive(message: PanelMessage): void {
    this.controller.receive(JSON.parse(JSON.stringify(message)));
  }

  /** Sends a request about the article as it is. @returns its number. */
  request(body: Record<string, unknown>): number {
    const requestId = ++this.#requests;
    this.controller.receive({ uri: this.document.uri.toString(), version: this.document.version, ...body, requestId });
    return requestId;
  }

  tag(quote: string, label = 'Person', provisionalId = '+1', occurrence = 0): number {
    return this.request({ type: 'tag', label, entities: [{ provisionalId, fragments: [this.place(quote, occurrence)] }] });
  }

  place(quote: string, occurrence = 0): TextRange {
    let start = -1;
    for (let index = 0; index <= occurrence; index++) start = this.document.getText().indexOf(quote, start + 1);
    return { start, end: start + quote.length };
  }

  /** Other suggestions are offered. */
  suggest(offer: PanelOffer | undefined): void {
    this.offer = offer;
    for (const changed of this.#watches) changed();
  }

  /** How many have suggestions made. */
  get watches(): number {
    return this.#watches.size;
  }

  addDocument(name: string, text: string, sidecar: string | undefined): { document: FakeDocument; session: FakeSession | undefined } {
    const document = new FakeDocument(name, text);
    const session = sidecar === undefined ? undefined : new FakeSession(text, sidecar);
    this.#sessions.set(document, session);
    return { document, session };
  }

  /** Types in the editor: the document changes, the session follows, and tells whoever listens. */
  type(edits: readonly TextEdit[]): void {
    this.document.setText(applyEdits(this.document.getText(), edits));
    this.session.model.articleChanged(edits.map(({ range, newText }) => ({ rangeOffset: range.start, rangeLength: range.end - range.start, text: newText })));
    this.session.fire();
  }

  /** Types in an article that no session follows. */
  typeIn(document: FakeDocument, text: string): void {
    document.setText(text);
    for (const listener of this.#textListeners.get(document) ?? []) listener();
  }

  /** Runs what waits for time to pass. */
  async passTime(): Promise<readonly number[]> {
    const timers = this.#timers;
    this.#timers = [];
    for (const { callback } of timers) callback();
    await settled();
    return timers.map(({ milliseconds }) => milliseconds);
  }

  /** How many want to hear of changes of a text that no session follows. */
  listenersTo(document: FakeDocument): number {
    return this.#textListeners.get(document)?.size ?? 0;
  }

  /** What the requests that were confirmed changed, in their order. */
  get patches(): AnnotationPatch[] {
    return this.of('confirmed').flatMap(({ patch }) => patch ?? []);
  }

  get waiting(): number {
    return this.#timers.length;
  }

  of<T extends HostMessage['type']>(type: T): HostMessageOf<T>[] {
    return this.sent.filter((message): message is HostMessageOf<T> => message.type === type);
  }

  last<T extends HostMessage['type']>(type: T): HostMessageOf<T> {
    const message = this.of(type).at(-1);
    if (!message) throw new Error(`no ${type} was sent, only ${this.sent.map((one) => one.type).join(', ')}`);
    return message;
  }

  /** Answers in the order in which they came, as `1 confirmed`. */
  get answers(): string[] {
    return this.sent.flatMap((message) => message.type === 'confirmed' || message.type === 'refused' ? [`${message.requestId} ${message.type}`] : []);
  }

  #take(message: HostMessage): void {
    const sent: unknown = JSON.parse(JSON.stringify(message));
    const result = hostMessageSchema.safeParse(sent);
    if (!result.success) throw new Error(`the panel would drop ${message.type}: ${JSON.stringify(result.error.issues)}`);
    this.sent.push(result.data);
  }

  #services(): PanelServices {
    const log = (text: string): void => void this.logged.push(text);
    return {
      log: { trace: log, info: log, warn: log, error: log, show: () => undefined },
      translate: inEnglish,
      locale: 'en',
      strings: { Undo: 'Undo' },
      articleOf: (document) => {
        const record = parseRecord(document.getText());
        return { version: document.version, record, views: new RecordViews(record) };
      },
      sessionOf: (document) => Promise.resolve(this.#sessions.get(document as unknown as FakeDocument) as unknown as PanelSession | undefined),
      onDidChangeText: (document, listener) => {
        const listeners = this.#textListeners.get(document as unknown as FakeDocument) ?? new Set();
        this.#textListeners.set(document as unknown as FakeDocument, listeners.add(listener));
        return { dispose: () => void listeners.delete(listener) };
      },
      refusalOf: (session) => (session ? session.refusal && `refused: ${session.refusal}` : 'no annotations'),
      guidelinesFor: () => Promise.resolve(guidelinesFor(this.guidelines, this.labels)),
      labelsFor: () => Promise.resolve({ labels: this.labels, source: undefined, files: [], unreadable: [] }),
      latestFindings: (document) => this.#checked?.version === document.version && this.#checked.document.asDocument === document ? this.#findings(document) : undefined,
      findingsOf: (document) => {
        if (this.#checked?.version !== document.version) {
          this.checks++;
          this.#checked = { document: document as unknown as FakeDocument, version: document.version };
          this.controller.checked(document, document.version);
        }
        return Promise.resolve(this.#findings(document));
      },
      settingsFor: () => ({ labelNames: 'first', snapToWords: true, syncScroll: true, advance: this.advance, nextName: ['name', 'number', 'date'] }),
      setAdvance: (_, advance) => {
        this.advance = advance;
        this.controller.settingsChanged();
      },
      subjects: () => Promise.resolve(['Fishing', 'Harbors, Ports and Docks']),
      knownNames: () => Promise.resolve(this.knownNames),
      numberMeaning: () => '',
      progressOf: () => Promise.resolve({ position: 1, total: 2, annotated: 0 }),
      applyEdits: (document, edits) => {
        if (document !== this.document.asDocument) return Promise.resolve('refused');
        if (this.readOnly) return Promise.resolve('readOnly');
        this.type(edits);
        return Promise.resolve('applied');
      },
      suggestions: {
        watch: (_, changed) => {
          this.#watches.add(changed);
          return { dispose: () => void this.#watches.delete(changed) };
        },
        offeredIn: () => this.offer,
        accept: (session, places) => acceptPlaces(session, places),
        reject: (session, { start, end }, labels) => {
          const text = session.model.articleText.slice(start, end);
          const change = (isRejected: boolean) => (): void => {
            this.rejected = isRejected ? labels.map((label) => `${label} ${text}`) : [];
          };
          change(true)();
          session.recordBeside(message('reject “{text}”', { text }), { undo: change(false), redo: change(true) });
          return Promise.resolve();
        },
      },
      mayRemove: () => {
        this.asked++;
        return Promise.resolve(this.mayLose);
      },
      annotationFindings: (session) => session && { document: session.model.document, findings: checkAnnotations(session.model.annotated(), { labels: this.labels, ids: session.model.ids }) },
      safeFixes: (document) => Promise.resolve(fixAllEdits(document.getText())),
      showRule: (rule) => void this.opened.push(rule),
      acceptProblem: (document, rule, { start, end }) => void this.accepted.push(`${rule}: ${document.getText().slice(start, end)}`),
      openExternal: (href) => void this.opened.push(href),
      schedule: (callback, milliseconds) => {
        const timer = { callback, milliseconds };
        this.#timers.push(timer);
        this.schedules++;
        return () => { this.#timers = this.#timers.filter((other) => other !== timer); };
      },
    };
  }

  #surroundings(): PanelSurroundings {
    return {
      changed: () => undefined,
      focusChanged: (focused) => { this.focused = focused; },
      selectInEditor: (_, range) => void this.selectedInEditor.push(range),
      scrollEditor: (_, offset) => void this.scrolledInEditor.push(offset),
      goToArticle: (_, direction) => Promise.resolve(this.neighbor === undefined ? `no ${direction} article` : undefined),
    };
  }

  #findings(document: vscode.TextDocument): DocumentFindings {
    return { document, version: document.version, ...checkRecordCounting(parseRecord(document.getText())) };
  }
}

export const labelsOf = (annotation: string, visual?: string): LabelSet => readLabelSet({ annotation, visual }).labels;

/** Lets everything run that waits for promises only. */
export function settled(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
