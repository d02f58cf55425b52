/**
 * The panel's keys as data: the handler, the `?` help and the documentation are made from this one table.
 * A chord is written `Mod+Alt+Shift+Key`; `Mod` is Ctrl, or Cmd on a Mac.
 */
export type Command =
  | 'nextWord' | 'previousWord' | 'extendNextWord' | 'extendPreviousWord'
  | 'nextCharacter' | 'previousCharacter' | 'extendNextCharacter' | 'extendPreviousCharacter'
  | 'lineDown' | 'lineUp' | 'extendLineDown' | 'extendLineUp'
  | 'paragraphStart' | 'paragraphEnd' | 'articleStart' | 'articleEnd'
  | 'nextName' | 'previousName' | 'nextTag' | 'previousTag'
  | 'tag' | 'tagAll' | 'repeatLabel' | 'repeatLabelAll'
  | 'tagEndRight' | 'tagEndLeft' | 'tagStartRight' | 'tagStartLeft'
  | 'tagEndRightByCharacter' | 'tagEndLeftByCharacter' | 'tagStartRightByCharacter' | 'tagStartLeftByCharacter'
  | 'toggleAdvance' | 'toggleSticky' | 'addFragment' | 'remove' | 'editDetails' | 'editLink' | 'editNote'
  | 'undo' | 'redo' | 'filter' | 'nextArticle' | 'previousArticle' | 'help' | 'back';

export type KeyGroup = 'move' | 'tag' | 'change' | 'panel';

export interface KeyBinding {
  readonly command: Command;
  /** Chords; `<label>` stands for the digit or letter of a label. */
  readonly chords: readonly string[];
  /** In which state of the text view the chord means this. */
  readonly when: 'text' | 'tag' | 'both';
  readonly group: KeyGroup;
  /** What it does, as an English template. */
  readonly description: string;
}

export const keyGroups: Readonly<Record<KeyGroup, string>> = {
  move: 'Move and select',
  tag: 'Tag',
  change: 'With a tag selected',
  panel: 'Panel',
};

export const keyBindings: readonly KeyBinding[] = [
  { command: 'nextWord', chords: ['ArrowRight'], when: 'both', group: 'move', description: 'Next word' },
  { command: 'previousWord', chords: ['ArrowLeft'], when: 'both', group: 'move', description: 'Previous word' },
  { command: 'extendNextWord', chords: ['Shift+ArrowRight'], when: 'text', group: 'move',
    description: 'Extend selection to the next word' },
  { command: 'extendPreviousWord', chords: ['Shift+ArrowLeft'], when: 'text', group: 'move',
    description: 'Extend selection to the previous word' },
  { command: 'nextCharacter', chords: ['Alt+ArrowRight'], when: 'both', group: 'move', description: 'Next character' },
  { command: 'previousCharacter', chords: ['Alt+ArrowLeft'], when: 'both', group: 'move', description: 'Previous character' },
  { command: 'extendNextCharacter', chords: ['Alt+Shift+ArrowRight'], when: 'text', group: 'move',
    description: 'Extend selection by a character' },
  { command: 'extendPreviousCharacter', chords: ['Alt+Shift+ArrowLeft'], when: 'text', group: 'move',
    description: 'Extend selection back by a character' },
  { command: 'lineDown', chords: ['ArrowDown'], when: 'both', group: 'move', description: 'Next line' },
  { command: 'lineUp', chords: ['ArrowUp'], when: 'both', group: 'move', description: 'Previous line' },
  { command: 'extendLineDown', chords: ['Shift+ArrowDown'], when: 'text', group: 'move', description: 'Extend selection to the next line' },
  { command: 'extendLineUp', chords: ['Shift+ArrowUp'], when: 'text', group: 'move', description: 'Extend selection to the previous line' },
  { command: 'paragraphStart', chords: ['Home'], when: 'both', group: 'move', description: 'First word of the paragraph' },
  { command: 'paragraphEnd', chords: ['End'], when: 'both', group: 'move', description: 'Last word of the paragraph' },
  { command: 'articleStart', chords: ['Mod+Home'], when: 'both', group: 'move', description: 'First word of the article' },
  { command: 'articleEnd', chords: ['Mod+End'], when: 'both', group: 'move', description: 'Last word of the article' },
  { command: 'nextName', chords: ['.'], when: 'both', group: 'move', description: 'Next untagged name or number' },
  { command: 'previousName', chords: [','], when: 'both', group: 'move', description: 'Previous untagged name or number' },
  { command: 'nextTag', chords: [']'], when: 'both', group: 'move', description: 'Next tag' },
  { command: 'previousTag', chords: ['['], when: 'both', group: 'move', description: 'Previous tag' },
  { command: 'tag', chords: ['<label>'], when: 'both', group: 'tag',
    description: 'Tag the selection or the word; change the label of the selected tag' },
  { command: 'tagAll', chords: ['Shift+<label>'], when: 'both', group: 'tag', description: 'Tag all occurrences, with preview' },
  { command: 'repeatLabel', chords: ['Enter'], when: 'both', group: 'tag', description: 'Tag with the last label' },
  { command: 'repeatLabelAll', chords: ['Shift+Enter'], when: 'both', group: 'tag',
    description: 'Tag all occurrences with the last label' },
  { command: 'toggleAdvance', chords: ['>'], when: 'both', group: 'tag',
    description: 'Go on to the next name after each tag, or stay' },
  { command: 'toggleSticky', chords: ['Alt+Enter'], when: 'both', group: 'tag',
    description: 'Let the last label stay on for the mouse, or let it go' },
  { command: 'addFragment', chords: ['+'], when: 'text', group: 'tag', description: 'Add the selection to the last tag as a further part; place a lost tag on it' },
  { command: 'tagEndRight', chords: ['Shift+ArrowRight'], when: 'tag', group: 'change',
    description: 'Move the end of the tag to the right' },
  { command: 'tagEndLeft', chords: ['Shift+ArrowLeft'], when: 'tag', group: 'change', description: 'Move the end of the tag to the left' },
  { command: 'tagStartRight', chords: ['Alt+Shift+ArrowRight'], when: 'tag', group: 'change',
    description: 'Move the start of the tag to the right' },
  { command: 'tagStartLeft', chords: ['Alt+Shift+ArrowLeft'], when: 'tag', group: 'change',
    description: 'Move the start of the tag to the left' },
  { command: 'tagEndRightByCharacter', chords: ['Mod+Shift+ArrowRight'], when: 'tag', group: 'change',
    description: 'Move the end by a character to the right' },
  { command: 'tagEndLeftByCharacter', chords: ['Mod+Shift+ArrowLeft'], when: 'tag', group: 'change',
    description: 'Move the end by a character to the left' },
  { command: 'tagStartRightByCharacter', chords: ['Mod+Alt+Shift+ArrowRight'], when: 'tag', group: 'change',
    description: 'Move the start by a character to the right' },
  { command: 'tagStartLeftByCharacter', chords: ['Mod+Alt+Shift+ArrowLeft'], when: 'tag', group: 'change',
    description: 'Move the start by a character to the left' },
  { command: 'remove', chords: ['Delete', 'Backspace'], when: 'tag', group: 'change', description: 'Remove the tag' },
  { command: 'editDetails', chords: ['Space', 'F2'], when: 'tag', group: 'change', description: 'Show label, link, note and attributes' },
  { command: 'editLink', chords: ['l'], when: 'tag', group: 'change', description: 'Edit the link' },
  { command: 'editNote', chords: ['n'], when: 'tag', group: 'change', description: 'Edit the note' },
  { command: 'undo', chords: ['Mod+z'], when: 'both', group: 'panel', description: 'Undo' },
  { command: 'redo', chords: ['Mod+Shift+z', 'Mod+y'], when: 'both', group: 'panel', description: 'Redo' },
  { command: 'filter', chords: ['/'], when: 'both', group: 'panel', description: 'Filter the entities' },
  { command: 'nextArticle', chords: ['Mod+Enter'], when: 'both', group: 'panel', description: 'Next article' },
  { command: 'previousArticle', chords: ['Mod+Shift+Enter'], when: 'both', group: 'panel', description: 'Previous article' },
  { command: 'help', chords: ['?'], when: 'both', group: 'panel', description: 'Show all keys' },
  { command: 'back', chords: ['Escape'], when: 'both', group: 'panel', description: 'Back to the text; let go of the selection' },
];

/** Letters that a label cannot have, because they mean something with a tag selected. */
export const reservedLetters: ReadonlySet<string> = new Set(
  keyBindings.flatMap(({ chords }) => chords).filter((chord) => /^\p{L}$/u.test(chord)),
);

/** What a chord is made from; a `KeyboardEvent` has all of it. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  getModifierState?(name: string): boolean;
}

/** The chord of a key press, in the spelling of the table; `undefined` for a modifier on its own. */
export function chordOf(press: KeyPress): string | undefined {
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead'].includes(press.key)) return undefined;
  const mod = press.ctrlKey || press.metaKey;
  const modifiers = (shift: boolean): string => `${mod ? 'Mod+' : ''}${press.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}`;
  // The place of a digit counts, not its sign: Shift+1 gives `!` here, `1` on a French keyboard.
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(press.code)?.[1];
  if (digit && !(press.code.startsWith('Numpad') && press.key !== digit)
    && !isTypedSign(press)) return `${modifiers(press.shiftKey)}${digit}`;
  if (press.key === ' ') return `${modifiers(press.shiftKey)}Space`;
  if (/^\p{L}$/u.test(press.key)) return `${modifiers(press.shiftKey)}${press.key.toLowerCase()}`;
  // A sign is itself, whatever keys it takes on this keyboard.
  if ([...press.key].length === 1) return mod && !isAltGraph(press) ? `${modifiers(false)}${press.key}` : press.key;
  return `${modifiers(press.shiftKey)}${press.key}`;
}

/** What a chord means in a state of the text view; `label` is the digit or letter behind a label command. */
export function commandFor(chord: string, tagSelected: boolean,
  labelKeys: ReadonlySet<string>): { command: Command; label?: string } | undefined {
  const state = tagSelected ? 'tag' : 'text';
  const bound = keyBindings.find(({ chords, when }) => (when === 'both' || when === state) && chords.includes(chord));
  if (bound) return { command: bound.command };
  const [, shift, label] = /^(Shift\+)?(.)$/u.exec(chord) ?? [];
  if (label !== undefined && labelKeys.has(label)) return { command: shift ? 'tagAll' : 'tag', label };
  return undefined;
}

/** On many keyboards AltGr and a digit type a bracket, which is a key of its own here. */
function isTypedSign(press: KeyPress): boolean {
  return isAltGraph(press) && /^[[\]?/+.,]$/.test(press.key);
}

function isAltGraph(press: KeyPress): boolean {
  return press.getModifierState?.('AltGraph') === true || (press.ctrlKey && press.altKey);
}
