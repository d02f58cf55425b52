import { settingPrefix } from '../core/corpus/settings';

/** A command of the palette as data: manifest, key bindings and documentation are made from this table. */
export interface CommandDescription {
  /** Without the prefix `articleAnnotator.`. */
  readonly name: string;
  readonly title: string;
  /** When the palette offers it. */
  readonly when?: string;
  readonly keys?: readonly KeyBinding[];
  /** False for a command that only key bindings, links and other commands run. */
  readonly palette?: false;
  /** Place in the menu of the text editor, as `group@order`. */
  readonly contextMenu?: string;
  /** When the menu of the explorer shows it. */
  readonly explorerMenu?: string;
  /** Codicon for places that show commands as icons. */
  readonly icon?: string;
  /** When the title bar of an editor or a panel shows its icon. */
  readonly titleBar?: string;
  /** When the title bar of the articles view shows its icon. */
  readonly articlesBar?: string;
  /** Rows of the articles view that offer it, as a condition on `viewItem`. */
  readonly articlesRow?: string;
  /** When the title bar of the search view shows its icon. */
  readonly searchBar?: string;
  /** Rows of the search view that offer it, as a condition on `viewItem`. */
  readonly searchRow?: string;
  /** The group of the row's menu that it is in, where it is not among those that change tags; then the row shows no icon of it. */
  readonly searchRowGroup?: string;
}

/** Keys of a command; the same command may have several, which differ in their arguments. */
export interface KeyBinding {
  readonly key: string;
  readonly mac?: string;
  readonly when: string;
  readonly args?: unknown;
  /** What the keys do, where the title of the command does not tell. */
  readonly does?: string;
}

/** Prefix of settings, commands, context keys and view types. */
export const prefix = settingPrefix;

export const languageIds = { article: 'article', annotatedText: 'annotated-text', standoff: 'standoff' } as const;

const inRecord = `editorLangId == ${languageIds.article}`;
/** In a text that can be tagged, be it a record or not. */
const inArticle = `editorLangId =~ /^(${languageIds.article}|${languageIds.annotatedText})$/`;
/** Where the text editor shows the annotations of an article: most commands are about the article that owns them. */
const inAnnotationFile = `editorLangId == ${languageIds.standoff}`;
/** In a text editor with the article or with its annotation file. */
const inEitherText = `editorLangId =~ /^(${languageIds.article}|${languageIds.annotatedText}|${languageIds.standoff})$/`;
/** Types of the views that show an article without being a text editor, and of the overview of all. */
export const viewTypes = { panel: `${prefix}.panel`, editor: `${prefix}.editor`, overview: `${prefix}.overview` } as const;

/** Context key that is set while the page of an annotation panel or annotation editor has the keyboard. */
export const viewFocusKey = `${prefix}.viewFocus`;

/** Context key that is set while the active editor is the text of an article, whatever has the keyboard. */
export const articleInTextKey = `${prefix}.articleInText`;

/** Context key: whether the folder holds articles. */
export const hasArticlesKey = `${prefix}.hasArticles`;

/** Context key that is set once the folder was looked through for articles: before that, nobody knows whether it holds any. */
export const articlesLookedForKey = `${prefix}.articlesWereLookedFor`;

/** Context key that is set while the articles view lists only some. */
export const articlesFilteredKey = `${prefix}.articlesAreFiltered`;

/** Context key that is set once tags were searched for. */
export const foundTagsKey = `${prefix}.tagsWereSearched`;

/** Keys of the view that lists found tags, while it has the keyboard. */
const inFoundTags = `focusedView == ${prefix}.search && !inputFocus`;

/** While an annotation panel or an annotation editor is the active editor, whatever has the keyboard. */
const viewConditions = [`activeWebviewPanelId == '${viewTypes.panel}'`, `activeCustomEditorId == '${viewTypes.editor}'`] as const;
const inView = viewConditions.join(' || ');
const besideAnnotationFile = `${inArticle} || ${inView}`;
const anywhere = `${inEitherText} || ${inView}`;

/** Tagging in the text editor is a chord: its first key, then one that says what. No binding of VS Code begins so. */
function afterLeader(key: string, macKey = key, where = inEitherText): Pick<KeyBinding, 'key' | 'mac' | 'when'> {
  return { key: `ctrl+' ${key}`, mac: `cmd+' ${macKey}`, when: `editorTextFocus && ${where}` };
}

/** Where a command is offered that changes the text of a record. */
const whereTextChanges = `${inRecord} && !editorReadonly || ${inAnnotationFile} || ${inView}`;

const labelDigits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Extensions of files that formats other than ours have, and of archives. */
const importedExtensions = [
  '.jsonl', '.ndjson', '.json', '.jsonld', '.conll', '.iob', '.iob2', '.bio', '.tsv', '.csv', '.xmi', '.xml', '.tei', '.parquet', '.html', '.htm', '.zip',
] as const;

function hasExtension(extensions: readonly string[]): string {
  return `resourceExtname =~ /^\\.(${extensions.map((extension) => extension.slice(1)).join('|')})$/i`;
}

/** Made by a function that bundlers may leave out: only what is generated reads the table, and no user should wait for it. */
export const commandTable = /* @__PURE__ */ (() => [
  { name: 'newArticle', title: 'New Article' },
  { name: 'startAnnotating', title: 'Start Annotating' },
  { name: 'createConfiguration', title: 'Create annotation.conf' },
  { name: 'checkArticle', title: 'Check This Article', when: anywhere },
  { name: 'checkAllArticles', title: 'Check All Articles', when: 'workspaceFolderCount > 0' },
  { name: 'showOverview', title: 'Show Corpus Overview', when: 'workspaceFolderCount > 0', icon: 'graph', articlesBar: 'true' },
  { name: 'fixAllInArticle', title: 'Fix All in Article', when: whereTextChanges },
  { name: 'insertLineBreaks', title: 'Insert All Lost Line Breaks', when: whereTextChanges },
  { name: 'tagSelection', title: 'Tag Selection…', when: anywhere, keys: [afterLeader('t')], contextMenu: '1_articleAnnotator@1' },
  {
    name: 'tagAs', title: 'Tag as Label', when: inEitherText, palette: false,
    keys: labelDigits.map((digit) => ({ ...afterLeader(String(digit)), args: digit, does: `Tag with label ${digit}` })),
  },
  { name: 'tagAsLastLabel', title: 'Tag as Last Label', when: anywhere, keys: [afterLeader("ctrl+'", "cmd+'")] },
  { name: 'tagAllOccurrences', title: 'Tag All Occurrences…', when: anywhere, keys: [afterLeader('a')], contextMenu: '1_articleAnnotator@2' },
  { name: 'tagAllInCorpus', title: 'Tag All Occurrences in Corpus…', when: `(${anywhere}) && workspaceFolderCount > 0` },
  { name: 'changeLabel', title: 'Change Label…', when: anywhere, keys: [afterLeader('c')], contextMenu: '1_articleAnnotator@3' },
  { name: 'editTagDetails', title: 'Edit Attributes, Note and Link…', when: anywhere, keys: [afterLeader('e')], contextMenu: '1_articleAnnotator@4' },
  { name: 'removeTag', title: 'Remove Tag', when: anywhere, keys: [afterLeader('delete', 'backspace')], contextMenu: '1_articleAnnotator@5' },
  { name: 'findMentionsInCorpus', title: 'Find All Mentions in Corpus', when: `(${anywhere}) && workspaceFolderCount > 0`, keys: [afterLeader('f')], contextMenu: '1_articleAnnotator@6' },
  { name: 'goToNextTag', title: 'Go to Next Tag', when: anywhere, keys: [afterLeader(']'), afterLeader('down')] },
  { name: 'goToPreviousTag', title: 'Go to Previous Tag', when: anywhere, keys: [afterLeader('['), afterLeader('up')] },
  {
    name: 'extendTag', title: 'Extend Tag by a Word', when: anywhere,
    keys: [
      afterLeader('right'),
      { ...afterLeader('shift+right'), args: { step: 'character' }, does: 'Extend Tag by a Character' },
      { ...afterLeader('alt+left'), args: { side: 'start' }, does: 'Extend Tag at Its Start by a Word' },
      { ...afterLeader('alt+shift+left'), args: { side: 'start', step: 'character' }, does: 'Extend Tag at Its Start by a Character' },
    ],
  },
  {
    name: 'shrinkTag', title: 'Shrink Tag by a Word', when: anywhere,
    keys: [
      afterLeader('left'),
      { ...afterLeader('shift+left'), args: { step: 'character' }, does: 'Shrink Tag by a Character' },
      { ...afterLeader('alt+right'), args: { side: 'start' }, does: 'Shrink Tag at Its Start by a Word' },
      { ...afterLeader('alt+shift+right'), args: { side: 'start', step: 'character' }, does: 'Shrink Tag at Its Start by a Character' },
    ],
  },
  { name: 'acceptSuggestion', title: 'Accept Suggestion', when: anywhere, keys: [afterLeader('space')] },
  { name: 'rejectSuggestion', title: 'Reject Suggestion', when: anywhere, keys: [afterLeader('x')] },
  { name: 'acceptSureSuggestions', title: 'Accept All Sure Suggestions', when: anywhere, keys: [afterLeader('shift+space')] },
  { name: 'suggestInCorpus', title: 'Suggest Tags in Corpus…', when: 'workspaceFolderCount > 0', explorerMenu: 'explorerResourceIsFolder' },
  { name: 'suggestWithLanguageModel', title: 'Suggest with a Language Model…', when: `(${anywhere}) && isWorkspaceTrusted` },
  { name: 'goToNextSuggestion', title: 'Go to Next Suggestion', when: anywhere, keys: [afterLeader('.')] },
  { name: 'goToPreviousSuggestion', title: 'Go to Previous Suggestion', when: anywhere, keys: [afterLeader(',')] },
  { name: 'undoAnnotation', title: 'Undo Annotation', when: anywhere, keys: [afterLeader('z')] },
  { name: 'redoAnnotation', title: 'Redo Annotation', when: anywhere, keys: [afterLeader('y'), afterLeader('shift+z')] },
  { name: 'acceptMovedTag', title: 'Accept Moved Tag', when: inEitherText },
  { name: 'acceptAllMovedTags', title: 'Accept All Moved Tags', when: anywhere },
  { name: 'placeTag', title: 'Place Lost Tag on Selection…', when: inArticle, keys: [afterLeader('p', 'p', inArticle)] },
  { name: 'openAnnotationFile', title: 'Open Annotation File to the Side', when: besideAnnotationFile, keys: [afterLeader('o', 'o', inArticle)] },
  { name: 'createGuidelines', title: 'Create guidelines.md', when: anywhere },
  { name: 'openPanel', title: 'Open Annotation Panel', when: inEitherText, keys: [{ key: 'ctrl+shift+v', mac: 'cmd+shift+v', when: inEitherText }] },
  {
    name: 'openPanelToSide', title: 'Open Annotation Panel to the Side', when: inEitherText, icon: 'open-preview', titleBar: inArticle,
    keys: [{ key: 'ctrl+k v', mac: 'cmd+k v', when: inEitherText }],
  },
  {
    name: 'openEditor', title: 'Open Annotation Editor', when: inEitherText, icon: 'tag', titleBar: inArticle,
    keys: [{ key: 'ctrl+k a', mac: 'cmd+k a', when: inEitherText }],
  },
  { name: 'openText', title: 'Open Article as Text', when: viewConditions[1], icon: 'go-to-file', titleBar: viewConditions[1], keys: [{ key: 'ctrl+k a', mac: 'cmd+k a', when: viewConditions[1] }] },
  { name: 'openArticle', title: 'Open Article to the Side', when: inAnnotationFile, icon: 'go-to-file', titleBar: inAnnotationFile, keys: [afterLeader('o', 'o', inAnnotationFile)] },
  { name: 'exportArticles', title: 'Export Articles…', explorerMenu: `explorerResourceIsFolder || ${hasExtension(['.article', '.txt', '.md', '.ann'])}` },
  { name: 'importArticles', title: 'Import Articles…', explorerMenu: hasExtension(importedExtensions) },
  { name: 'markAsDone', title: 'Mark as Done', when: 'workspaceFolderCount > 0', keys: [{ ...afterLeader('d'), does: 'Mark as done and go to the next article' }, { key: 'ctrl+alt+enter', mac: 'cmd+alt+enter', when: viewFocusKey, does: 'The same in the annotation panel and the annotation editor' }], icon: 'check', articlesRow: 'viewItem =~ /^article[.](?!done)/' },
  { name: 'markNothingToTag', title: 'Mark as Nothing to Tag', when: 'workspaceFolderCount > 0', articlesRow: 'viewItem =~ /^article[.](?!nothingToTag)/' },
  { name: 'unmarkArticle', title: 'Mark as Not Done', when: 'workspaceFolderCount > 0', articlesRow: 'viewItem =~ /^article[.](?:done|nothingToTag)/' },
  { name: 'filterArticles', title: 'Filter Articles…', when: 'workspaceFolderCount > 0', icon: 'filter', articlesBar: 'true' },
  { name: 'clearArticleFilter', title: 'Clear Article Filter', when: articlesFilteredKey, icon: 'clear-all', articlesBar: articlesFilteredKey },
  { name: 'searchTags', title: 'Search in Tags…', when: 'workspaceFolderCount > 0', icon: 'search', searchBar: 'true' },
  { name: 'searchTagsAgain', title: 'Search in Tags Again', when: foundTagsKey, icon: 'refresh', searchBar: foundTagsKey },
  { name: 'groupHits', title: 'Group Found Tags by Text or Article', when: foundTagsKey, icon: 'list-tree', searchBar: foundTagsKey },
  { name: 'tagHits', title: 'Tag Found Texts…', when: foundTagsKey, icon: 'tag', searchRow: 'viewItem =~ /[.]untagged$/' },
  { name: 'relabelHits', title: 'Change Label of Found Tags…', when: foundTagsKey, icon: 'edit', searchRow: 'viewItem =~ /[.]tag$/', keys: [{ key: 'f2', when: inFoundTags, args: 'atFocus', does: 'Change the label of the chosen tags in the search view' }] },
  { name: 'linkHits', title: 'Link Found Tags…', when: foundTagsKey, searchRow: 'viewItem =~ /[.]tag$/' },
  { name: 'removeHits', title: 'Remove Found Tags', when: foundTagsKey, searchRow: 'viewItem =~ /[.]tag$/', keys: [{ key: 'delete', mac: 'cmd+backspace', when: inFoundTags, args: 'atFocus', does: 'Remove the chosen tags in the search view' }] },
  { name: 'copyHits', title: 'Copy Found Tags as CSV', when: foundTagsKey, icon: 'copy', searchBar: foundTagsKey, searchRow: 'true', searchRowGroup: '5_copy', keys: [{ key: 'ctrl+c', mac: 'cmd+c', when: inFoundTags, args: 'atFocus', does: 'Copy the chosen tags in the search view as CSV' }] },
  { name: 'changeInCorpus', title: 'Change Labels and Links in Corpus…', when: 'workspaceFolderCount > 0' },
  { name: 'nextArticle', title: 'Next Article', when: anywhere, keys: [afterLeader('n')] },
  { name: 'previousArticle', title: 'Previous Article', when: anywhere, keys: [afterLeader('shift+n')] },
  { name: 'togglePanelLock', title: 'Lock or Unlock Annotation Panel', when: viewConditions[0] },
] as const satisfies readonly CommandDescription[])();

/** Argument of the bindings that only tell VS Code a key of the annotation view: the view handles the key itself. */
export const pressedInView = 'pressedInView';

/**
 * Keys with a meaning in the annotation view that would do something else in the window around it as well, which gets every key
 * of a webview: on Windows Alt and an arrow go through the history of editors, and Ctrl+Z would undo typing behind the view's back.
 */
export const keysOfView = {
  keys: ['alt+left', 'alt+right', 'ctrl+z', 'cmd+z', 'ctrl+shift+z', 'cmd+shift+z', 'ctrl+y'],
  when: viewConditions.map((view) => `${view} && !sideBarFocus && !panelFocus && !auxiliaryBarFocus && !inQuickOpen`).join(' || '),
} as const;

export type CommandName = (typeof commandTable)[number]['name'];

/** Id of a command as VS Code knows it. */
export function commandId(name: CommandName | InternalCommandName): string {
  return `${prefix}.${name}`;
}

/** Commands that only the extension's own links and code actions run: not in the manifest, not in the palette. */
export type InternalCommandName = 'showRule' | 'rewriteFile' | 'setRuleSeverity' | 'applyAnnotationFix' | 'placeByHand' | 'acceptProblem' | 'openHit' | 'showMentions' | 'tagEverywhere';
