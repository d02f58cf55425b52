import { sentencesOf } from '../record/sentences';
import type { TextRange } from '../text/range';
import { tokensOf, type Token } from '../text/tokens';
import { hashOf } from './hash';

/** How a token is written: what kind of capitals, digits or sign. */
export const enum Shape {
  Lower, Capitalized, Upper, SingleUpper, Mixed, Uncased, Digits, ShortDigits, Year, Sign, OpeningSign, ClosingSign, Terminator, Comma, Hyphen,
}

/** A text cut into sentences of tokens, with what features and rules ask of each token. Arrays go by number of the token. */
export interface ReadText {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly forms: readonly string[];
  readonly lowerCase: readonly string[];
  readonly formHashes: Int32Array;
  readonly lowerCaseHashes: Int32Array;
  readonly shapes: ArrayLike<Shape>;
  /** Whether white space stands before the token. */
  readonly spaced: Uint8Array;
  /** First token of each sentence, and the number of tokens at the end. */
  readonly sentences: Int32Array;
  /** Forms that stand in lower case somewhere in the text. */
  readonly lowerCaseForms: ReadonlySet<string>;
}

/** Reads the ranges of a text in which tags are expected, ascending; UTF-16, half-open. Linear. */
export function readText(text: string, ranges: readonly TextRange[]): ReadText {
  const tokens: Token[] = [];
  const sentences: number[] = [];
  for (const range of ranges) {
    for (const sentence of sentencesOf(text, range)) {
      sentences.push(tokens.length);
      // A sentence may be a table of megabytes: what is learned from it is cut in pieces.
      const found = tokensOf(text, sentence);
      for (let from = 0; from < found.length; from += longestSentence) {
        if (from > 0) sentences.push(tokens.length);
        for (const token of found.slice(from, from + longestSentence)) tokens.push(token);
      }
    }
  }
  sentences.push(tokens.length);
  const forms = tokens.map(({ start, end }) => text.slice(start, end));
  const lowerCase = forms.map((form) => form.toLowerCase());
  const shapes: readonly Shape[] = tokens.map((token, index) => shapeOf(token, forms[index] ?? ''));
  const lowerCaseForms = new Set<string>();
  for (let index = 0; index < forms.length; index++) if (shapes[index] === Shape.Lower) lowerCaseForms.add(forms[index] ?? '');
  const hashes = new Map<string, number>();
  const numbered = (form: string): number => {
    let hash = hashes.get(form);
    if (hash === undefined) hashes.set(form, hash = hashOf(form));
    return hash;
  };
  return {
    text, tokens, forms, lowerCase, shapes, lowerCaseForms,
    formHashes: Int32Array.from(forms, numbered),
    lowerCaseHashes: Int32Array.from(lowerCase, numbered),
    spaced: Uint8Array.from(tokens, ({ start }, index) => (index === 0 || (tokens[index - 1]?.end ?? 0) < start ? 1 : 0)),
    sentences: Int32Array.from(sentences),
  };
}

/** Whether a word is written with a capital, wherever in it. */
export function hasCapital(shape: Shape): boolean {
  return shape >= Shape.Capitalized && shape <= Shape.Mixed;
}

const longestSentence = 400;

function shapeOf({ kind }: Token, form: string): Shape {
  if (kind === 'digits') return form.length === 4 && /^(?:1[5-9]|20)/.test(form) ? Shape.Year : form.length < 3 ? Shape.ShortDigits : Shape.Digits;
  if (kind === 'sign') {
    if (/^[.!?…。！？]/.test(form)) return Shape.Terminator;
    if (/^[,;:،、]/.test(form)) return Shape.Comma;
    if (/^[-‐‑–—/]/.test(form)) return Shape.Hyphen;
    if (/^[\p{Ps}\p{Pi}]/u.test(form)) return Shape.OpeningSign;
    return /^[\p{Pe}\p{Pf}]/u.test(form) ? Shape.ClosingSign : Shape.Sign;
  }
  const lower = form.toLowerCase();
  const upper = form.toUpperCase();
  if (lower === upper) return Shape.Uncased;
  if (form === lower) return Shape.Lower;
  if (form === upper) return form.length === 1 ? Shape.SingleUpper : Shape.Upper;
  return form.charAt(0) !== lower.charAt(0) && form.slice(1) === lower.slice(1) ? Shape.Capitalized : Shape.Mixed;
}
