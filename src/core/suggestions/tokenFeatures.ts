import { mix, hashOf } from './hash';
import { hasCapital, Shape, type ReadText } from './readText';
import type { RuleMarks } from './ruleMarks';
import type { WordCases } from './wordCases';

/** Kinds of features; the number goes into each feature's hash, so that no two kinds meet. */
const enum Kind {
  Bias, Form, LowerCase, FormBefore, FormBehind, SecondBefore, SecondBehind, PairBefore, PairBehind, Shape, ShapeBefore, ShapeBehind, Shapes,
  Prefix, Suffix, ContextBefore, ContextBehind, ContextRule, SeenInLowerCase, List, ListBefore, ListBehind, Rule, RuleBefore, RuleBehind,
  Known, KnownBefore, KnownBehind, Joined, Repeated, Evidence, UsualCase,
}

/** The rule's mark of a token as a feature: its start weight is set before anything is learned. */
export function ruleFeature(mark: number): number {
  return mix(Kind.Rule, mark);
}

/** What a rule went by, where what it found begins; with how many tokens that has, at most {@link mostCountedTokens}. */
export function evidenceFeature(evidence: number, tokens: number): number {
  return mix(Kind.Evidence, evidence, tokens);
}

export const mostCountedTokens = 4;

/** A token of a known string, with how sure its label is; `position` 0 where it begins, 1 where it goes on. */
export function knownFeature(label: number, position: number, sureness: number): number {
  return mix(Kind.Known, label * 2 + position, sureness);
}

export function knownNeighbourFeature(label: number, isBefore: boolean): number {
  return mix(isBefore ? Kind.KnownBefore : Kind.KnownBehind, label);
}

/** Most forms of the context of a word elsewhere in its article that count for it. */
const mostContexts = 4;

/** Features of every token that no tag has a part in, end to end, with where each token's start. */
export interface TokenFeatures {
  readonly hashes: Int32Array;
  readonly starts: Int32Array;
}

/**
 * What a token shows: itself and its neighbors, how they are written, its letters from both ends, what stands around the same
 * capitalized word elsewhere in the article, whether it stands in lower case too, there and in articles learned before, the name
 * lists and rules of the first article.
 */
export function featuresOf(read: ReadText, marks: RuleMarks, cases: WordCases): TokenFeatures {
  const { formHashes, lowerCaseHashes, lowerCase, shapes, sentences, spaced, forms, lowerCaseForms } = read;
  const starts = new Int32Array(forms.length + 1);
  const hashes: number[] = [];
  const push = (feature: number): void => {
    hashes.push(feature);
  };
  const contexts = contextsOf(read, marks);
  for (let sentence = 0; sentence + 1 < sentences.length; sentence++) {
    const from = sentences[sentence] ?? 0;
    const to = sentences[sentence + 1] ?? 0;
    const form = (token: number): number => (token < from ? -1 : token >= to ? -2 : lowerCaseHashes[token] ?? 0);
    const shape = (token: number): number => (token < from ? 30 : token >= to ? 31 : shapes[token] ?? Shape.Sign);
    for (let token = from; token < to; token++) {
      starts[token] = hashes.length;
      const here = shapes[token] ?? Shape.Sign;
      push(mix(Kind.Bias, 0));
      push(mix(Kind.Form, formHashes[token] ?? 0));
      push(mix(Kind.LowerCase, form(token)));
      push(mix(Kind.FormBefore, form(token - 1)));
      push(mix(Kind.FormBehind, form(token + 1)));
      push(mix(Kind.SecondBefore, form(token - 2)));
      push(mix(Kind.SecondBehind, form(token + 2)));
      push(mix(Kind.PairBefore, form(token - 1), form(token)));
      push(mix(Kind.PairBehind, form(token), form(token + 1)));
      push(mix(Kind.Shape, here));
      push(mix(Kind.ShapeBefore, shape(token - 1), here));
      push(mix(Kind.ShapeBehind, here, shape(token + 1)));
      push(mix(Kind.Shapes, shape(token - 1) * 32 + here, shape(token + 1)));
      push(mix(Kind.Joined, spaced[token] ?? 0, here));
      const word = lowerCase[token] ?? '';
      if (here <= Shape.Uncased) {
        for (let length = 2; length <= 6 && length < word.length; length++) push(mix(Kind.Prefix, length, hashOf(word.slice(0, length))));
        for (let length = 1; length <= 4 && length < word.length; length++) push(mix(Kind.Suffix, length, hashOf(word.slice(-length))));
        if (hasCapital(here)) {
          if (lowerCaseForms.has(word)) push(mix(Kind.SeenInLowerCase, 0));
          push(mix(Kind.UsualCase, cases.of(form(token))));
        }
      }
      const context = contexts.get(formHashes[token] ?? 0);
      if (context) {
        push(mix(Kind.Repeated, Math.min(4, context.places)));
        for (const before of context.before) if (before !== form(token - 1)) push(mix(Kind.ContextBefore, before));
        for (const behind of context.behind) if (behind !== form(token + 1)) push(mix(Kind.ContextBehind, behind));
        for (const mark of context.marks) push(mix(Kind.ContextRule, mark));
      }
      pushMarks(push, marks, token, from, to);
    }
  }
  starts[forms.length] = hashes.length;
  return { hashes: new Int32Array(hashes), starts };
}

function pushMarks(push: (feature: number) => void, { rules, evidence, lists }: RuleMarks, token: number, from: number, to: number): void {
  push(ruleFeature(rules[token] ?? 0));
  const by = evidence[token] ?? 0;
  if (by !== 0) {
    const mark = rules[token] ?? 0;
    let tokens = mark % 2;
    if (tokens === 1) while (tokens < mostCountedTokens && rules[token + tokens] === mark + 1) tokens++;
    push(evidenceFeature(by, tokens));
  }
  if (token > from) push(mix(Kind.RuleBefore, rules[token - 1] ?? 0));
  if (token + 1 < to) push(mix(Kind.RuleBehind, rules[token + 1] ?? 0));
  const here = lists[token] ?? 0;
  if (here !== 0) push(mix(Kind.List, here));
  const before = token > from ? lists[token - 1] ?? 0 : 0;
  if (before !== 0) push(mix(Kind.ListBefore, before, here));
  const behind = token + 1 < to ? lists[token + 1] ?? 0 : 0;
  if (behind !== 0) push(mix(Kind.ListBehind, behind, here));
}

interface WordContext {
  readonly before: number[];
  readonly behind: number[];
  /** Marks that rules gave the word anywhere. */
  readonly marks: number[];
  places: number;
}

/** For each capitalized word that stands more than once: what stands beside it at all its places. */
function contextsOf({ formHashes, lowerCaseHashes, shapes, sentences }: ReadText, { rules }: RuleMarks): Map<number, WordContext> {
  const contexts = new Map<number, WordContext>();
  for (let sentence = 0; sentence + 1 < sentences.length; sentence++) {
    const from = sentences[sentence] ?? 0;
    const to = sentences[sentence + 1] ?? 0;
    for (let token = from; token < to; token++) {
      if (!hasCapital(shapes[token] ?? Shape.Sign)) continue;
      const form = formHashes[token] ?? 0;
      let context = contexts.get(form);
      if (!context) contexts.set(form, context = { before: [], behind: [], marks: [], places: 0 });
      context.places++;
      if (token > from) addTo(context.before, lowerCaseHashes[token - 1] ?? 0);
      if (token + 1 < to) addTo(context.behind, lowerCaseHashes[token + 1] ?? 0);
      const mark = rules[token] ?? 0;
      if (mark !== 0) addTo(context.marks, mark);
    }
  }
  for (const [form, { places }] of contexts) if (places < 2) contexts.delete(form);
  return contexts;
}

function addTo(values: number[], value: number): void {
  if (values.length < mostContexts && !values.includes(value)) values.push(value);
}
