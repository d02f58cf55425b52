import * as z from 'zod/mini';

/**
 * The commands of the annotation view with their keys, as data: the key handler, the `?` help, the palette's key hints, the manifest
 * and the documentation are made from this one table.
 */

export type KeyGroup = 'move' | 'tag' | 'suggestion' | 'change' | 'view';

/** What is selected in the text; a suggestion that is selected is text, too, whose keys it has unless it has its own. */
export type TextState = 'text' | 'suggestion' | 'tag';

export interface PanelKeyBinding {
  readonly command: string;
  /** Chords, written `Mod+Alt+Shift+Key`; `Mod` is Ctrl, or Cmd on a Mac. `<label>` stands for the digit or letter of a label. */
  readonly chords: readonly string[];
  /** In which state of the text the chord has this meaning. */
  readonly when: TextState | 'both';
  readonly group: KeyGroup;
  /** What it does, as an English template. */
  readonly description: string;
  /** Place among the keys that the help shows first, from 1. */
  readonly essential?: number;
}

export const keyGroups: Readonly<Record<KeyGroup, string>> = {
  move: 'Move and select',
  tag: 'Tag',
  suggestion: 'Suggestions',
  change: 'With a tag selected',
  view: 'View',
};

const keyBindings = [
  { command: 'nextWord', chords: ['ArrowRight'], when: 'both', group: 'move', description: 'Go to the next word', essential: 1 },
  { command: 'previousWord', chords: ['ArrowLeft'], when: 'both', group: 'move', description: 'Go to the previous word' },
  { command: 'extendNextWord', chords: ['Shift+ArrowRight'], when: 'text', group: 'move', description: 'Extend the selection to the next word', essential: 2 },
  { command: 'extendPreviousWord', chords: ['Shift+ArrowLeft'], when: 'text', group: 'move', description: 'Extend the selection to the previous word' },
  { command: 'nextCharacter', chords: ['Alt+ArrowRight'], when: 'both', group: 'move', description: 'Go to the next character' },
  { command: 'previousCharacter', chords: ['Alt+ArrowLeft'], when: 'both', group: 'move', description: 'Go to the previous character' },
  { command: 'extendNextCharacter', chords: ['Alt+Shift+ArrowRight'], when: 'text', group: 'move', description: 'Extend the selection by a character' },
  { command: 'extendPreviousCharacter', chords: ['Alt+Shift+ArrowLeft'], when: 'text', group: 'move', description: 'Extend the selection back by a character' },
  { command: 'lineDown', chords: ['ArrowDown'], when: 'both', group: 'move', description: 'Go to the next line' },
  { command: 'lineUp', chords: ['ArrowUp'], when: 'both', group: 'move', description: 'Go to the previous line' },
  { command: 'extendLineDown', chords: ['Shift+ArrowDown'], when: 'text', group: 'move', description: 'Extend the selection to the next line' },
  { command: 'extendLineUp', chords: ['Shift+ArrowUp'], when: 'text', group: 'move', description: 'Extend the selection to the previous line' },
  { command: 'paragraphStart', chords: ['Home'], when: 'both', group: 'move', description: 'Go to the first word of the paragraph' },
  { command: 'paragraphEnd', chords: ['End'], when: 'both', group: 'move', description: 'Go to the last word of the paragraph' },
  { command: 'articleStart', chords: ['Mod+Home'], when: 'both', group: 'move', description: 'Go to the first word of the article' },
  { command: 'articleEnd', chords: ['Mod+End'], when: 'both', group: 'move', description: 'Go to the last word of the article' },
  { command: 'nextName', chords: ['.'], when: 'both', group: 'move', description: 'Go to the next unsure suggestion, untagged name or number', essential: 3 },
  { command: 'previousName', chords: [','], when: 'both', group: 'move', description: 'Go to the previous unsure suggestion, untagged name or number' },
  { command: 'nextTag', chords: [']'], when: 'both', group: 'move', description: 'Go to the next tag', essential: 7 },
  { command: 'previousTag', chords: ['['], when: 'both', group: 'move', description: 'Go to the previous tag' },
  { command: 'nextProblem', chords: ['F8'], when: 'both', group: 'move', description: 'Go to the next problem in the text, and to its fixes' },
  { command: 'previousProblem', chords: ['Shift+F8'], when: 'both', group: 'move', description: 'Go to the previous problem in the text' },
  { command: 'problemsHere', chords: ['Mod+.'], when: 'both', group: 'change', description: 'Show the problems at the selection with their fixes' },
  { command: 'tag', chords: ['<label>'], when: 'both', group: 'tag', description: 'Tag the selection or the word; change the label of the selected tag', essential: 4 },
  { command: 'tagAll', chords: ['Shift+<label>'], when: 'both', group: 'tag', description: 'Tag all occurrences, with a preview', essential: 6 },
  { command: 'repeatLabel', chords: ['Enter'], when: 'both', group: 'tag', description: 'Tag with the last label', essential: 5 },
  { command: 'repeatLabelAll', chords: ['Shift+Enter'], when: 'both', group: 'tag', description: 'Tag all occurrences with the last label' },
  { command: 'searchLabels', chords: ['/'], when: 'both', group: 'tag', description: 'Search for a label and tag with it' },
  { command: 'searchLabelsForAll', chords: [], when: 'both', group: 'tag', description: 'Search for a label and tag all occurrences with it' },
  { command: 'toggleAdvance', chords: ['>'], when: 'both', group: 'tag', description: 'Go to the next name after each tag, on or off' },
  { command: 'toggleSticky', chords: ['Alt+Enter'], when: 'both', group: 'tag', description: 'Keep the last label active for the mouse, on or off' },
  { command: 'addFragment', chords: ['+'], when: 'text', group: 'tag', description: 'Add the selection to the last tag as another part; place a lost tag on it' },
  { command: 'acceptSuggestion', chords: ['Space'], when: 'suggestion', group: 'suggestion', description: 'Accept the selected suggestion, also for the same text in the rest of the article, and go on' },
  { command: 'nextReading', chords: ['Tab'], when: 'suggestion', group: 'suggestion', description: 'Show the next reading of the selected suggestion: other ends, another label' },
  { command: 'rejectSuggestion', chords: ['x'], when: 'suggestion', group: 'suggestion', description: 'Reject the selected suggestion for this article, and go on' },
  { command: 'acceptSure', chords: ['Shift+Space'], when: 'both', group: 'suggestion', description: 'Accept all sure suggestions: those with a solid frame' },
  { command: 'acceptShown', chords: ['Mod+Shift+Space'], when: 'both', group: 'suggestion', description: 'Accept all suggestions, the unsure ones with a dashed frame too' },
  { command: 'nextSuggestion', chords: ['}'], when: 'both', group: 'suggestion', description: 'Go to the next suggestion' },
  { command: 'previousSuggestion', chords: ['{'], when: 'both', group: 'suggestion', description: 'Go to the previous suggestion' },
  { command: 'tagEndRight', chords: ['Shift+ArrowRight'], when: 'tag', group: 'change', description: 'Move the end of the tag to the right' },
  { command: 'tagEndLeft', chords: ['Shift+ArrowLeft'], when: 'tag', group: 'change', description: 'Move the end of the tag to the left' },
  { command: 'tagStartRight', chords: ['Alt+Shift+ArrowRight'], when: 'tag', group: 'change', description: 'Move the start of the tag to the right' },
  { command: 'tagStartLeft', chords: ['Alt+Shift+ArrowLeft'], when: 'tag', group: 'change', description: 'Move the start of the tag to the left' },
  { command: 'tagEndRightByCharacter', chords: ['Mod+Shift+ArrowRight'], when: 'tag', group: 'change', description: 'Move the end by a character to the right' },
  { command: 'tagEndLeftByCharacter', chords: ['Mod+Shift+ArrowLeft'], when: 'tag', group: 'change', description: 'Move the end by a character to the left' },
  { command: 'tagStartRightByCharacter', chords: ['Mod+Alt+Shift+ArrowRight'], when: 'tag', group: 'change', description: 'Move the start by a character to the right' },
  { command: 'tagStartLeftByCharacter', chords: ['Mod+Alt+Shift+ArrowLeft'], when: 'tag', group: 'change', description: 'Move the start by a character to the left' },
  { command: 'remove', chords: ['Delete', 'Backspace'], when: 'tag', group: 'change', description: 'Remove the tag', essential: 8 },
  { command: 'editDetails', chords: ['Space', 'F2'], when: 'tag', group: 'change', description: 'Show label, link, note and attributes' },
  { command: 'editLink', chords: ['l'], when: 'tag', group: 'change', description: 'Edit the link' },
  { command: 'editNote', chords: ['n'], when: 'tag', group: 'change', description: 'Edit the note' },
  { command: 'undo', chords: ['Mod+z'], when: 'both', group: 'view', description: 'Undo', essential: 9 },
  { command: 'redo', chords: ['Mod+Shift+z', 'Mod+y'], when: 'both', group: 'view', description: 'Redo' },
  { command: 'filter', chords: ['f'], when: 'both', group: 'view', description: 'Filter the tags' },
  { command: 'guideline', chords: ['g'], when: 'both', group: 'view', description: 'Show the guidelines of the label of the selected tag, or of the last label' },
  { command: 'metadata', chords: [':'], when: 'both', group: 'view', description: 'Go to the metadata; up and down go from field to field' },
  { command: 'nextArticle', chords: ['Mod+Enter'], when: 'both', group: 'view', description: 'Go to the next article', essential: 10 },
  { command: 'previousArticle', chords: ['Mod+Shift+Enter'], when: 'both', group: 'view', description: 'Go to the previous article' },
  { command: 'toggleSide', chords: ['\\'], when: 'both', group: 'view', description: 'Show or hide tags, metadata and problems' },
  { command: 'help', chords: ['?'], when: 'both', group: 'view', description: 'Show all keys' },
  { command: 'back', chords: ['Escape'], when: 'both', group: 'view', description: 'Go back to the text; clear the selection' },
] as const satisfies readonly PanelKeyBinding[];

export type PanelCommand = (typeof keyBindings)[number]['command'];

/** The table as a reader takes it; rows differ in what they have. */
export const bindingsInOrder: readonly (PanelKeyBinding & { readonly command: PanelCommand })[] = keyBindings;

/** The first chord of a command; `undefined` for one that has none. */
export function chordFor(command: PanelCommand): string | undefined {
  return bindingsInOrder.find((binding) => binding.command === command)?.chords[0];
}

/** Letters that a label cannot have, because they have a meaning of their own. */
export const reservedLetters: ReadonlySet<string> = new Set(bindingsInOrder.flatMap(({ chords }) => chords).filter((chord) => /^\p{L}$/u.test(chord)));

export const panelCommandSchema = z.enum(keyBindings.map(({ command }) => command) as [PanelCommand, ...PanelCommand[]]);
