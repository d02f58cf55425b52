import type { StandoffDocument } from '../standoffDocument';
import type { EquivalenceLine } from '../standoffLine';
import type { AnnotationMatch, SideName } from './annotationMatch';

/** An equivalence in up to three versions, and its members once the changes of both sides are made; under two it goes. */
export interface MergedEquivalence {
  readonly label: string;
  readonly ours: EquivalenceLine | undefined;
  readonly theirs: EquivalenceLine | undefined;
  /** As `@number` of the annotation, or as the id where there is none. */
  readonly members: readonly string[];
}

/** Equivalences have no ids: those of one label that have most members in common are the same. */
export function mergeEquivalences(documents: Readonly<Record<SideName, StandoffDocument>>, match: AnnotationMatch): MergedEquivalence[] {
  const membersOf = (side: SideName, line: EquivalenceLine | undefined): readonly string[] => (line?.members ?? []).map((id) => {
    const found = match.find(side, id);
    return found ? `@${found.number}` : id;
  });
  const left = { ours: new Set(documents.ours.equivalences), theirs: new Set(documents.theirs.equivalences) };
  const byMember = { ours: linesByMember(documents.ours.equivalences, (line) => membersOf('ours', line)), theirs: linesByMember(documents.theirs.equivalences, (line) => membersOf('theirs', line)) };
  const takeNearest = (side: 'ours' | 'theirs', label: string, members: readonly string[]): EquivalenceLine | undefined => {
    const common = new Map<EquivalenceLine, number>();
    let nearest: EquivalenceLine | undefined;
    for (const member of members) {
      for (const line of byMember[side].get(member) ?? []) {
        if (line.label !== label || !left[side].has(line)) continue;
        common.set(line, (common.get(line) ?? 0) + 1);
        if ((common.get(line) ?? 0) > (nearest ? common.get(nearest) ?? 0 : 0)) nearest = line;
      }
    }
    if (nearest) left[side].delete(nearest);
    return nearest;
  };
  const merged: MergedEquivalence[] = [];
  for (const line of documents.base.equivalences) {
    const base = membersOf('base', line);
    const ours = takeNearest('ours', line.label, base);
    const theirs = takeNearest('theirs', line.label, base);
    const isRemoved = !ours || !theirs;
    merged.push({ label: line.label, ours, theirs, members: isRemoved ? [] : merge(base, membersOf('ours', ours), membersOf('theirs', theirs)) });
  }
  for (const line of [...left.ours]) {
    const ours = membersOf('ours', line);
    const theirs = takeNearest('theirs', line.label, ours);
    merged.push({ label: line.label, ours: line, theirs, members: merge([], ours, membersOf('theirs', theirs)) });
  }
  for (const line of left.theirs) merged.push({ label: line.label, ours: undefined, theirs: line, members: membersOf('theirs', line) });
  return merged;
}

function linesByMember(lines: readonly EquivalenceLine[], membersOf: (line: EquivalenceLine) => readonly string[]): Map<string, EquivalenceLine[]> {
  const byMember = new Map<string, EquivalenceLine[]>();
  for (const line of lines) {
    for (const member of new Set(membersOf(line))) {
      const known = byMember.get(member);
      if (known) known.push(line);
      else byMember.set(member, [line]);
    }
  }
  return byMember;
}

function merge(base: readonly string[], ours: readonly string[], theirs: readonly string[]): string[] {
  const inBase = new Set(base);
  const inTheirs = new Set(theirs);
  const kept = ours.filter((member) => !inBase.has(member) || inTheirs.has(member));
  const present = new Set(kept);
  return [...kept, ...theirs.filter((member) => !inBase.has(member) && !present.has(member))];
}
