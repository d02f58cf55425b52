import type { Role } from './ruleMarks';

/** What labels for all that is counted or measured are called. */
const quantities = ['quantity', 'quantities', 'num', 'number', 'numbers', 'numeric', 'measure', 'amount', 'value'];

/** Names of labels, in lower case and without signs, that say a role; the first that a corpus has takes it. */
const namesOfRoles: Readonly<Record<Role, readonly string[]>> = {
  person: ['person', 'persons', 'per', 'pers', 'people', 'persona', 'personne', 'name', 'персона', 'человек'],
  organization: ['organization', 'organizations', 'organisation', 'organisations', 'org', 'orgs', 'company', 'organizacion', 'institution', 'corporation', 'организация'],
  place: ['place', 'places', 'geo', 'gpe', 'loc', 'location', 'locations', 'country', 'lugar', 'territorio', 'место', 'city'],
  country: ['country', 'pais', 'país', 'land', 'pays', 'paese', 'страна', 'geo', 'gpe', 'place', 'loc', 'location', 'lugar', 'territorio', 'место'],
  group: ['group', 'norp', 'nationality', 'demonym'],
  event: ['event', 'eve', 'evento'],
  law: ['law', 'ley'],
  work: ['work', 'workofart', 'art'],
  date: ['date', 'dates', 'tim', 'time', 'temporal', 'datetime', 'timex', 'fecha', 'fechas', 'дата'],
  time: ['time', 'date', 'dates', 'tim', 'temporal', 'datetime', 'timex'],
  money: ['money', 'moneda', ...quantities],
  percent: ['percent', 'percentage', ...quantities, 'money'],
  number: ['cardinal', 'number', ...quantities],
  ordinal: ['ordinal', 'quantity', 'quantities'],
  age: ['age', 'quantity', 'quantities'],
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
