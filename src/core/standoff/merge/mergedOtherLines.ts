import type { StandoffDocument } from '../standoffDocument';
import type { StandoffLine } from '../standoffLine';
import type { SideName } from './annotationMatch';

export interface MergedOtherLines {
  /** Our lines that go. */
  readonly removed: readonly StandoffLine[];
  /** Contents of lines of the other side that come. */
  readonly added: readonly string[];
}

/** Lines that say nothing that can be merged (unknown kinds, blank lines, second lines with one id) are counted by their text. */
export function mergeOtherLines(documents: Readonly<Record<SideName, StandoffDocument>>): MergedOtherLines {
  const ours = othersByContent(documents.ours);
  const base = othersByContent(documents.base);
  const removed: StandoffLine[] = [];
  const added: string[] = [];
  const theirs = othersByContent(documents.theirs);
  for (const content of new Set([...theirs.keys(), ...base.keys()])) {
    const [inBase, inOurs, inTheirs] = [base, ours, theirs].map((lines) => lines.get(content)?.length ?? 0) as [number, number, number];
    const come = Math.max(0, inTheirs - inBase) - Math.max(0, inOurs - inBase);
    const go = Math.max(0, inBase - inTheirs) - Math.max(0, inBase - inOurs);
    for (let count = 0; count < come; count++) added.push(content);
    if (go > 0) removed.push(...(ours.get(content) ?? []).slice(-go));
  }
  return { removed, added };
}

function othersByContent(document: StandoffDocument): Map<string, StandoffLine[]> {
  const duplicates = new Set<StandoffLine>(document.duplicates);
  const others = new Map<string, StandoffLine[]>();
  for (const line of document.lines) {
    if (line.kind !== 'unread' && !duplicates.has(line)) continue;
    const content = document.contentOf(line);
    const lines = others.get(content);
    if (lines) lines.push(line);
    else others.set(content, [line]);
  }
  return others;
}
