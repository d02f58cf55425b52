import { inEnglish, type Translate } from '../core/message';
import type { TextRange } from '../core/text/range';
import type { ViewState } from '../protocol/messageParts';
import { Annotator } from './annotating';
import type { Channel } from './channel';
import { leaveChordsToVSCode } from './chordKeys';
import { createCommands, type CommandTable } from './commands';
import { hideUsedAlt, watchFocus, watchPageFocus } from './focus';
import { Keyboard } from './keyboard';
import { LabelChoice } from './labelChoice';
import { TextNavigator } from './navigation';
import { ProblemsInText } from './problemsInText';
import { PanelModel } from './state/panelModel';
import { strings } from './strings';
import { SuggestionsInText } from './suggestions/suggestionsInText';
import { Synchronizer } from './synchronizing';
import { ArticleDisplay } from './text/articleDisplay';
import { watchPointer } from './text/pointer';
import { translateWith } from '../protocol/translation';
import type { Disposable } from './transport';
import { ViewMemory } from './viewMemory';
import { Announcer } from './view/announcer';
import { Chrome } from './view/chrome';
import { DetailsPopup } from './view/detailsPopup';
import { GuidelinePopup } from './view/guideline';
import { HelpPopup } from './view/helpPopup';
import type { HintTarget } from './view/hintBar';
import { isMac } from './view/keyNames';
import { LabelSearch } from './view/labelSearch';
import { IdleMoments } from './view/later';
import { LabelStyles } from './view/labelStyles';
import { Palette } from './view/palette';
import type { Popup } from './view/popup';
import { Splitter } from './view/splitter';
import { buildSkeleton, type Skeleton } from './view/skeleton';
import { TagAllPopup } from './view/tagAllPopup';

/** What is said where a command finds nothing to work on. */
const unavailable = { label: strings.noLastLabel, word: strings.nothingSelected, key: strings.unknownKey } as const;

/** Attributes that VS Code changes with the theme. */
const themeAttributes = ['style', 'class', 'data-vscode-theme-kind', 'data-vscode-theme-id'];

/** The panel: builds its parts and joins them. Logic lives in the parts. */
export class Panel {
  readonly #skeleton: Skeleton;
  readonly #model = new PanelModel();
  readonly #channel: Channel;
  readonly #labels: LabelStyles;
  readonly #announcer: Announcer;
  readonly #display: ArticleDisplay;
  readonly #navigator: TextNavigator;
  readonly #suggestions: SuggestionsInText;
  readonly #annotator: Annotator;
  readonly #choice: LabelChoice;
  readonly #commands: CommandTable;
  readonly #keyboard: Keyboard;
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
  readonly #themeObserver: MutationObserver;
  readonly #memory: ViewMemory;
  #translate: Translate = inEnglish;

  constructor(root: HTMLElement, channel: Channel, state: ViewState | undefined, save: (state: ViewState) => void) {
    const model = this.#model;
    const moments = new IdleMoments();
    const translate = (): Translate => this.#translate;
    const focusText = (): void => this.#skeleton.scroller.focus({ preventScroll: true });
    this.#channel = channel;
    this.#skeleton = buildSkeleton(root);
    const { panel, scroller, polite, warning, notice, splitter } = this.#skeleton;
    this.#labels = new LabelStyles(root.ownerDocument);
    this.#announcer = new Announcer({ polite, alert: warning, shown: notice });
    this.#suggestions = new SuggestionsInText(panel, model, () => this.#display, this.#labels, this.#announcer, translate, focusText, moments);
    this.#display = new ArticleDisplay(model, this.#skeleton, this.#labels, translate, moments);
    const { view, surface } = this.#display;
    this.#annotator = new Annotator(model, channel, this.#labels, this.#announcer, (range) => surface.reveal(range), translate);
    this.#navigator = new TextNavigator(model, view, surface, this.#suggestions.list, this.#labels, this.#announcer, translate);
    const suggestionActions = this.#suggestions.begin(this.#annotator, this.#navigator);
    this.#choice = new LabelChoice(model, channel, this.#annotator, this.#navigator, suggestionActions, this.#announcer, translate);
    this.#details = new DetailsPopup(panel, model, this.#labels, {
      relabel: (entity, label) => this.#annotator.relabel(entity, label),
      searchLabels: () => this.#searchLabels(false),
      goTo: (id) => {
        this.#navigator.selectEntity(id);
        this.#details.open(this.#selectionRectangle(), 'label');
      },
      setLink: (entity, link) => this.#annotator.setLink(entity, link),
      setNote: (entity, note) => this.#annotator.setNote(entity, note),
      ask: (request) => this.#annotator.ask(request),
      draft: (body) => this.#annotator.draft(body),
      openExternal: (href) => channel.send({ type: 'openExternal', href }),
    }, translate, focusText);
    const tagAll = (ranges: readonly TextRange[], label: string): void => {
      this.#annotator.tagAll(ranges, label);
      if (model.settings.advance) this.#navigator.name(1);
    };
    this.#tagAll = new TagAllPopup(panel, model, view, tagAll, translate, focusText);
    this.#help = new HelpPopup(panel, this.#labels, translate, focusText);
    this.#palette = new Palette(panel, model, this.#labels, (label) => this.#choice.apply(label), () => this.#searchLabels(false), translate, focusText);
    model.on('selection', () => this.#palette.popup.close(false));
    const openExternal = (href: string): void => channel.send({ type: 'openExternal', href });
    this.#labelSearch = new LabelSearch(panel, this.#labels, openExternal, translate, focusText);
    this.#problems = new ProblemsInText(panel, model, view, surface, this.#navigator, this.#announcer, {
      applyFix: (finding, fix) => this.#annotator.ask({ type: 'applyFix', finding: finding.id, fix }),
      accept: (finding) => channel.send({ type: 'acceptFinding', finding: finding.id }),
    }, translate, focusText, moments);
    this.#guidelines = new GuidelinePopup(panel, this.#labels, openExternal, translate, focusText);
    this.#guidelines.watch(this.#skeleton.top);
    this.#splitter = new Splitter(splitter, panel, { width: state?.sideWidth, height: state?.sideHeight, closed: state?.sideClosed }, () => this.#memory.save(), translate);
    this.#memory = new ViewMemory(model, state, save, () => ({ section: this.#chrome.section, size: this.#splitter.size }));
    this.#commands = createCommands(model, this.#navigator, this.#annotator, suggestionActions, {
      openDetails: (focus) => this.#details.open(this.#selectionRectangle(), focus),
      openTagAll: (quote, label) => this.#tagAll.open(quote, label, this.#selectionRectangle()),
      searchLabels: (all) => this.#searchLabels(all),
      openHelp: () => this.#help.open(),
      openGuideline: () => this.#openGuideline(),
      goToProblem: (step) => this.#problems.go(step),
      problemsHere: () => this.#problems.here(),
      toggleSticky: (label) => this.#choice.toggleSticky(label),
      toggleAdvance: () => this.#choice.toggleAdvance(),
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
    this.#chrome = new Chrome(this.#skeleton, model, this.#labels, {
      chooseLabel: (label) => {
        this.#choice.choose(label);
        focusText();
      },
      undo: () => this.#commands.undo(undefined),
      redo: () => this.#commands.redo(undefined),
      setLocked: (locked) => channel.send({ type: 'setLocked', locked }),
      toggleAdvance: () => this.#choice.toggleAdvance(),
      nextArticle: (direction) => this.#commands[direction === 'next' ? 'nextArticle' : 'previousArticle'](undefined),
      searchLabels: () => this.#searchLabels(false),
      toggleSide: () => this.#splitter.toggle(),
      help: () => this.#help.open(),
      selectEntity: (id) => this.#navigator.selectEntity(id),
      editEntity: (id) => {
        this.#navigator.selectEntity(id);
        this.#details.open(this.#selectionRectangle(), 'link');
      },
      removeEntity: (id) => this.#annotator.ask({ type: 'remove', ids: [id] }),
      backToText: focusText,
      askSubjects: () => channel.send({ type: 'askSubjects' }),
      draftField: (field, value) => this.#annotator.draft(value === undefined ? undefined : { type: 'editField', field, value }),
      editField: (field, value, failed) => this.#annotator.ask({ type: 'editField', field, value }, { failed }),
      applyFix: (finding, fix) => this.#annotator.ask({ type: 'applyFix', finding: finding.id, fix }),
      accept: (finding) => channel.send({ type: 'acceptFinding', finding: finding.id }),
      fixAll: (rule) => this.#annotator.ask({ type: 'fixAll', ...(rule !== undefined && { rule }) }),
      showRule: (rule) => channel.send({ type: 'showRule', rule }),
      goTo: ({ range, entity }) => {
        if (entity === undefined) this.#navigator.selectText(range);
        else this.#navigator.selectEntity(entity);
        focusText();
      },
    }, () => this.#memory.save(), { target: () => this.#hintTarget(), sureSuggestions: () => this.#suggestions.sureCount }, translate, state?.section ?? 'entities', moments);
    this.#synchronizer = new Synchronizer(model, channel, surface, (offset) => this.#memory.save(offset));
    this.#watchPointer();
    this.#keyboard = new Keyboard(scroller, model, this.#commands, () => this.#navigator.isRightToLeft, () => this.#palette.popup.close(false), this.#suggestions);
    this.#watches = [
      this.#keyboard,
      leaveChordsToVSCode(root.ownerDocument, isMac()),
      hideUsedAlt(root.ownerDocument),
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
    const model = this.#model;
    this.#memory.restoreLabels();
    this.#channel.start({
      initialize: ({ strings: bundle, settings, locale }) => {
        // The page may have had the keyboard before it could say so.
        if (document.hasFocus()) this.#channel.send({ type: 'focusChanged', focused: true });
        this.#skeleton.panel.lang = locale;
        this.#translate = translateWith(bundle, locale);
        model.setSettings(settings);
        this.#renderAll();
      },
      article: ({ article }) => {
        this.#memory.opening(article.uri);
        this.#display.open(() => this.#synchronizer.quietly(() => model.showArticle(article)));
        this.#memory.opened((state) => this.#synchronizer.restore(state));
      },
      noArticle: ({ reason }) => model.showNothing(reason),
      annotations: (message) => {
        if (model.isShown(message)) model.replaceAnnotations(message);
      },
      annotationsChanged: (message) => {
        if (!model.isShown(message)) return;
        const change = model.store.patch(message);
        if (change) model.applied(change);
        else this.#channel.send({ type: 'resync', uri: message.uri });
      },
      checksChanged: ({ checks, ...about }) => {
        if (model.isShown(about)) model.setChecks(checks);
      },
      suggestions: (message) => {
        if (!model.isShown(message)) return;
        this.#suggestions.offer(message);
        this.#chrome.suggestionsChanged();
      },
      labelsChanged: ({ uri, labels }) => {
        if (uri === model.article?.uri) model.setLabels(labels);
      },
      readOnlyChanged: ({ uri, reason }) => {
        if (uri !== model.article?.uri) return;
        model.setReadOnly(reason);
        if (reason === undefined) this.#announcer.notify(this.#translate(strings.noLongerReadOnly), 'information');
        else this.#announcer.notify(this.#translate(strings.readOnly, { reason }), 'warning');
      },
      selection: (message) => this.#synchronizer.takeSelection(message),
      tellSelection: () => this.#synchronizer.tellSelectionNow(),
      scroll: (message) => this.#synchronizer.takeScroll(message),
      settings: ({ settings }) => model.setSettings(settings),
      progress: ({ progress }) => model.setProgress(progress),
      knownNames: ({ uri, names }) => {
        if (uri === model.article?.uri) model.setKnownNames(names);
      },
      subjects: ({ subjects }) => model.setSubjects(subjects),
      notice: ({ text }) => this.#announcer.notify(text, 'done'),
      run: ({ command, label }) => this.#keyboard.run(command, label),
    }, this.#memory.state);
  }

  dispose(): void {
    this.#themeObserver.disconnect();
    for (const watch of this.#watches) watch.dispose();
    this.#synchronizer.dispose();
    this.#chrome.dispose();
    this.#problems.dispose();
    for (const { popup } of this.#boxes) popup.dispose();
    this.#display.dispose();
    this.#labels.dispose();
    this.#skeleton.panel.remove();
  }

  #watchPointer(): void {
    const model = this.#model;
    const { view, surface } = this.#display;
    watchPointer(this.#skeleton.scroller, {
      surface,
      wordUnder: (x, y) => {
        const offset = surface.characterAt(x, y);
        const word = offset === undefined ? undefined : this.#navigator.words.at(offset);
        return word && offset !== undefined && offset < word.end ? word : undefined;
      },
      snap: (range) => model.settings.snapToWords ? this.#navigator.words.snap(range) : range,
      entitiesAt: (offset) => view.spans.at(offset),
      selection: () => model.selection,
      select: (selection) => model.select(selection),
      drawn: (range) => {
        const sticky = model.labels.find(({ name }) => name === model.stickyLabel);
        if (sticky) this.#annotator.tag(range, sticky.name);
        else this.#palette.open(surface.rectangleOf(range));
      },
      selectEntity: (id) => this.#navigator.selectEntity(id),
      selectSuggestion: (offset) => this.#suggestions.select(offset),
      editEntity: () => this.#commands.editDetails(undefined),
      begin: () => this.#palette.popup.close(false),
    });
  }

  /** Nothing has the keyboard: the box that is open gets it, or else the text. */
  #claimFocus(): void {
    const box = this.#boxes.find(({ popup }) => popup.isOpen && popup.element.getAttribute('role') === 'dialog');
    if (box) box.popup.focusFirst();
    else this.#skeleton.scroller.focus({ preventScroll: true });
  }

  get #boxes(): readonly { readonly popup: Popup }[] {
    return [this.#suggestions.box, this.#details, this.#tagAll, this.#help, this.#palette, this.#labelSearch, this.#problems.box, this.#guidelines];
  }

  #openGuideline(): void {
    const model = this.#model;
    const name = model.selectedEntity?.label ?? model.lastLabel;
    const label = name === undefined ? undefined : this.#labels.find(name);
    if (!label) this.#announcer.notify(this.#translate(strings.noLastLabel), 'information');
    else if (!label.guideline) this.#announcer.notify(this.#translate(strings.noGuidelines, { label: label.display }), 'information');
    else this.#guidelines.open(label, this.#selectionRectangle(), true);
  }

  #searchLabels(all: boolean): void {
    const title = this.#translate(all ? strings.searchLabelForAll : strings.searchLabel, {});
    this.#labelSearch.open(title, this.#selectionRectangle(), (label) => this.#commands[all ? 'tagAll' : 'tag'](label.name));
  }

  /** One step back: a box closes, the focus returns to the text, the selection is let go. */
  #back(): void {
    const model = this.#model;
    const { scroller } = this.#skeleton;
    this.#announcer.clear();
    if (scroller.ownerDocument.activeElement !== scroller) return scroller.focus({ preventScroll: true });
    const range = model.selectedRange;
    if (!range) return;
    if (model.selection.kind === 'entity') model.select({ kind: 'text', anchor: range.start, focus: range.end });
    else model.select({ kind: 'text', anchor: range.end, focus: range.end });
  }

  #selectionRectangle(): DOMRect | undefined {
    const range = this.#model.selectedEntity?.fragments[0] ?? this.#navigator.target;
    if (!range) return undefined;
    this.#display.surface.reveal(range);
    return this.#display.surface.rectangleOf(range);
  }

  #hintTarget(): HintTarget | undefined {
    const model = this.#model;
    const { article } = model;
    const { description } = this.#suggestions;
    if (description !== undefined) return { suggestion: description };
    // Counting goes through the whole text: not while the article is opened.
    const target = model.isAtOpening ? undefined : this.#navigator.target;
    if (!article || !target) return undefined;
    const quote = article.text.slice(target.start, target.end);
    return quote.length > 60 ? undefined : { quote, count: this.#tagAll.placesOf(quote, undefined).length };
  }

  #renderAll(): void {
    this.#display.render();
    this.#splitter.render();
    this.#chrome.render();
  }
}
