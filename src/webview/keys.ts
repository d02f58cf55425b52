import { bindingsInOrder, type PanelCommand, type PanelKeyBinding, type TextState } from '../protocol/panelCommands';

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

/** The chord as text from right to left takes it: left is where reading goes on. */
export function mirrored(chord: string): string {
  return chord.replace(/Arrow(Left|Right)$/, (_, side) => (side === 'Left' ? 'ArrowRight' : 'ArrowLeft'));
}

/** What a chord means in a state of the text view; `label` is the digit or letter of a label command. */
export function resolveCommand(
  chord: string, state: TextState, labelKeys: ReadonlySet<string>,
): { readonly command: PanelCommand; readonly label?: string } | undefined {
  const rank = ({ when }: PanelKeyBinding): number => (when === state ? 2 : when === 'both' || (when === 'text' && state === 'suggestion') ? 1 : 0);
  const bound = bindingsInOrder.filter((binding) => rank(binding) > 0 && binding.chords.includes(chord)).sort((a, b) => rank(b) - rank(a))[0];
  if (bound) return { command: bound.command };
  const [, shift, label] = /^(Shift\+)?(.)$/u.exec(chord) ?? [];
  if (label !== undefined && labelKeys.has(label)) return { command: shift ? 'tagAll' : 'tag', label };
  return undefined;
}

/** On many keyboards AltGr and a digit type a bracket, which is a key of its own here. */
function isTypedSign(press: KeyPress): boolean {
  return isAltGraph(press) && /^[[\]{}?/+.,]$/.test(press.key);
}

function isAltGraph(press: KeyPress): boolean {
  return press.getModifierState?.('AltGraph') === true || (press.ctrlKey && press.altKey);
}
