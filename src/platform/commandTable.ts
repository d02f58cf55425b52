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
  /** Place in the menu of the editor, as `group@order`. */
  readonly contextMenu?: string;
  /** Codicon for places that show commands as icons. */
  readonly icon?: string;
  /** When the title bar of an editor or a panel shows its icon. */
  readonly titleBar?: string;
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

export const languageIds = { article: 'article', standoff: 'standoff' } as const;

const inArticle = `editorLangId == ${languageIds.article}`;
/** While an annotation panel has the keyboard. */
const inPanel = `activeWebviewPanelId == '${prefix}.panel'`;
const typingInArticle = `editorTextFocus && ${inArticle}`;

/** Tagging in the text editor is a chord: its first key, then one that says what. No binding of VS Code begins so. */
function afterLeader(key: string, macKey = key): Pick<KeyBinding, 'key' | 'mac' | 'when'> {
  return { key: `ctrl+' ${key}`, mac: `cmd+' ${macKey}`, when: typingInArticle };
}

const labelDigits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export const commandTable = [
  { name: 'newArticle', title: 'New Article' },
  { name: 'checkArticle', title: 'Check This Article', when: inArticle },
  { name: 'fixAllInArticle', title: 'Fix All in Article', when: `${inArticle} && !editorReadonly` },
  { name: 'insertLineBreaks', title: 'Insert All Lost Line Breaks', when: `${inArticle} && !editorReadonly` },
  { name: 'tagSelection', title: 'Tag Selection…', when: inArticle, keys: [afterLeader('t')], contextMenu: '1_articleAnnotator@1' },
  {
    name: 'tagAs', title: 'Tag as Label', when: inArticle, palette: false,
    keys: labelDigits.map((digit) => ({ ...afterLeader(String(digit)), args: digit, does: `Tag with label ${digit}` })),
  },
  { name: 'tagAsLastLabel', title: 'Tag as Last Label', when: inArticle, keys: [afterLeader("ctrl+'", "cmd+'")] },
  { name: 'tagAllOccurrences', title: 'Tag All Occurrences…', when: inArticle, keys: [afterLeader('a')], contextMenu: '1_articleAnnotator@2' },
  { name: 'changeLabel', title: 'Change Label…', when: inArticle, keys: [afterLeader('c')], contextMenu: '1_articleAnnotator@3' },
  { name: 'editEntity', title: 'Edit Attributes, Note and Link…', when: inArticle, keys: [afterLeader('e')], contextMenu: '1_articleAnnotator@4' },
  { name: 'removeTag', title: 'Remove Tag', when: inArticle, keys: [afterLeader('delete', 'backspace')], contextMenu: '1_articleAnnotator@5' },
  { name: 'goToNextEntity', title: 'Go to Next Entity', when: inArticle, keys: [afterLeader(']'), afterLeader('down')] },
  { name: 'goToPreviousEntity', title: 'Go to Previous Entity', when: inArticle, keys: [afterLeader('['), afterLeader('up')] },
  {
    name: 'extendTag', title: 'Extend Tag by a Word', when: inArticle,
    keys: [
      afterLeader('right'),
      { ...afterLeader('shift+right'), args: { step: 'character' }, does: 'Extend Tag by a Character' },
      { ...afterLeader('alt+left'), args: { side: 'start' }, does: 'Extend Tag at Its Start by a Word' },
      { ...afterLeader('alt+shift+left'), args: { side: 'start', step: 'character' }, does: 'Extend Tag at Its Start by a Character' },
    ],
  },
  {
    name: 'shrinkTag', title: 'Shrink Tag by a Word', when: inArticle,
    keys: [
      afterLeader('left'),
      { ...afterLeader('shift+left'), args: { step: 'character' }, does: 'Shrink Tag by a Character' },
      { ...afterLeader('alt+right'), args: { side: 'start' }, does: 'Shrink Tag at Its Start by a Word' },
      { ...afterLeader('alt+shift+right'), args: { side: 'start', step: 'character' }, does: 'Shrink Tag at Its Start by a Character' },
    ],
  },
  { name: 'undoAnnotation', title: 'Undo Annotation', when: inArticle, keys: [afterLeader('z')] },
  { name: 'redoAnnotation', title: 'Redo Annotation', when: inArticle, keys: [afterLeader('y'), afterLeader('shift+z')] },
  { name: 'acceptMovedTag', title: 'Accept Moved Tag', when: inArticle },
  { name: 'acceptAllMovedTags', title: 'Accept All Moved Tags', when: inArticle },
  { name: 'placeTag', title: 'Place Lost Tag on Selection…', when: inArticle, keys: [afterLeader('p')] },
  { name: 'openSidecar', title: 'Open Annotation File to the Side', when: inArticle, keys: [afterLeader('o')] },
  { name: 'openPanel', title: 'Open Annotation Panel', when: inArticle, keys: [{ key: 'ctrl+shift+v', mac: 'cmd+shift+v', when: inArticle }] },
  {
    name: 'openPanelToSide', title: 'Open Annotation Panel to the Side', when: inArticle, icon: 'open-preview', titleBar: inArticle,
    keys: [{ key: 'ctrl+k v', mac: 'cmd+k v', when: inArticle }],
  },
  { name: 'nextArticle', title: 'Next Article', when: `${inArticle} || ${inPanel}` },
  { name: 'previousArticle', title: 'Previous Article', when: `${inArticle} || ${inPanel}` },
  { name: 'togglePanelLock', title: 'Lock or Unlock Annotation Panel', when: inPanel },
] as const satisfies readonly CommandDescription[];

/**
 * Keys that mean something in the annotation panel and would do something else in the window around it as well, which gets
 * every key of a webview: on Windows these go back and forward through the history of editors.
 */
export const keysOfPanel = { keys: ['alt+left', 'alt+right'], when: inPanel } as const;

export type CommandName = (typeof commandTable)[number]['name'];

/** Id of a command as VS Code knows it. */
export function commandId(name: CommandName | InternalCommandName): string {
  return `${prefix}.${name}`;
}

/** Commands that only the extension's own links and code actions run: not in the manifest, not in the palette. */
export type InternalCommandName = 'showRule' | 'rewriteFile' | 'setRuleSeverity' | 'applyAnnotationFix' | 'placeByHand';
