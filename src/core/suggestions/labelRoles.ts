import type { Role } from './ruleMarks';

/** Names of labels, in lower case and without signs, that say a role; the first that a corpus has takes it. */
const namesOfRoles: Readonly<Record<Role, readonly string[]>> = {
  person: ['person', 'per', 'people', 'persona', 'personne', 'name', 'персона', 'человек'],
  organization: ['organization', 'organisation', 'org', 'company', 'organizacion', 'institution', 'corporation', 'организация'],
  place: ['place', 'gpe', 'loc', 'location', 'geo', 'country', 'lugar', 'territorio', 'место', 'city'],
  country: ['country', 'pais', 'país', 'land', 'pays', 'paese', 'страна', 'gpe', 'place', 'loc', 'location', 'geo', 'lugar', 'territorio', 'место'],
  group: ['group', 'norp', 'nationality', 'demonym'],
  event: ['event', 'eve', 'evento'],
  law: ['law', 'ley'],
  work: ['work', 'workofart', 'art'],
  date: ['date', 'tim', 'time', 'fecha', 'fechas', 'дата'],
  time: ['time', 'date'],
  money: ['money', 'quantity', 'moneda'],
  percent: ['percent', 'percentage', 'quantity', 'money'],
  number: ['cardinal', 'number', 'quantity', 'numeric'],
  ordinal: ['ordinal', 'quantity'],
  age: ['age', 'quantity'],
};

/** Which label of a corpus each role has, by the labels' names; a role none of them names has none. */
export function labelsOfRoles(labels: readonly string[]): Map<Role, string> {
  const named = new Map<string, string>();
  for (const label of labels) {
    const plain = label.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    if (!named.has(plain)) named.set(plain, label);
  }
  const found = new Map<Role, string>();
  for (const [role, names] of Object.entries(namesOfRoles) as [Role, readonly string[]][]) {
    const name = names.find((known) => named.has(known));
    if (name !== undefined) found.set(role, named.get(name) ?? '');
  }
  return found;
}
