/** A publisher of articles as titles and addresses name it. */
export interface Publisher {
  /** The usual suffix of its titles. */
  readonly name: string;
  /** Other suffixes it uses or used. */
  readonly aliases: readonly string[];
  /** Lower-case host names; each stands for its subdomains too. */
  readonly hosts: readonly string[];
}

/** Well-known publishers by the suffixes of their pages' titles; a setting adds to them. */
export const knownPublishers: readonly Publisher[] = [
  {
    name: 'The New York Times',
    aliases: ['NYTimes.com', 'NYTimes', 'NYT', 'New York Times', 'International New York Times', 'International Herald Tribune'],
    hosts: ['nytimes.com', 'nyti.ms', 'iht.com'],
  },
  { name: 'ABC News', aliases: ['ABCNews.com', 'ABCNews'], hosts: ['abcnews.go.com', 'abcnews.com'] },
  { name: 'Al Jazeera', aliases: ['Al Jazeera English', 'Al Jazeera America'], hosts: ['aljazeera.com'] },
  { name: 'AP News', aliases: ['The Associated Press', 'Associated Press', 'AP'], hosts: ['apnews.com', 'ap.org'] },
  { name: 'Ars Technica', aliases: [], hosts: ['arstechnica.com'] },
  { name: 'BBC News', aliases: ['BBC', 'BBC Sport', 'BBC Future', 'BBC Culture', 'BBC Worklife'], hosts: ['bbc.co.uk', 'bbc.com'] },
  {
    name: 'Bloomberg',
    aliases: ['Bloomberg.com', 'Bloomberg Business', 'Bloomberg View', 'Businessweek'],
    hosts: ['bloomberg.com', 'businessweek.com'],
  },
  { name: 'The Boston Globe', aliases: ['Boston.com', 'BostonGlobe.com'], hosts: ['bostonglobe.com', 'boston.com'] },
  { name: 'Business Insider', aliases: [], hosts: ['businessinsider.com'] },
  { name: 'BuzzFeed News', aliases: ['BuzzFeed'], hosts: ['buzzfeed.com', 'buzzfeednews.com'] },
  { name: 'CBS News', aliases: ['CBSNews.com'], hosts: ['cbsnews.com'] },
  { name: 'Chicago Tribune', aliases: ['chicagotribune.com'], hosts: ['chicagotribune.com'] },
  { name: 'CNBC', aliases: ['CNBC.com'], hosts: ['cnbc.com'] },
  {
    name: 'CNN',
    aliases: ['CNN.com', 'CNN Politics', 'CNNPolitics', 'CNNPolitics.com', 'CNN Business', 'CNNMoney'],
    hosts: ['cnn.com', 'cnn.it'],
  },
  { name: 'The Daily Beast', aliases: [], hosts: ['thedailybeast.com'] },
  { name: 'Daily Mail', aliases: ['Daily Mail Online', 'Mail Online'], hosts: ['dailymail.co.uk', 'mailonline.com'] },
  { name: 'DER SPIEGEL', aliases: ['SPIEGEL ONLINE', 'SPIEGEL'], hosts: ['spiegel.de'] },
  { name: 'The Economist', aliases: [], hosts: ['economist.com'] },
  { name: 'El País', aliases: ['EL PAÍS', 'EL PAÍS English'], hosts: ['elpais.com'] },
  { name: 'Financial Times', aliases: ['FT.com', 'FT'], hosts: ['ft.com'] },
  { name: 'Forbes', aliases: ['Forbes.com'], hosts: ['forbes.com'] },
  { name: 'Fox News', aliases: ['FOXNews.com', 'Fox Business'], hosts: ['foxnews.com', 'foxbusiness.com'] },
  { name: 'The Globe and Mail', aliases: [], hosts: ['theglobeandmail.com'] },
  { name: 'The Guardian', aliases: ['Guardian', 'theguardian.com', 'The Observer'], hosts: ['theguardian.com', 'guardian.co.uk'] },
  { name: 'Haaretz', aliases: ['Haaretz.com'], hosts: ['haaretz.com'] },
  {
    name: 'HuffPost',
    aliases: ['The Huffington Post', 'HuffPost UK'],
    hosts: ['huffpost.com', 'huffingtonpost.com', 'huffingtonpost.co.uk'],
  },
  { name: 'The Independent', aliases: [], hosts: ['independent.co.uk'] },
  { name: 'Le Monde', aliases: ['Le Monde.fr'], hosts: ['lemonde.fr'] },
  { name: 'Los Angeles Times', aliases: ['LA Times', 'latimes.com'], hosts: ['latimes.com'] },
  { name: 'NBC News', aliases: ['NBCNews.com', 'MSNBC'], hosts: ['nbcnews.com', 'msnbc.com', 'msnbc.msn.com'] },
  { name: 'New York Post', aliases: [], hosts: ['nypost.com'] },
  { name: 'The New Yorker', aliases: [], hosts: ['newyorker.com'] },
  { name: 'Newsweek', aliases: [], hosts: ['newsweek.com'] },
  { name: 'NPR', aliases: ['NPR.org'], hosts: ['npr.org'] },
  { name: 'Politico', aliases: ['POLITICO Magazine', 'POLITICO.com'], hosts: ['politico.com', 'politico.eu'] },
  { name: 'Reuters', aliases: ['Reuters.com'], hosts: ['reuters.com'] },
  { name: 'San Francisco Chronicle', aliases: ['SFGate', 'SFChronicle.com'], hosts: ['sfchronicle.com', 'sfgate.com'] },
  { name: 'Slate', aliases: ['Slate Magazine'], hosts: ['slate.com'] },
  { name: 'The Sydney Morning Herald', aliases: [], hosts: ['smh.com.au'] },
  { name: 'The Telegraph', aliases: ['Telegraph'], hosts: ['telegraph.co.uk'] },
  { name: 'The Atlantic', aliases: [], hosts: ['theatlantic.com'] },
  { name: 'The Times of India', aliases: ['Times of India'], hosts: ['timesofindia.indiatimes.com'] },
  { name: 'TIME', aliases: ['TIME.com'], hosts: ['time.com'] },
  { name: 'USA TODAY', aliases: ['USATODAY.com'], hosts: ['usatoday.com'] },
  { name: 'U.S. News & World Report', aliases: ['US News'], hosts: ['usnews.com'] },
  { name: 'Vox', aliases: ['Vox.com'], hosts: ['vox.com'] },
  { name: 'The Wall Street Journal', aliases: ['WSJ', 'WSJ.com'], hosts: ['wsj.com'] },
  { name: 'The Washington Post', aliases: ['washingtonpost.com', 'WaPo'], hosts: ['washingtonpost.com', 'wapo.st'] },
  { name: 'The Washington Times', aliases: [], hosts: ['washingtontimes.com'] },
  { name: 'WIRED', aliases: ['Wired.com'], hosts: ['wired.com'] },
];

const knownNames: ReadonlySet<string> = new Set(knownPublishers.flatMap(namesOf).map(comparableName));

/** Longest name there is any sense in looking up; UTF-16. */
const longestName = 80;

/** Whether a text is a suffix that a publisher of {@link knownPublishers} uses; capitals and a leading "The" do not matter. */
export function isPublisherName(text: string): boolean {
  return text.length <= longestName && knownNames.has(comparableName(text));
}

const mostAsked = 1024;

/** Publishers by what articles by the thousand are looked up with; of several the first in the list. */
interface Lookup {
  /** Places in the list. */
  readonly byHost: ReadonlyMap<string, number>;
  /** The place for each host asked for of late, for a corpus has few hosts. */
  readonly asked: Map<string, number>;
  readonly byName: ReadonlyMap<string, Publisher>;
}

const lookups = new WeakMap<readonly Publisher[], Lookup>();

function lookupOf(publishers: readonly Publisher[]): Lookup {
  const known = lookups.get(publishers);
  if (known) return known;
  const byHost = new Map<string, number>();
  const byName = new Map<string, Publisher>();
  for (const [index, publisher] of publishers.entries()) {
    for (const host of publisher.hosts) if (host !== '' && !byHost.has(host)) byHost.set(host, index);
    for (const name of comparableNamesOf(publisher)) if (!byName.has(name)) byName.set(name, publisher);
  }
  const lookup = { byHost, asked: new Map(), byName };
  lookups.set(publishers, lookup);
  return lookup;
}

/** The publisher whose host, or whose host's subdomain, this is. */
export function publisherOfHost(host: string, publishers: readonly Publisher[]): Publisher | undefined {
  const { byHost, asked } = lookupOf(publishers);
  let place = asked.get(host);
  if (place === undefined) {
    place = placeOfHost(host.toLowerCase(), byHost) ?? publishers.length;
    if (asked.size >= mostAsked) asked.clear();
    // A copy: a piece of a text may keep the whole of it in memory.
    asked.set(Array.from(host).join(''), place);
  }
  return publishers[place];
}

/** Of what the host and the domains it is in stand for, the first in the list. */
function placeOfHost(name: string, byHost: ReadonlyMap<string, number>): number | undefined {
  let first = byHost.get(name);
  for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    const place = byHost.get(name.slice(dot + 1));
    if (place !== undefined && (first === undefined || place < first)) first = place;
  }
  return first;
}

/** The publisher whose titles may end in that name. */
export function publisherOfName(suffix: string, publishers: readonly Publisher[]): Publisher | undefined {
  return lookupOf(publishers).byName.get(comparableName(suffix));
}

const comparableNames = new WeakMap<Publisher, ReadonlySet<string>>();

/** Whether titles of that publisher may end in that name. */
export function usesName(publisher: Publisher, suffix: string): boolean {
  return suffix === publisher.name || comparableNamesOf(publisher).has(comparableName(suffix));
}

function comparableNamesOf(publisher: Publisher): ReadonlySet<string> {
  const known = comparableNames.get(publisher) ?? new Set(namesOf(publisher).map(comparableName));
  comparableNames.set(publisher, known);
  return known;
}

function namesOf({ name, aliases }: Publisher): string[] {
  return [name, ...aliases];
}

function comparableName(text: string): string {
  return text.trim().toLowerCase().replace(/^the /, '');
}
