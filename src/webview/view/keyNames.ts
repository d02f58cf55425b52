import type { Label } from '../../protocol/article';
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

/** The keys that labels have, in short: their digits (`1–8`, `1–3, 5`), or where none has a digit, their letters; empty where they have no keys. */
export function labelKeys(labels: readonly Pick<Label, 'digit' | 'letter'>[]): string {
  const digits = labels.flatMap(({ digit }) => digit ?? []);
  const keys = [...new Set(digits.length > 0 ? digits : labels.flatMap(({ letter }) => letter ?? []))].sort();
  const runs: string[][] = [];
  for (const key of keys) {
    const run = runs.at(-1);
    if (run && key.charCodeAt(0) === (run.at(-1)?.charCodeAt(0) ?? 0) + 1) run.push(key);
    else runs.push([key]);
  }
  return runs.map((run) => [run[0], ...run.slice(1).slice(-1)].join('–')).join(', ').toUpperCase();
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
