import { chordFor, type PanelCommand } from '../../protocol/panelCommands';

const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc',
};

/** Whether Mod is Cmd. */
export const isMac = (): boolean => navigator.userAgent.includes('Macintosh');

/** The keys of a chord as they are written on the keyboard, those of the labels as `ofLabels`. */
export function keysOf(chord: string, ofLabels = '1–9, a–z'): string[] {
  return (chord === '+' ? ['+'] : chord.split('+')).map((key) => (key === '<label>' ? ofLabels : keyName(key)));
}

/** The chord of a command in one word, as tooltips show it; empty for a command without a key. */
export function keyText(command: PanelCommand): string {
  const chord = chordFor(command);
  return chord === undefined ? '' : keysOf(chord).join(isMac() ? '' : '+');
}

function keyName(key: string): string {
  if (key === 'Mod') return isMac() ? '⌘' : 'Ctrl';
  if (isMac() && key === 'Alt') return '⌥';
  return signs[key] ?? (/^\p{Ll}$/u.test(key) ? key.toUpperCase() : key);
}
