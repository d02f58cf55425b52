import { readSpan, rolePrefix, writtenSpanOf, type Fields } from './annotationMatch';
import type { AnnotationLine, RoleArgument } from '../standoffLine';
import * as written from '../writtenLine';

/** Our line with what the merged fields say; parts that nobody changed stay as they are written. */
export function mergedContentOf(content: string, line: AnnotationLine, id: string, fields: Fields, idOf: (reference: string) => string): string {
  const label = fields.get('label') ?? '';
  const target = idOf(fields.get('target') ?? '');
  switch (line.kind) {
    case 'entity': {
      const { fragments, quote } = readSpan(fields.get('span') ?? '[[],null]');
      const relabelled = label === line.label ? content : written.withLabel(content, label);
      const isMoved = fields.get('span') !== writtenSpanOf(line);
      return isMoved ? written.withFragments(relabelled, fragments, quote ?? '', line.quote) : relabelled;
    }
    case 'event':
      return written.event(id, label, idOf(fields.get('trigger') ?? ''), argumentsOf(line.arguments, fields, idOf));
    case 'relation':
      return written.relation(id, label, argumentsOf(line.arguments, fields, idOf));
    case 'attribute':
      return written.attribute(id, fields.get('name') ?? '', target, fields.get('value'));
    case 'normalization': {
      const entry = fields.get('entry') ?? '';
      const colon = entry.indexOf(':');
      return written.normalization(id, target, entry.slice(0, colon), entry.slice(colon + 1), fields.get('text') ?? '');
    }
    case 'note':
      return written.note(id, label, target, fields.get('text') ?? '');
  }
}

/** In the order of our line, new ones after them. */
function argumentsOf(present: readonly RoleArgument[], fields: Fields, idOf: (reference: string) => string): RoleArgument[] {
  const left = new Map<string, string[]>();
  for (const [name, value] of fields) if (name.startsWith(rolePrefix)) left.set(name.slice(rolePrefix.length), value.split(' ').map(idOf));
  const ordered: RoleArgument[] = [];
  const take = (role: string, target: string): void => {
    ordered.push({ role, target });
    left.set(role, (left.get(role) ?? []).filter((other) => other !== target));
  };
  for (const { role, target } of present) {
    const targets = left.get(role) ?? [];
    const kept = targets.includes(target) ? target : targets.length === 1 ? targets[0] : undefined;
    if (kept !== undefined) take(role, kept);
  }
  for (const [role, targets] of left) for (const target of targets) ordered.push({ role, target });
  return ordered;
}
