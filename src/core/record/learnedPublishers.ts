import type { Publisher } from './publishers';
import { titlePieces } from './title';

/** An ending on fewer titles of a host may be a column or a chance. */
const fewestTitles = 5;
/** A publisher's own name ends most of its titles; other endings that it uses are on one in five at least. */
const shareOfName = 0.5;
const shareOfAlias = 0.2;
/** An ending that several hosts use is the name of a section (“News”). */
const fewestHostsOfSection = 3;
/** Every check compares with what is learned; so many publishers are the frequent ones of any corpus. */
const mostPublishers = 200;
/** Longer endings are the rest of a sentence. UTF-16. */
const longestName = 60;

/**
 * Learns from the titles of a corpus how publishers name themselves: what the same ending, or the same beginning, on many titles of one host
 * says. Feed it every article's host and title, then ask.
 */
export class TitleEndings {
  readonly #hosts = new Map<string, { titles: number; readonly names: Map<string, number> }>();

  /** @param host as in `UrlView.host`, without a port */
  add(host: string, title: string): void {
    if (host === '' || title.length > 1000) return;
    const key = withoutPrefix(host);
    let known = this.#hosts.get(key);
    if (!known) this.#hosts.set(key, (known = { titles: 0, names: new Map() }));
    known.titles++;
    const pieces = titlePieces(title);
    if (pieces.length < 2) return;
    const candidates = new Set([pieces[0]?.text, pieces[1]?.text, pieces[pieces.length - 1]?.text]);
    for (const name of candidates) {
      if (name !== undefined && name.length <= longestName) known.names.set(name, (known.names.get(name) ?? 0) + 1);
    }
  }

  /** The publishers that the titles show, one a host; those of most titles first, in an order that does not depend on that of the titles. */
  publishers(): Publisher[] {
    const sections = this.#sections();
    const learned: { readonly host: string; readonly titles: number; readonly publisher: Publisher }[] = [];
    for (const [host, { titles, names }] of this.#hosts) {
      const frequent = frequentNames(titles, names).filter(([name]) => !sections.has(name));
      const [name] = frequent;
      if (!name || name[1] < shareOfName * titles) continue;
      learned.push({ host, titles, publisher: { name: name[0], aliases: frequent.slice(1).map(([alias]) => alias), hosts: [host] } });
    }
    learned.sort((a, b) => b.titles - a.titles || (a.host < b.host ? -1 : 1));
    return learned.slice(0, mostPublishers).map(({ publisher }) => publisher);
  }

  #sections(): ReadonlySet<string> {
    const hostsOfName = new Map<string, number>();
    for (const { titles, names } of this.#hosts.values()) {
      for (const [name] of frequentNames(titles, names)) hostsOfName.set(name, (hostsOfName.get(name) ?? 0) + 1);
    }
    return new Set([...hostsOfName].filter(([, hosts]) => hosts >= fewestHostsOfSection).map(([name]) => name));
  }
}

function frequentNames(titles: number, names: ReadonlyMap<string, number>): (readonly [name: string, count: number])[] {
  return [...names].filter(([, count]) => count >= fewestTitles && count >= shareOfAlias * titles).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** `www.`, `m.` and `amp.` are the same publisher. */
function withoutPrefix(host: string): string {
  return host.toLowerCase().replace(/^(?:www\d?|m|mobile|amp)\./, '');
}
