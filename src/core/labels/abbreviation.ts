import type { LabelType } from './labelSet';

/** In characters, as a reader counts them. */
const longest = 8;

type NamedLabel = Pick<LabelType, 'name' | 'shortNames' | 'displayName'>;

/**
 * A short form for each label, by its name: no two are alike, also where upper and lower case look the same. It is the shortest name
 * that the configuration gives, or else the whole name; where that is long, its initials or its first letters. Labels that would
 * share one keep the initials of what they have in common and show where they differ: `T·00`, `T·01`.
 */
export function abbreviationsOf(labels: readonly NamedLabel[]): ReadonlyMap<string, string> {
  const groups = new Map<string, NamedLabel[]>();
  for (const label of labels) {
    const key = usualForm(label).toLowerCase();
    const group = groups.get(key);
    if (group) group.push(label);
    else groups.set(key, [label]);
  }
  const forms = new Map<string, string>();
  const taken = new Set<string>();
  const take = (name: string, form: string): boolean => {
    if (taken.has(form.toLowerCase())) return false;
    taken.add(form.toLowerCase());
    forms.set(name, form);
    return true;
  };
  const shared = [...groups.values()].filter((group) => group.length > 1);
  for (const [label] of [...groups.values()].filter((group) => group.length === 1)) if (label) take(label.name, usualForm(label));
  for (const group of shared) {
    const differing = differingForms(group.map(shortestName));
    group.forEach((label, index) => {
      const form = differing[index] ?? '';
      if ([...form].length <= longest && take(label.name, form)) return;
      for (let number = 1; !take(label.name, `${usualForm(label)}${number}`); number++);
    });
  }
  return forms;
}

function shortestName({ shortNames, displayName }: NamedLabel): string {
  return shortNames.at(-1) ?? displayName;
}

function usualForm(label: NamedLabel): string {
  const shortest = shortestName(label);
  if ([...shortest].length <= longest) return shortest;
  const words = wordsOf(shortest);
  return (words.length > 1 ? words.map(initial) : [...shortest]).slice(0, words.length > 1 ? 4 : 3).join('');
}

/** What the names have in common as initials, then as much of the rest as tells each from all others. */
function differingForms(names: readonly string[]): string[] {
  const all = names.map(wordsOf);
  const [first = []] = all;
  let same = 0;
  while (same < first.length && all.every((words) => words.length > same + 1 && words[same] === first[same])) same++;
  const heads = first.slice(0, same).map(initial).join('');
  const rests = all.map((words) => [...words.slice(same).join('')]);
  return rests.map((rest, index) => {
    let length = 1;
    const isShared = (): boolean => rests.some((other, place) => place !== index && startsAlike(other, rest, length));
    while (length < rest.length && isShared()) length++;
    return `${heads}${heads === '' ? '' : '·'}${rest.slice(0, length).join('')}`;
  });
}

function startsAlike(one: readonly string[], other: readonly string[], length: number): boolean {
  return one.slice(0, length).join('').toLowerCase() === other.slice(0, length).join('').toLowerCase();
}

function wordsOf(name: string): string[] {
  return name.split(/[\s_-]+/).filter((word) => word !== '');
}

function initial(word: string): string {
  return [...word][0] ?? '';
}
