/** What a format can carry: from this table come the loss report, the help, the documentation and the tests. */
export interface Carries {
  /**
   * `exact`: every character; `xml`: all but those that XML 1.0 forbids; `tokens`: words without the space between them;
   * `fields`: the header's values and the body, but not the bytes of the file; `xml fields`: both; `none`: no text.
   */
  readonly text: 'exact' | 'xml' | 'tokens' | 'fields' | 'xml fields' | 'none';
  /** `places`: what stands where; `names`: which names the article holds; `counts`: how many of each label. */
  readonly tags: 'places' | 'names' | 'counts';
  /** `nested`: one inside another, but none that cross. */
  readonly overlap: 'all' | 'nested' | 'none';
  /** Tags of several parts with other text between. */
  readonly discontinuous: boolean;
  /** `entities`: only between tags, not between events. */
  readonly relations: 'all' | 'entities' | 'none';
  /** The names of a relation's two roles. */
  readonly roles: boolean;
  readonly events: boolean;
  /** `entities`: only those of tags. */
  readonly attributes: 'all' | 'entities' | 'none';
  readonly links: 'all' | 'one' | 'none';
  /** The text beside a link. */
  readonly linkTexts: boolean;
  /** `plain`: all notes of tags, without their kinds; `one`: the first of each tag, without its kind. */
  readonly notes: 'all' | 'plain' | 'one' | 'none';
  /** `relations`: as relations between neighbours. */
  readonly equivalences: 'all' | 'relations' | 'none';
  /** `text`: as part of the text; `lines`: the header's lines as they stand, as fields; `fields`: what these lines say, as fields. */
  readonly metadata: 'text' | 'lines' | 'fields' | 'none';
  /** Which article is which. */
  readonly names: boolean;
  /** Lines that could not be read. */
  readonly unread: boolean;
  /** `any`: as written; `words`: without white space; `plain`: letters, digits, `_` and `-` of ASCII. */
  readonly labels: 'any' | 'words' | 'plain';
}

/** Carries everything; for declarations that leave out little. */
export const everything: Carries = {
  text: 'exact', tags: 'places', overlap: 'all', discontinuous: true, relations: 'all', roles: true, events: true, attributes: 'all', links: 'all',
  linkTexts: true, notes: 'all', equivalences: 'all', metadata: 'text', names: true, unread: true, labels: 'any',
};

/** Text and tags, and nothing else; for declarations that add little. */
export const tagsAlone: Carries = {
  text: 'exact', tags: 'places', overlap: 'all', discontinuous: false, relations: 'none', roles: false, events: false, attributes: 'none', links: 'none',
  linkTexts: false, notes: 'none', equivalences: 'none', metadata: 'text', names: true, unread: false, labels: 'any',
};

/** Words with a label each; for declarations of formats in columns. */
export const columns: Carries = { ...tagsAlone, text: 'tokens', overlap: 'none', metadata: 'none', labels: 'words' };

/** The header as fields, the body, and the names that are tagged; for declarations of formats of news. */
export const news: Carries = {
  ...tagsAlone, text: 'fields', tags: 'names', overlap: 'none', links: 'one', metadata: 'fields',
};
