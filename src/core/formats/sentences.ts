import { sentencesOf } from '../record/sentences';
import { headerFieldNames } from '../record/metadata';
import { RecordViews } from '../record/views';
import { wordTokensOf } from '../record/wordTokens';
import type { TextRange } from '../text/range';
import { coverOf, type InterchangeArticle, type InterchangeEntity } from './interchange';
import { recordOf } from './recordText';

/** A sentence with its words; UTF-16 offsets of the article's text, half-open. Never without words. */
export interface TokenizedSentence extends TextRange {
  readonly tokens: readonly TextRange[];
}

/**
 * The sentences and words of an article: each line of the header is a sentence, the body is cut at line breaks, lost breaks and
 * ends of sentences. Edges of entities are edges of words, and no entity runs over the end of a sentence.
 */
export function tokenized({ text, annotations }: Pick<InterchangeArticle, 'text' | 'annotations'>): TokenizedSentence[] {
  const spans = annotations.entities.flatMap(({ fragments }) => fragments);
  const edges = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const covers = annotations.entities.map(coverOf).sort((a, b) => a.start - b.start);
  const sentences: TokenizedSentence[] = [];
  let first = 0;
  for (const sentence of joinedAcross(sentenceRanges(text), covers)) {
    while ((edges[first] ?? Infinity) < sentence.start) first++;
    let last = first;
    while ((edges[last] ?? Infinity) <= sentence.end) last++;
    const tokens = wordTokensOf(text, sentence, edges.slice(first, last));
    if (tokens.length > 0) sentences.push({ ...sentence, tokens });
  }
  return sentences;
}

function sentenceRanges(text: string): TextRange[] {
  const record = recordOf(text);
  if (!record) return sentencesOf(text, { start: 0, end: text.length });
  const header = headerFieldNames.flatMap((name) => record.fields[name]?.range ?? []).filter(({ start, end }) => end > start);
  const body = record.fields.body;
  return [...header, ...(body ? sentencesOf(text, body.range, new RecordViews(record).sentenceJoins) : [])];
}

/** Sentences that one of the ranges runs over become one. Both ascending. */
function joinedAcross(sentences: readonly TextRange[], covers: readonly TextRange[]): TextRange[] {
  const joined: { start: number; end: number }[] = [];
  let next = 0;
  // How far the ranges go that have begun.
  let reach = 0;
  for (const sentence of sentences) {
    const open = joined[joined.length - 1];
    for (let cover = covers[next]; cover && cover.start < sentence.start; cover = covers[++next]) reach = Math.max(reach, cover.end);
    if (open && reach > sentence.start) open.end = sentence.end;
    else joined.push({ ...sentence });
  }
  return joined;
}

/** What a word is in terms of labels, as in `B-Person`, `I-Person`, `O`. Entities must not overlap. */
export function iob2Tags(sentence: TokenizedSentence, entities: EntitiesInOrder): string[] {
  return sentence.tokens.map((token) => {
    const entity = entities.at(token.start);
    if (!entity) return 'O';
    return `${coverOf(entity).start === token.start || !entity.isBegun ? 'B' : 'I'}-${entity.label}`;
  });
}

/** Finds the entity at ascending offsets; linear. */
export class EntitiesInOrder {
  readonly #entities: readonly InterchangeEntity[];
  #next = 0;
  #begun: InterchangeEntity | undefined;

  /** @param entities in the order of the text, without overlaps */
  constructor(entities: readonly InterchangeEntity[]) {
    this.#entities = entities;
  }

  at(offset: number): (InterchangeEntity & { readonly isBegun: boolean }) | undefined {
    for (let entity = this.#entities[this.#next]; entity; entity = this.#entities[++this.#next]) {
      const { start, end } = coverOf(entity);
      if (start > offset) return undefined;
      if (offset < end) {
        const isBegun = this.#begun === entity;
        this.#begun = entity;
        return { ...entity, isBegun };
      }
    }
    return undefined;
  }
}
