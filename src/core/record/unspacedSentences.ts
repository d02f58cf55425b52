import type { TextRange } from '../text/range';

/** Stops of Chinese and Japanese, which set no space between sentences. */
const unspacedStops = '。！？｡';

/** Blanks behind stops are what is left of line endings where there are several, behind some of the stops and not behind most. */
const fewestBlanks = 2;
const fewestShare = 0.07;
const mostShare = 0.6;

const closers = '[」』”’）)】》]{0,4}';
const stopAndGap = new RegExp(`[${unspacedStops}]${closers}([ \\u00A0]*)(?=[^\\s])`, 'g');
/** Words of another language; a name or an acronym alone may begin a sentence of Chinese or Japanese. */
const latinSentence = /[“‘"'(]?\p{Script=Latin}[\p{Script=Latin}’'-]*(?: [\p{Script=Latin}’'-]+){3}/uy;
/** What newspapers and pages set before a section, a note or a link; doubled it stands for a name that is kept back. */
const sectionMark = /[▼▽◆◇■□●▲★☆※◎【](?![▼▽◆◇■□●▲★☆※◎【○])/y;
/** Who speaks in an interview, and what a page says of itself below the text. */
const pageLabel = /(?:[问答問QAＱＡ]|记者|記者|主持人|司会|编辑|編集|責任編集|責任编辑|责任编辑|责编|校对|来源|來源|作者|撰文|撰稿|摄影|攝影|供图|原标题|出典|取材・文|文|写真|撮影)[：:]|(?:图|文|圖)[/／]/y;
const ordinal = /[（(]?(?:([一二三四五六七八九十]{1,3})[、．）)]|([0-9０-９]{1,2})[、．）)])/y;
const ordinalBehindStop = new RegExp(`[${unspacedStops}]${closers}[（(]?([一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})[、．）)]`, 'g');
const seconds: ReadonlySet<string> = new Set(['二', '2', '２']);
/** Quotations end to end, and what a sentence goes on with that they are part of. */
const quotations = /(?:[「“『][^「」“”『』\r\n]{1,200}[」”』]){1,8}(?![とっなのがをはにもやへで的等之地、，,。・：:])/y;
const kana = /[\u3041-\u3096\u30A1-\u30FA]/;
const wordLike = /[\p{Lo}\p{N}「『“《〈（(]/u;

/** What goes on without a space behind any stop, be it one of ASCII: `つながらない!」などの`, `Inc.（红帽）`. */
const unspacedLetter = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether sentences are set without a space here: the stop is one of Chinese and Japanese, or the next word is in their scripts. */
export function followsWithoutSpace(text: string, terminator: number, wordStart: number): boolean {
  if (text.charCodeAt(terminator) > 0x3000 && unspacedStops.includes(text.charAt(terminator))) return true;
  return text.charCodeAt(wordStart) >= 0x2e80 && unspacedLetter.test(String.fromCodePoint(text.codePointAt(wordStart) ?? 0));
}

/**
 * Where sentences of a Chinese or Japanese text were parted by more than their stop. Between two sentences of a paragraph stands nothing
 * either, so a break is only told by what the page left of it: an indent, a blank where the text sets none, a sentence of another
 * script, a mark or a label that begins a paragraph, the next number of a list, the answer to a quotation.
 */
export class UnspacedSentences {
  readonly #text: string;
  readonly #range: TextRange;
  #blanksWereBreaks = false;
  #isJapanese = false;
  #isRead = false;
  #hasOrdinals: boolean | undefined;

  /** @param range the body; UTF-16, half-open */
  constructor(text: string, range: TextRange) {
    this.#text = text;
    this.#range = range;
  }

  /**
   * @param terminator where {@link followsWithoutSpace}
   * @param closersEnd behind the quotes and brackets that close with it
   */
  isBreak(terminator: number, closersEnd: number): boolean {
    const text = this.#text;
    this.#readHabit();
    const blanks = this.#blanksFrom(closersEnd);
    if (blanks > 0) {
      const next = text.charAt(closersEnd + blanks);
      if (next === '' || closersEnd + blanks >= this.#range.end) return false;
      // Japanese sets a blank behind ! and ? within a paragraph.
      const mayBeStyle = text.charAt(terminator) !== '。' && this.#isJapanese;
      if (text.charCodeAt(closersEnd) === 0x3000) return blanks > 1 || !mayBeStyle;
      return this.#blanksWereBreaks && !mayBeStyle && wordLike.test(next);
    }
    if (matches(latinSentence, text, closersEnd) || matches(sectionMark, text, closersEnd) || matches(pageLabel, text, closersEnd)) return true;
    return this.#beginsItem(closersEnd) || this.#answers(closersEnd);
  }

  #blanksFrom(offset: number): number {
    let end = offset;
    while (end < this.#range.end && ' \u00A0\u3000'.includes(this.#text.charAt(end))) end++;
    return end - offset;
  }

  /** One quotation ends and another begins: the next speaker, unless both are part of a sentence (「…！」「…！」と). */
  #answers(closersEnd: number): boolean {
    return '」”』'.includes(this.#text.charAt(closersEnd - 1)) && '「“『'.includes(this.#text.charAt(closersEnd)) && matches(quotations, this.#text, closersEnd);
  }

  /** 一、 二、 where the text counts on. */
  #beginsItem(offset: number): boolean {
    if (!matches(ordinal, this.#text, offset)) return false;
    return (this.#hasOrdinals ??= this.#countsOn());
  }

  #countsOn(): boolean {
    const found = new Set<string>();
    for (const [, number = ''] of this.#body().matchAll(ordinalBehindStop)) {
      found.add(number);
      if (found.size > 1 && [...seconds].some((second) => found.has(second))) return true;
      if (found.size > 100) return false;
    }
    return found.size === 1 && [...seconds].some((second) => found.has(second));
  }

  /** How the text parts its sentences, read once. */
  #readHabit(): void {
    if (this.#isRead) return;
    this.#isRead = true;
    let all = 0;
    let blank = 0;
    const body = this.#body();
    for (const [, gap] of body.matchAll(stopAndGap)) {
      all++;
      if (gap !== '') blank++;
    }
    this.#isJapanese = kana.test(body);
    this.#blanksWereBreaks = blank >= fewestBlanks && blank >= fewestShare * all && blank <= mostShare * all;
  }

  #body(): string {
    return this.#text.slice(this.#range.start, this.#range.end);
  }
}

function matches(form: RegExp, text: string, offset: number): boolean {
  form.lastIndex = offset;
  return form.test(text);
}
