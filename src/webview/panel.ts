import { inEnglish, type Translate } from '../core/message';
import type { TextRange } from '../core/text/range';
import type { Label } from '../protocol/article';
import type { ViewState } from '../protocol/messageParts';
import { bindingsInOrder, type PanelCommand } from '../protocol/panelCommands';
import { Annotator } from './annotating';
import type { Channel } from './channel';
import { createCommands, type CommandTable } from './commands';
import { isUnfocused, watchFocus, watchPageFocus } from './focus';
import { chordOf, resolveCommand } from './keys';
import { Navigator } from './navigation';
import { ProblemsInText } from './problemsInText';
import { nearestChange, type StoreChange } from './state/annotationStore';
import { Session } from './state/session';
import { strings } from './strings';
import { Synchronizer } from './synchronizing';
import { ArticleView } from './text/articleView';
import type { PaintContext } from './text/markPainter';
import { watchPointer } from './text/pointer';
import { TextSurface, type DirectedRange } from './text/textSurface';
import { translateWith } from './translation';
import type { Disposable } from './transport';
import { Announcer } from './view/announcer';
import { Chrome } from './view/chrome';
import { DetailsPopup } from './view/detailsPopup';
import { GuidelinePopup } from './view/guideline';
import { HelpPopup } from './view/helpPopup';
import { LabelSearch } from './view/labelSearch';
import { LabelStyles } from './view/labelStyles';
import { Palette } from './view/palette';
import type { Popup } from './view/popup';
import { Splitter } from './view/splitter';
import { buildSkeleton, type Skeleton } from './view/skeleton';
import { TagAllPopup } from './view/tagAllPopup';

/** Commands that work wherever the focus is, as long as nothing is being typed. */
const everywhere: ReadonlySet<string> = new Set(bindingsInOrder.filter(({ group }) => group === 'view').map(({ command }) => command));

/** What is said where a command finds nothing to work on. */
const unavailable = { label: strings.noLastLabel, word: strings.nothingSelected, key: strings.unknownKey } as const;

/** Attributes that VS Code changes with the theme. */
const themeAttributes = ['style', 'class', 'data-vscode-theme-kind', 'data-vscode-theme-id'];

/** The panel: builds its parts and joins them. Logic lives in the parts. */
export class Panel {
  readonly #skeleton: Skeleton;
  readonly #session = new Session();
  readonly #channel: Channel;
  readonly #labels: LabelStyles;
  readonly #announcer: Announcer;
  readonly #view: ArticleView;
  readonly #surface: TextSurface;
  readonly #navigator: Navigator;
  readonly #annotator: Annotator;
  readonly #commands: CommandTable;
  readonly #synchronizer: Synchronizer;
  readonly #problems: ProblemsInText;
  readonly #guidelines: GuidelinePopup;
  readonly #chrome: Chrome;
  readonly #details: DetailsPopup;
  readonly #tagAll: TagAllPopup;
  readonly #help: HelpPopup;
  readonly #palette: Palette;
  readonly #labelSearch: LabelSearch;
  readonly #splitter: Splitter;
  readonly #watches: readonly Disposable[];
  readonly #onKeyDown = (event: KeyboardEvent): void => this.#onKey(event);
  readonly #themeObserver: MutationObserver;
  readonly #state: ViewState | undefined;
  /** Offset at the top of the text as it was told last. */
  #offset: number | undefined;
  readonly #save: (state: ViewState) => void;
  #translate: Translate = inEnglish;
  #labelKeys: ReadonlySet<string> = new Set();
  #restored = false;
  /** While an article is put up, nothing may ask for its layout: that would cost the first paint twice. */
  #opening = false;

  constructor(root: HTMLElement, channel: Channel, state: ViewState | undefined, save: (state: ViewState) => void) {
    const session = this.#session;
    const translate = (): Translate => this.#translate;
    const focusText = (): void => this.#skeleton.scroller.focus({ preventScroll: true });
    this.#channel = channel;
    this.#state = state;
    this.#offset = state?.offset;
    this.#save = save;
    this.#skeleton = buildSkeleton(root);
    const { panel, scroller, article, caret, polite, warning, notice, splitter } = this.#skeleton;
    this.#labels = new LabelStyles(root.ownerDocument);
    this.#announcer = new Announcer({ polite, alert: warning, shown: notice });
    this.#view = new ArticleView(scroller, article, this.#paintContext());
    this.#surface = new TextSurface(scroller, caret, this.#view);
    // The view hears of changes before whatever looks at what it shows.
    this.#listen();
    this.#annotator = new Annotator(session, channel, this.#labels, this.#announcer, translate);
    this.#navigator = new Navigator(session, this.#view, this.#surface, this.#labels, this.#announcer, translate);
    this.#details = new DetailsPopup(panel, session, this.#labels, {
      relabel: (entity, label) => this.#annotator.relabel(entity, label),
      setLink: (entity, link) => this.#annotator.setLink(entity, link),
      setNote: (entity, note) => this.#annotator.setNote(entity, note),
      setAttribute: (entity, name, value) => this.#annotator.setAttribute(entity, name, value),
      remove: (entity) => this.#annotator.remove(entity),
      openExternal: (href) => channel.send({ type: 'openExternal', href }),
    }, translate, focusText);
    const tagAll = (ranges: readonly TextRange[], label: string): void => {
      this.#annotator.tagAll(ranges, label);
      if (session.settings.advance) this.#navigator.name(1);
    };
    this.#tagAll = new TagAllPopup(panel, session, this.#view, tagAll, translate, focusText);
    this.#help = new HelpPopup(panel, this.#labels, translate, focusText);
    this.#palette = new Palette(panel, this.#labels, (label) => this.#applyLabel(label), translate, focusText);
    this.#labelSearch = new LabelSearch(panel, this.#labels, (href) => channel.send({ type: 'openExternal', href }), translate, focusText);
    this.#problems = new ProblemsInText(panel, session, this.#view, this.#surface, this.#navigator, this.#announcer, {
      applyFix: (finding, fix) => this.#annotator.ask((about) => ({ type: 'applyFix', ...about, finding: finding.id, fix })),
      accept: (finding) => channel.send({ type: 'acceptFinding', finding: finding.id }),
    }, translate, focusText);
    this.#guidelines = new GuidelinePopup(panel, this.#labels, (href) => channel.send({ type: 'openExternal', href }), translate, focusText);
    this.#guidelines.watch(this.#skeleton.top);
    this.#splitter = new Splitter(splitter, panel, { width: state?.sideWidth, height: state?.sideHeight, closed: state?.sideClosed }, () => this.#saveState(), translate);
    this.#commands = createCommands(session, this.#navigator, this.#annotator, {
      openDetails: (focus) => this.#details.open(this.#selectionRectangle(), focus),
      openTagAll: (quote, label) => this.#tagAll.open(quote, label, this.#selectionRectangle()),
      searchLabels: (all) => this.#searchLabels(all),
      openHelp: () => this.#help.open(),
      openGuideline: () => this.#openGuideline(),
      goToProblem: (step) => this.#problems.go(step),
      problemsHere: () => this.#problems.here(),
      toggleSticky: (label) => this.#toggleSticky(label),
      toggleAdvance: () => this.#toggleAdvance(),
      focusFilter: () => {
        this.#splitter.open();
        this.#chrome.focusFilter();
      },
      focusMetadata: () => {
        this.#splitter.open();
        this.#chrome.focusMetadata();
      },
      back: () => this.#back(),
      unavailable: (what) => this.#announcer.notify(this.#translate(unavailable[what]), 'information'),
      toggleSide: () => this.#splitter.toggle(),
    });
    this.#chrome = new Chrome(this.#skeleton, session, this.#labels, {
      chooseLabel: (label) => this.#chooseLabel(label),
      undo: () => this.#commands.undo(undefined),
      redo: () => this.#commands.redo(undefined),
      setLocked: (locked) => channel.send({ type: 'setLocked', locked }),
      toggleAdvance: () => this.#toggleAdvance(),
      nextArticle: (direction) => this.#commands[direction === 'next' ? 'nextArticle' : 'previousArticle'](undefined),
      searchLabels: () => this.#searchLabels(false),
      toggleSide: () => this.#splitter.toggle(),
      help: () => this.#help.open(),
      selectEntity: (id) => this.#navigator.selectEntity(id),
      editEntity: (id) => {
        this.#navigator.selectEntity(id);
        this.#details.open(this.#selectionRectangle(), 'link');
      },
      removeEntity: (id) => {
        const entity = session.store.entities.get(id);
        if (entity) this.#annotator.remove(entity);
      },
      backToText: focusText,
      askSubjects: () => channel.send({ type: 'askSubjects' }),
      editField: (field, value, failed) => this.#annotator.ask((about) => ({ type: 'editField', ...about, field, value }), failed),
      applyFix: (finding, fix) => this.#annotator.ask((about) => ({ type: 'applyFix', ...about, finding: finding.id, fix })),
      accept: (finding) => channel.send({ type: 'acceptFinding', finding: finding.id }),
      fixAll: (rule) => this.#annotator.ask((about) => ({ type: 'fixAll', ...about, ...(rule !== undefined && { rule }) })),
      showRule: (rule) => channel.send({ type: 'showRule', rule }),
      goTo: ({ range, entity }) => {
        if (entity === undefined) this.#navigator.selectText(range);
        else this.#navigator.selectEntity(entity);
        focusText();
      },
    }, () => this.#saveState(), () => this.#hintTarget(), translate, state?.section ?? 'entities');
    this.#synchronizer = new Synchronizer(session, channel, this.#surface, (offset) => this.#saveState(offset));
    this.#watchPointer();
    // Not on the panel: a key that comes while nothing has the focus is a key for the text.
    root.ownerDocument.addEventListener('keydown', this.#onKeyDown);
    this.#watches = [
      watchFocus(root.ownerDocument, () => this.#claimFocus()),
      watchPageFocus(window, (focused) => channel.send({ type: 'focusChanged', focused })),
    ];
    this.#themeObserver = new MutationObserver(() => this.#labels.refresh());
    for (const element of [root.ownerDocument.documentElement, root.ownerDocument.body]) {
      this.#themeObserver.observe(element, { attributes: true, attributeFilter: themeAttributes });
    }
    this.#renderAll();
  }

  /** Tells the host that the panel is ready, and listens. */
  start(): void {
    const session = this.#session;
    if (this.#state?.lastLabel !== undefined) session.chooseLabel({ last: this.#state.lastLabel });
    if (this.#state?.stickyLabel !== undefined) session.chooseLabel({ sticky: this.#state.stickyLabel });
    this.#channel.start({
      initialize: ({ strings: bundle, settings, locale }) => {
        // The page may have had the keyboard before it could say so.
        if (document.hasFocus()) this.#channel.send({ type: 'focusChanged', focused: true });
        this.#skeleton.panel.lang = locale;
        this.#translate = translateWith(bundle, locale);
        session.setSettings(settings);
        this.#renderAll();
      },
      article: ({ article }) => {
        if (article.uri !== (this.#restored ? session.article : this.#state)?.uri) this.#offset = undefined;
        this.#opening = true;
        this.#synchronizer.quietly(() => session.showArticle(article));
        this.#opening = false;
        this.#restoreOnce();
        this.#saveState();
      },
      noArticle: ({ reason }) => session.showNothing(reason),
      annotations: (message) => {
        if (message.uri === session.article?.uri && message.version === session.article.version) session.replaceAnnotations(message);
      },
      annotationsChanged: (message) => {
        if (message.uri !== session.article?.uri || message.version !== session.article.version) return;
        const change = session.store.patch(message);
        if (!change) return this.#channel.send({ type: 'resync', uri: message.uri });
        // A step that this panel asked to undo is shown where it was.
        if (message.requestId !== undefined && message.announcement !== undefined) this.#showStep(change);
        else session.applied(change);
        if (message.announcement !== undefined) this.#announcer.notify(message.announcement, 'done');
      },
      checksChanged: ({ uri, version, checks }) => {
        if (uri === session.article?.uri && version === session.article.version) session.setChecks(checks);
      },
      labelsChanged: ({ uri, labels }) => {
        if (uri === session.article?.uri) session.setLabels(labels);
      },
      selection: (message) => this.#synchronizer.takeSelection(message),
      scroll: (message) => this.#synchronizer.takeScroll(message),
      settings: ({ settings }) => session.setSettings(settings),
      progress: ({ progress }) => session.setProgress(progress),
      notice: ({ text }) => this.#announcer.notify(text, 'done'),
      subjects: ({ subjects }) => session.setSubjects(subjects),
      run: ({ command, label }) => this.#run(command, label),
    }, this.#state);
  }

  dispose(): void {
    this.#themeObserver.disconnect();
    for (const watch of this.#watches) watch.dispose();
    this.#skeleton.panel.ownerDocument.removeEventListener('keydown', this.#onKeyDown);
    this.#synchronizer.dispose();
    this.#chrome.dispose();
    this.#problems.dispose();
    for (const { popup } of this.#boxes) popup.dispose();
    this.#view.dispose();
    this.#labels.dispose();
    this.#skeleton.panel.remove();
  }

  #listen(): void {
    const session = this.#session;
    session.on('labels', (labels) => {
      this.#labels.use(labels);
      const taggable = labels.filter((label) => label.taggable);
      this.#labelKeys = new Set(taggable.flatMap(({ digit, letter }) => [digit ?? '', letter ?? '']).filter(Boolean));
      if (this.#view.article) this.#view.repaintAll(this.#paintContext());
    });
    session.on('article', (article) => {
      this.#showEmpty();
      const top = article !== undefined && this.#view.article?.uri === article.uri ? this.#surface.scroller.scrollTop : undefined;
      this.#view.show(article, session.store.entities.values(), this.#paintContext());
      if (top !== undefined) this.#surface.scroller.scrollTop = top;
      else if (this.#restored) this.#surface.scroller.scrollTop = 0;
      if (article?.language !== undefined) this.#skeleton.article.lang = article.language;
      else this.#skeleton.article.removeAttribute('lang');
    });
    session.on('annotations', (change) => {
      if (change) {
        // Letting go of a selection lays the page out: before the change there is nothing to lay out.
        if (session.selection.kind === 'entity') this.#surface.drawSelection(undefined);
        this.#view.change(change, this.#paintContext());
        if (session.selection.kind === 'text') this.#surface.drawSelection(session.selection);
      } else this.#view.show(session.article, session.store.entities.values(), this.#paintContext());
    });
    session.on('selection', () => this.#drawSelection());
    session.on('settings', () => {
      if (session.article) this.#saveState();
      if (this.#view.article) this.#view.repaintAll(this.#paintContext());
    });
  }

  #paintContext(): PaintContext {
    const session = this.#session;
    return {
      text: session.article?.text ?? '',
      labels: this.#labels,
      translate: this.#translate,
      labelNames: session.settings.labelNames,
      selected: session.selection.kind === 'entity' ? session.selection.id : undefined,
      entity: (id) => session.store.entities.get(id),
    };
  }

  get #drawable(): DirectedRange | undefined {
    const { selection, article } = this.#session;
    return selection.kind === 'text' && article ? selection : undefined;
  }

  #drawSelection(): void {
    this.#view.select(this.#paintContext());
    if (this.#opening) requestAnimationFrame(() => this.#surface.drawSelection(this.#drawable));
    else this.#surface.drawSelection(this.#drawable);
    this.#palette?.popup.close(false);
  }

  #watchPointer(): void {
    const session = this.#session;
    watchPointer(this.#skeleton.scroller, {
      surface: this.#surface,
      snap: (range) => session.settings.snapToWords ? this.#navigator.words.snap(range) : range,
      entitiesAt: (offset) => this.#view.entitiesAt(offset),
      selection: () => session.selection,
      select: (selection) => session.select(selection),
      drawn: (range) => {
        const sticky = session.labels.find(({ name }) => name === session.stickyLabel);
        if (sticky) this.#annotator.tag(range, sticky.name);
        else this.#palette.open(this.#surface.rectangleOf(range));
      },
      selectEntity: (id) => this.#navigator.selectEntity(id),
      editEntity: () => this.#commands.editDetails(undefined),
      begin: () => this.#palette.popup.close(false),
    });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const [target] = event.composedPath();
    const chord = chordOf(event);
    if (chord === undefined) return;
    if (isTyping(target) && chord !== 'Escape') return this.#onTypingKey(event, chord);
    const inText = target === this.#skeleton.scroller || isUnfocused(this.#skeleton.panel.ownerDocument);
    const found = resolveCommand(chord, this.#session.selection.kind === 'entity', this.#labelKeys);
    if (!found || (!inText && !everywhere.has(found.command))) return;
    event.preventDefault();
    if (inText) this.#palette.popup.close(false);
    this.#commands[found.command](found.label);
  }

  /** VS Code takes the keys of undo from a field, and gives them to the article. */
  #onTypingKey(event: KeyboardEvent, chord: string): void {
    const command = resolveCommand(chord, false, new Set())?.command;
    if (command !== 'undo' && command !== 'redo') return;
    event.preventDefault();
    this.#skeleton.panel.ownerDocument.execCommand(command);
  }

  /** A command of the palette, or of a key that VS Code handles. */
  #run(command: PanelCommand, label: string | undefined): void {
    const document = this.#skeleton.panel.ownerDocument;
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    if ((command === 'undo' || command === 'redo') && isTyping(focused)) document.execCommand(command);
    else this.#commands[command](label);
  }

  /** Nothing has the keyboard: the box that is open gets it, or else the text. */
  #claimFocus(): void {
    const box = this.#boxes.find(({ popup }) => popup.isOpen && popup.element.getAttribute('role') === 'dialog');
    if (box) box.popup.focusFirst();
    else this.#skeleton.scroller.focus({ preventScroll: true });
  }

  get #boxes(): readonly { readonly popup: Popup }[] {
    return [this.#details, this.#tagAll, this.#help, this.#palette, this.#labelSearch, this.#problems.box, this.#guidelines];
  }

  #openGuideline(): void {
    const session = this.#session;
    const name = session.selectedEntity?.label ?? session.lastLabel;
    const label = name === undefined ? undefined : this.#labels.find(name);
    if (!label) this.#announcer.notify(this.#translate(strings.noLastLabel), 'information');
    else if (!label.guideline) this.#announcer.notify(this.#translate(strings.noGuidelines, { label: label.display }), 'information');
    else this.#guidelines.open(label, this.#selectionRectangle(), true);
  }

  #searchLabels(all: boolean): void {
    const title = this.#translate(all ? strings.searchLabelForAll : strings.searchLabel, {});
    this.#labelSearch.open(title, this.#selectionRectangle(), (label) => this.#commands[all ? 'tagAll' : 'tag'](label.name));
  }

  #chooseLabel(label: Label): void {
    const { selection, selectedRange } = this.#session;
    const chosen = selection.kind === 'entity' || (selectedRange && selectedRange.start < selectedRange.end);
    if (chosen && this.#session.stickyLabel !== label.name) this.#applyLabel(label);
    else this.#toggleSticky(label);
    this.#skeleton.scroller.focus({ preventScroll: true });
  }

  /** Labels what is selected; also with a label that has no key. */
  #applyLabel(label: Label): void {
    const entity = this.#session.selectedEntity;
    const { target } = this.#navigator;
    if (entity) this.#annotator.relabel(entity, label.name);
    else if (target) this.#annotator.tag(target, label.name);
  }

  #toggleSticky(label: Label): void {
    const on = this.#session.stickyLabel !== label.name;
    this.#session.chooseLabel({ sticky: on ? label.name : undefined });
    this.#announcer.notify(this.#translate(on ? strings.stickyOn : strings.stickyOff, { label: label.display }), 'done');
    this.#saveState();
  }

  #toggleAdvance(): void {
    const advance = !this.#session.settings.advance;
    this.#channel.send({ type: 'setAdvance', advance });
    this.#announcer.notify(this.#translate(advance ? strings.advanceOn : strings.advanceOff), 'done');
  }

  /** One step back: a box closes, the focus returns to the text, the selection is let go. */
  #back(): void {
    const session = this.#session;
    const { scroller } = this.#skeleton;
    this.#announcer.clear();
    if (scroller.ownerDocument.activeElement !== scroller) return scroller.focus({ preventScroll: true });
    const range = session.selectedRange;
    if (!range) return;
    if (session.selection.kind === 'entity') session.select({ kind: 'text', anchor: range.start, focus: range.end });
    else session.select({ kind: 'text', anchor: range.end, focus: range.end });
  }

  /** Selects what a step that was undone or done again changed: the tag, or the stretch that bore one. */
  #showStep(change: StoreChange): void {
    const { before, after } = nearestChange(change, this.#session.selectedRange?.start ?? 0) ?? {};
    const range = after?.fragments[0] ?? before?.fragments[0];
    if (!range) return this.#session.applied(change);
    const placed = after && after.fragments.length > 0;
    this.#session.applied(change, placed ? { kind: 'entity', id: after.id } : { kind: 'text', anchor: range.start, focus: range.end });
    this.#surface.reveal(range);
  }

  #selectionRectangle(): DOMRect | undefined {
    const range = this.#session.selectedEntity?.fragments[0] ?? this.#navigator.target;
    if (!range) return undefined;
    this.#surface.reveal(range);
    return this.#surface.rectangleOf(range);
  }

  #hintTarget(): { quote: string; count: number } | undefined {
    const { article } = this.#session;
    const target = article && this.#navigator.target;
    if (!target) return undefined;
    const quote = article.text.slice(target.start, target.end);
    return quote.length > 60 ? undefined : { quote, count: this.#tagAll.placesOf(quote, undefined).length };
  }

  #renderAll(): void {
    this.#skeleton.scroller.setAttribute('aria-label', this.#translate(strings.articleText, {}));
    this.#showEmpty();
    this.#splitter.render();
    this.#chrome.render();
  }

  #showEmpty(): void {
    const { article, emptyReason } = this.#session;
    this.#skeleton.empty.hidden = article !== undefined;
    const reason = article?.readOnlyReason;
    this.#skeleton.banner.hidden = reason === undefined;
    this.#skeleton.banner.textContent = reason === undefined ? '' : this.#translate(strings.readOnly, { reason });
    this.#skeleton.empty.textContent = emptyReason ?? this.#translate(strings.waiting, {});
  }

  #restoreOnce(): void {
    if (this.#restored) return;
    this.#restored = true;
    this.#synchronizer.restore(this.#state);
  }

  #saveState(offset = this.#offset): void {
    const { article, lastLabel, stickyLabel, settings } = this.#session;
    this.#offset = offset;
    const { width, height, closed } = this.#splitter.size;
    this.#save({
      ...(article && { uri: article.uri }),
      ...(offset !== undefined && { offset }),
      ...(lastLabel !== undefined && { lastLabel }),
      ...(stickyLabel !== undefined && { stickyLabel }),
      ...(settings.locked && { locked: true }),
      section: this.#chrome.section,
      ...(width !== undefined && { sideWidth: width }),
      ...(height !== undefined && { sideHeight: height }),
      ...(closed === true && { sideClosed: true }),
    });
  }
}

function isTyping(target: EventTarget | null | undefined): boolean {
  return target instanceof Element && target.matches('input, textarea, select');
}
