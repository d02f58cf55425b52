import type { Annotations, AnnotationKind } from './interchange';

/** The letter of brat's ids for each kind that has ids. */
const letters = { entities: 'T', events: 'E', relations: 'R', attributes: 'A', links: 'N', notes: '#' } as const satisfies Partial<Record<AnnotationKind, string>>;

/** The same annotations with ids of brat's form: a letter that tells the kind, and a number. Ids that have it stay. */
export function withStandoffIds(annotations: Annotations): Annotations {
  const renamed = new Map<string, string>();
  for (const [kind, letter] of Object.entries(letters) as [keyof typeof letters, string][]) {
    const form = new RegExp(`^${letter}[1-9][0-9]{0,8}$`);
    const foreign: string[] = [];
    let highest = 0;
    for (const { id } of annotations[kind]) {
      if (form.test(id)) highest = Math.max(highest, Number(id.slice(1)));
      else foreign.push(id);
    }
    for (const id of foreign) renamed.set(id, `${letter}${++highest}`);
  }
  return renamed.size === 0 ? annotations : withIds(annotations, (id) => renamed.get(id) ?? id);
}

/** The same annotations with other ids, wherever they are named. */
export function withIds(annotations: Annotations, idOf: (id: string) => string): Annotations {
  const named = <Annotation extends { readonly id: string }>(all: readonly Annotation[]): Annotation[] => all.map((one) => ({ ...one, id: idOf(one.id) }));
  const about = <Annotation extends { readonly id: string; readonly target: string }>(all: readonly Annotation[]): Annotation[] =>
    named(all).map((one) => ({ ...one, target: idOf(one.target) }));
  return {
    entities: named(annotations.entities),
    relations: named(annotations.relations).map((relation) => {
      const [first, second] = relation.arguments;
      return { ...relation, arguments: [{ ...first, target: idOf(first.target) }, { ...second, target: idOf(second.target) }] };
    }),
    events: named(annotations.events).map((event) => ({
      ...event, trigger: idOf(event.trigger), arguments: event.arguments.map(({ role, target }) => ({ role, target: idOf(target) })),
    })),
    attributes: about(annotations.attributes),
    links: about(annotations.links),
    notes: about(annotations.notes),
    equivalences: annotations.equivalences.map(({ label, members }) => ({ label, members: members.map(idOf) })),
  };
}
