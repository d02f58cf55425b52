import { chordFor, type PanelCommand } from '../../protocol/panelCommands';

const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', '<label>': '1–9, a–z', Escape: 'Esc',
};

const isMac = (): boolean => navigator.userAgent.includes('Macintosh');

/** The keys of a chord as they are written on the keyboard. */
export function keysOf(chord: string): string[] {
  return (chord === '+' ? ['+'] : chord.split('+')).map(keyName);
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
