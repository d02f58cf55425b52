import { bindingsInOrder, keyGroups, type KeyGroup } from '../../src/protocol/panelCommands';

/** The panel's keys by group, as Markdown tables; made from the table that the key handler and the `?` help are made from. */
export function panelKeysTables(): string {
  return (Object.entries(keyGroups) as [KeyGroup, string][]).map(([group, title]) => {
    const rows = bindingsInOrder.filter((binding) => binding.group === group && binding.chords.length > 0)
      .map(({ chords, description }) => `| ${chords.map(readableChord).join(' or ')} | ${description} |`);
    return [`### ${title}`, '', '| keys | what they do |', '|---|---|', ...rows].join('\n');
  }).join('\n\n');
}

const signs: Readonly<Record<string, string>> = {
  Mod: 'Ctrl', ArrowRight: '→', ArrowLeft: '←', ArrowDown: '↓', ArrowUp: '↑', '<label>': 'digit or letter of a label',
};

/** Each key of a chord as a key cap; a plus at the end is the key itself. */
function readableChord(chord: string): string {
  return chord.split(/\+(?=.)/).map((key) => `<kbd>${(signs[key] ?? key).replace(/[[\]]/g, (bracket) => `&#${bracket.charCodeAt(0)};`)}</kbd>`).join('+');
}
