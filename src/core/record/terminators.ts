import { compoundStartBefore, isUpperCaseAt, isWordCharacterAt, wordStartBefore } from '../text/words';
import { abbreviationKind, isTitleBeforeName } from './abbreviations';
import { isSentenceStarter, looksLikeSentenceStarter } from './sentenceStarters';

/** A terminator with an upper-case letter close behind it; offsets in UTF-16 units of the text. */
interface Candidate {
  readonly text: string;
  /** The `.`, `!`, `?` or `…` itself; of several the last. */
  readonly terminator: number;
  /** Behind the quotes and brackets that close with it. */
  readonly closersEnd: number;
  /** The upper-case letter; between `closersEnd` and here stand only marks that open. */
  readonly wordStart: number;
  readonly wordEnd: number;
  /** Where the paragraph began that the terminator stands in; nothing before it is looked at. */
  readonly floor: number;
  readonly ellipsesAreTight: boolean;
}

/** `either`: where something was lost it was a break or a space; where a space is there the sentence goes on. */
export type Verdict = 'break' | 'either' | 'space' | undefined;

/** Farther back than this no token is read: a text without white space must not cost its square. */
const longestToken = 100;
const longestMailbox = 40;

const atSign = 0x40;
const backslash = 0x5c;
const colon = 0x3a;
const equalsSign = 0x3d;
const questionMark = 0x3f;
const slash = 0x2f;

/** Names that end in a mark of exclamation, and what goes on with them though it begins sentences. */
const exclamatoryNames: ReadonlySet<string> = new Set(
  'Yahoo E Jeopardy Oklahoma Yum Joomla Jeb Wham OK Hello Panic Kahoot Ahoy Neu Oliver Dolly Rouge Airplane Bravo Campesinos Ideas Yahtzee Boggle Taboo Ho Ha Ya TechCrunch Tesco Guess'.split(' '));
const namesGoingOn: ReadonlySet<string> = new Set(['Panic!At', 'Yum!Brands']);

/** Endings of files, hosts and program names, as written behind the dot. */
const nameEndings: ReadonlySet<string> = new Set(
  `NET Js JS Com COM Org ORG Net Edu EDU GOV TXT Txt PDF Pdf DOC Doc DOCX XLS XLSX PPT CSV XML JSON HTML Html HTM Htm PHP Php ASP ASPX JSP
  JPG Jpg JPEG PNG GIF SVG MP3 MP4 AVI EXE Exe DLL ZIP BAT SH PY CPP HPP IO MD YML`.split(/\s+/),
);

const brandEndings: ReadonlySet<string> = new Set(['AI', 'TV', 'FM', 'Net', 'NET', 'Com', 'Org']);

const timeZones: ReadonlySet<string> = new Set(
  'ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST AEST IST JST SGT HKT Eastern Central Mountain Pacific'.split(' '),
);

const days = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)/;

/** Acronyms that end sentences, while other dotted capitals are mostly initials; nobody has four of those. */
const knownAcronyms: ReadonlySet<string> = new Set(
  `U.S U.K U.N E.U D.C U.S.A U.A.E N.Y N.J N.H N.C S.C N.D S.D N.M R.I W.Va B.C L.A P.R N.Y.C U.S.S.R E.T P.T C.T Ph.D M.D B.A M.A M.B.A
  D.E.A F.B.I C.I.A N.A.A.C.P C.E.O I.R.S A.I H.I.V EE.UU I.D P.R.C D.R.C U.P S.U.V S.U.V.s A.D B.C.E C.E`.split(/\s+/),
);

/** What goes on after such an acronym within a sentence. */
const acronymCompanions: ReadonlySet<string> = new Set(
  `Army Navy Air Marine Marines Coast Senate House Congress Capitol Department Dept President Presidents Government Treasury Supreme Court
  Courts District Attorney State Open Steel Bank Bancorp Secretary Ambassador Embassy Consulate Rep Sen Gov Gen Lt Col Capt Sgt Security
  General Times Post Circuit Council Charter Constitution Census Postal Forest Food Fish Geological Chamber Central Federal Energy Education
  Justice Interior Agriculture Labor Commerce Trade Customs Border Immigration Olympic Soccer Dollar Dollars Representative Senator
  Representatives Senators University Assembly High Human World Global Women Mayor Council Climate`.split(/\s+/),
);

/** A letter names one of a kind behind these: `vitamin C`, `Plan B`. */
const letteredKinds: ReadonlySet<string> = new Set(
  `vitamin vitamins hepatitis influenza plan type types group grade option section part exhibit category class team appendix schedule
  series generation gen war malcolm division phase block gate terminal`.split(/\s+/),
);

/** After a title only these begin a sentence; `Who`, `No`, `He`, `So` may be names there. */
const plainestStarters: ReadonlySet<string> = new Set(['The', 'This', 'That', 'They', 'There', 'But', 'And', 'It', 'We', 'You']);

/** Whether a break or a space was lost at the candidate, or nothing. */
export function judgeTerminator(candidate: Candidate): Verdict {
  const { text, terminator, closersEnd, wordStart } = candidate;
  const mark = text.charAt(terminator);
  const isEllipsis = mark === '…' || (mark === '.' && text.charAt(terminator - 1) === '.');
  if (closersEnd > terminator + 1 || endsPlainly(candidate)) return 'break';
  if (isEllipsis) return candidate.ellipsesAreTight ? undefined : 'break';
  if (standsInAddress(candidate)) {
    const word = text.slice(wordStart, candidate.wordEnd);
    return startsSentence(candidate) && !nameEndings.has(word) ? 'break' : undefined;
  }
  if (mark !== '.') {
    const name = text.slice(wordStartBefore(text, terminator, candidate.floor), terminator);
    if (mark !== '!' || wordStart !== closersEnd || !exclamatoryNames.has(name)) return 'break';
    const word = text.slice(wordStart, candidate.wordEnd);
    return startsSentence(candidate) && !namesGoingOn.has(`${name}!${word}`) ? 'break' : undefined;
  }
  return judgeFullStop(candidate);
}

/**
 * The case of nearly every lost break, told without a regular expression: a stop behind a word of ASCII letters, the last of them small,
 * that a blank parts from what is before it, and a capitalized word, which a curly quote may open. What the other questions say of such
 * words is the same.
 */
function endsPlainly({ text, terminator, wordStart, wordEnd, floor }: Candidate): boolean {
  if (text.charCodeAt(terminator) !== 0x2e || wordStart > terminator + 2) return false;
  if (wordStart === terminator + 2 && text.charCodeAt(terminator + 1) !== 0x201c) return false;
  if (!isLowerCaseAscii(text.charCodeAt(wordStart + 1))) return false;
  // Behind the word nothing that makes a name or an address of it.
  if (wordEnd < text.length && !isPlainlyBehindWord(text.charCodeAt(wordEnd))) return false;
  let start = terminator;
  const lowest = Math.max(floor, terminator - 24);
  while (start > lowest && isLowerCaseAscii(text.charCodeAt(start - 1))) start--;
  if (start === terminator) return false;
  while (start > lowest && isLowerCaseAscii(text.charCodeAt(start - 1) | 0x20)) start--;
  if (terminator - start < 2 || start === floor || text.charCodeAt(start - 1) !== 0x20) return false;
  const before = text.slice(start, terminator);
  return before !== 'www' && abbreviationKind(before, false) === undefined && !nameEndings.has(text.slice(wordStart, wordEnd));
}

function isLowerCaseAscii(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

/** A blank, a comma, an apostrophe, a curly apostrophe. */
function isPlainlyBehindWord(unit: number): boolean {
  return unit === 0x20 || unit === 0x2c || unit === 0x27 || unit === 0x2019;
}

function judgeFullStop(candidate: Candidate): Verdict {
  const { text, terminator, closersEnd, wordStart, wordEnd, floor } = candidate;
  const before = text.slice(compoundStartBefore(text, terminator, floor), terminator);
  if (before === '') return judgeBareStop(candidate);
  const word = text.slice(wordStart, wordEnd);
  const opened = wordStart > closersEnd;
  const following = text.charAt(wordEnd);
  if (!opened) {
    // Ph.D., EE.UU.
    if (word.length === 2 && word.charAt(0) === word.charAt(1) && /(?:^|\.)(\p{Lu})\1$/u.test(before)) return undefined;
    if (before === 'Ph' && (word === 'D' || word === 'Ds')) return undefined;
    if (goesOnAsName(candidate, before, word)) return undefined;
    // Foo.Bar_baz, Math.Max(…), Maren.Osei@…: names of another kind
    if ('_@=\\'.includes(following) && following !== '') return undefined;
    if (following === '(' && /^\p{Lu}/u.test(before)) return undefined;
    // changelog.Debian.gz, ftp.Ländercode.debian.org
    if (following === '.' && word.length > 1 && isLowerCaseAscii(text.charCodeAt(wordEnd + 1))) return undefined;
    // en_US.UTF
    if (before.includes('_') || text.charAt(terminator - before.length - 1) === '_') return undefined;
    // System.Collections.Generic
    const goesOnDotted = following === '.' && word.length > 1 && isUpperCaseAt(text, wordEnd + 1);
    if (/^\p{Lu}\p{Ll}/u.test(before) && (goesOnDotted || /^\p{Lu}\p{L}+(?:\.\p{Lu}\p{L}+)+$/u.test(before))) return undefined;
    // What most sentences end with; the questions that follow are about other forms.
    if (isPlainWord(before) && abbreviationKind(before, false) === undefined) return 'break';
  }
  if (/^(?:\p{L}{1,2}\.)+\p{L}{1,2}$/u.test(before) && /(?:^|\.)\p{L}(?:\.|$)|^\p{Lu}{2}\.\p{Lu}{2}$/u.test(before)) {
    return judgeAcronym(candidate, before, word);
  }
  const segment = before.slice(Math.max(before.lastIndexOf('.'), before.lastIndexOf('-')) + 1);
  if (/^\p{Lu}$/u.test(segment)) return judgeInitial(candidate, word);
  if (/^\p{N}+$/u.test(segment) || /\p{N}$/u.test(segment)) return judgeNumber(candidate, before, word);
  const kind = abbreviationKind(segment, /^\p{Lu}{2}/u.test(word) && /^\p{Lu}+$/u.test(segment));
  if (kind === 'title') {
    if (plainestStarters.has(word)) return 'break';
    return !opened && isTitleBeforeName(segment, nameFrom(text, wordStart, wordEnd)) && isPlainlyBehindName(text.slice(wordEnd, wordEnd + 2)) ? 'space' : undefined;
  }
  if (kind === 'other' || kind === 'either') {
    if (startsSentence(candidate) || (opened && text.charAt(closersEnd) !== '(')) return 'break';
    return opened || kind === 'other' ? undefined : 'either';
  }
  // A headline without a full stop ran into an acronym: OfficialsU.S. reporters
  if (word.length === 1 && following === '.' && /\p{Ll}\p{Lu}$/u.test(segment)) return undefined;
  if (/^\p{Ll}$/u.test(segment)) return judgeLowerCaseLetter(candidate, word);
  return 'break';
}

/** The word with an apostrophe and what follows it: `John’s`. */
function nameFrom(text: string, wordStart: number, wordEnd: number): string {
  return text.startsWith('’s', wordEnd) || text.startsWith("'s", wordEnd) ? `${text.slice(wordStart, wordEnd)}’s` : text.slice(wordStart, wordEnd);
}

/** A name goes on with a blank, a comma or the like; a full stop or a sign makes an address or a trade mark of it. */
function isPlainlyBehindName(following: string): boolean {
  return /^(?:$|[\s,;:!?)’'\-–—]|\.(?:\s|$))/.test(following);
}

/** Abbreviations that a figure follows. */
const numbered: ReadonlySet<string> = new Set(
  'no nos nr num núm fig figs vol vols sec sect art arts par ch chap chaps pt pts eq eqs ex rev ver version para cap pág pag pp abs anm abb kap bd hft lfd ca approx cf vgl und app ref refs табл рис стр ст гл'.split(' '));

/**
 * Whether a sentence ends at a terminator that a figure touches (`passed.24 members`): behind a plain word of three letters or more, or
 * what closes, and before a small letter, or a number of a list before a capital. A figure that a capital follows may be the number of a note (`the court.12 The`).
 */
export function judgeFigure({ text, terminator, closersEnd, wordStart, floor }: Omit<Candidate, 'wordEnd' | 'ellipsesAreTight'>, end: number): Verdict {
  const listed = /^\d{1,3}[.)] (?=\p{Lu})/u.test(text.slice(wordStart, Math.min(end, wordStart + 8)));
  const figure = listed || /^(?:[$€£¥]\s?)?\d{1,3}(?:,\d{3}|\d)*(?:\.\d+)?(?:st|nd|rd|th|%)?(?=[ -]\p{Ll})/u.test(text.slice(wordStart, Math.min(end, wordStart + 24)));
  if (!figure) return undefined;
  if (closersEnd > terminator + 1 || /[!?؟]/.test(text.charAt(terminator))) return 'break';
  const start = compoundStartBefore(text, terminator, floor);
  const before = text.slice(start, terminator);
  if (!/^\p{L}[\p{L}’'-]{2,}$/u.test(before) || numbered.has(before.toLowerCase()) || abbreviationKind(before, false) !== undefined) return undefined;
  return /\p{Ll}$/u.test(before) && (start === floor || /[\s(“"‘’]/.test(text.charAt(start - 1))) ? 'break' : undefined;
}

/**
 * Whether a sentence ends at a terminator that a letter of a script without capitals touches. Marks of their own end one wherever white space is
 * missing that the script sets; a full stop does behind a word, not behind a single letter (`د.`) or in an acronym.
 */
export function judgeCaseless({ text, terminator, closersEnd, wordStart, wordEnd, floor }: Candidate): Verdict {
  if (text.charAt(terminator) !== '.' || closersEnd > terminator + 1) return 'break';
  const start = compoundStartBefore(text, terminator, floor);
  const before = text.slice(start, terminator);
  const letters = before.replace(/\P{L}/gu, '').length;
  if (before.includes('.') || standsInAddress({ text, terminator, closersEnd, wordStart, wordEnd, floor, ellipsesAreTight: false })) return undefined;
  if (before === '') return judgeBareStop({ text, terminator, closersEnd, wordStart, wordEnd, floor, ellipsesAreTight: false });
  return letters >= 2 && text.charAt(wordEnd) !== '.' ? 'break' : undefined;
}

/** Two or more ASCII letters, the last one small. */
function isPlainWord(word: string): boolean {
  if (word.length < 2 || !isLowerCaseAscii(word.charCodeAt(word.length - 1))) return false;
  for (let index = 0; index < word.length - 1; index++) if (!isLowerCaseAscii(word.charCodeAt(index) | 0x20)) return false;
  return true;
}

/** Nothing word-like before the stop: `”.The` and `%.The` end sentences, ` .NET` does not. */
function judgeBareStop(candidate: Candidate): Verdict {
  const before = candidate.terminator > candidate.floor ? candidate.text.charAt(candidate.terminator - 1) : ' ';
  if (/[”"’'»«“‘›‹)\]}%™®©°+*€£$‰?!…]/.test(before)) return 'break';
  return startsSentence(candidate) && /\s/.test(before) && candidate.terminator > candidate.floor ? 'break' : undefined;
}

/** `ASP.NET`, `Node.JS`, `README.TXT`, `Booking.Com`, `Character.AI`. */
function goesOnAsName({ text, wordEnd }: Candidate, before: string, word: string): boolean {
  if (isWordCharacterAt(text, wordEnd)) return false;
  if (!nameEndings.has(word) && !brandEndings.has(word)) return false;
  return !brandEndings.has(word) || /^\p{Lu}|\./u.test(before);
}

function judgeAcronym(candidate: Candidate, before: string, word: string): Verdict {
  const { text, wordStart, wordEnd, closersEnd } = candidate;
  if (/^[ap]\.m$/i.test(before)) {
    if (timeZones.has(word)) return undefined;
    return days.test(word) ? 'either' : 'break';
  }
  if (wordStart > closersEnd) return text.charAt(closersEnd) === '(' ? undefined : 'break';
  if (/^\p{Ll}/u.test(before)) return startsSentence(candidate) && !/^(?:e\.g|i\.e|z\.b|d\.h|т\.е)$/i.test(before) ? 'break' : /^т\.[дп]$|^u\.[aä]$|^и\.т$/i.test(before) ? 'either' : undefined;
  const following = text.charAt(wordEnd);
  const isKnown = knownAcronyms.has(before) || before.length >= 7;
  if (word.length === 1) {
    const alone = /[\s’']/.test(following);
    return alone && (word === 'I' || (word === 'A' && isKnown && before !== 'U.S')) ? 'break' : undefined;
  }
  if (startsSentence(candidate)) return 'break';
  // Initials go on with a name, which may look so too: `J.K.Rowling`.
  if (!isKnown) return undefined;
  if (looksLikeSentenceStarter(word)) return 'break';
  return acronymCompanions.has(word) ? undefined : 'break';
}

/** One capital: an initial (`John F.Kennedy`) or the end of a sentence (`vitamin C.The`). */
function judgeInitial(candidate: Candidate, word: string): Verdict {
  const { text, terminator, closersEnd, wordStart, wordEnd, floor } = candidate;
  const previous = previousWord(text, terminator - 1, floor);
  if (letteredKinds.has(previous.toLowerCase())) return 'break';
  if (wordStart > closersEnd) return startsSentence(candidate) && text.charAt(closersEnd) !== '(' ? 'break' : undefined;
  if (word.length === 1) {
    const alone = /[\s’']/.test(text.charAt(wordEnd));
    return alone && (word === 'I' || word === 'A') && previous !== '' ? 'break' : undefined;
  }
  return startsSentence(candidate) ? 'break' : undefined;
}

function judgeNumber(candidate: Candidate, before: string, word: string): Verdict {
  const { text, terminator, wordEnd, wordStart, closersEnd, floor } = candidate;
  if (wordStart > closersEnd) return 'break';
  // 1.Introduction, 3.The: the number of a list
  const start = terminator - before.length;
  if (/^\p{N}{1,3}$/u.test(before) && (start === floor || /[\r\n]/.test(text.charAt(start - 1)))) return undefined;
  if (/^[vV]\d/.test(before) || /\p{N}$/u.test(word)) return undefined;
  // .A man, .I think, .O’Leary, .P Dowd, .M. Osei
  return word.length > 1 || /^(?:[\s’']|\.\s)/.test(text.slice(wordEnd, wordEnd + 2)) ? 'break' : undefined;
}

/** `г.Москва` is an abbreviation, `2014 г.Москва` ends a sentence; in Latin letters only a starter ends one. */
function judgeLowerCaseLetter(candidate: Candidate, word: string): Verdict {
  const { text, terminator, floor, wordEnd } = candidate;
  // z.B., e.V., m.E.
  if (word.length === 1 && text.charAt(wordEnd) === '.') return undefined;
  if (startsSentence(candidate)) return 'break';
  if (!/\p{Script=Cyrillic}/u.test(word)) return undefined;
  return /\p{N}$/u.test(previousWord(text, terminator - 1, floor)) ? 'break' : undefined;
}

function startsSentence({ text, wordStart, wordEnd }: Candidate): boolean {
  return isSentenceStarter(text.slice(wordStart, wordEnd), text.slice(wordEnd, wordEnd + 4));
}

/** The word before the one that ends at `offset`, where one blank parts them; empty where there is none. */
function previousWord(text: string, offset: number, floor: number): string {
  if (offset <= floor || !/[ \u00A0]/.test(text.charAt(offset - 1))) return '';
  return text.slice(wordStartBefore(text, offset - 1, floor), offset - 1);
}

/** URLs, e-mail addresses, handles, paths and files: dots and marks in them end no sentence. */
function standsInAddress({ text, terminator, wordEnd, floor }: Candidate): boolean {
  const lowest = Math.max(floor, terminator - longestToken);
  let start = terminator;
  let slashes = 0;
  let hasValue = false;
  for (; start > lowest; start--) {
    const unit = text.charCodeAt(start - 1);
    if (unit <= 0x20 || unit === 0xa0) break;
    if (unit === atSign || unit === backslash) return true;
    if (unit === equalsSign) hasValue = true;
    else if (unit === questionMark && hasValue) return true;
    else if (unit === slash) {
      // https://…, and /a/b but not 3/11 or he/she
      slashes++;
      if (text.charCodeAt(start - 2) === colon || (slashes > 1 && !isDigit(text.charCodeAt(start)))) return true;
    }
  }
  while (start < terminator && '"\'“‘(['.includes(text.charAt(start))) start++;
  if (text.startsWith('www', start) && (start + 3 === terminator || text.charAt(start + 3) === '.')) return true;
  if (text.charCodeAt(start) === slash || text.startsWith('./', start) || text.startsWith('~/', start)) return true;
  return isMailboxUpTo(text, wordEnd);
}

/** Whether an e-mail address goes on at `offset`: a few characters of a name, then `@` and a host. */
function isMailboxUpTo(text: string, offset: number): boolean {
  const last = Math.min(text.length - 1, offset + longestMailbox);
  for (let index = offset; index < last; index++) {
    const unit = text.charCodeAt(index);
    if (unit === atSign) return isWordCharacterAt(text, index + 1);
    if (!isWordCharacterAt(text, index) && !'.+-_'.includes(text.charAt(index))) return false;
  }
  return false;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
