import type { TextRange } from './range';

/** A character reference left over from HTML, and what it stands for. */
export interface HtmlEntity {
  /** From the `&` to the `;`, in UTF-16 code units, half-open. */
  readonly range: TextRange;
  readonly decoded: string;
}

/**
 * Named character references that are seen in text taken from news pages; names are case-sensitive.
 * Source: "Named character references" of the HTML standard, https://html.spec.whatwg.org/multipage/named-characters.html
 */
const namedCharacters: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0', AMP: '&', LT: '<', GT: '>', QUOT: '"',
  lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', sbquo: '‚', bdquo: '„', laquo: '«', raquo: '»', lsaquo: '‹', rsaquo: '›',
  ndash: '–', mdash: '—', hellip: '…', bull: '•', middot: '·', minus: '−', times: '×', divide: '÷', plusmn: '±',
  prime: '′', Prime: '″', dagger: '†', Dagger: '‡', sect: '§', para: '¶', deg: '°', micro: 'µ', permil: '‰',
  cent: '¢', pound: '£', yen: '¥', euro: '€', curren: '¤', copy: '©', reg: '®', trade: '™', ordf: 'ª', ordm: 'º',
  frac12: '½', frac14: '¼', frac34: '¾', sup1: '¹', sup2: '²', sup3: '³', iexcl: '¡', iquest: '¿', brvbar: '¦',
  acute: '´', cedil: '¸', uml: '¨', macr: '¯', not: '¬', larr: '←', uarr: '↑', rarr: '→', darr: '↓', hearts: '♥',
  ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009', shy: '\u00AD', zwnj: '\u200C', zwj: '\u200D', lrm: '\u200E', rlm: '\u200F',
  infin: '∞', ne: '≠', le: '≤', ge: '≥', asymp: '≈', hyphen: '‐', dash: '‐', lsqb: '[', rsqb: ']', lbrack: '[', rbrack: ']',
  lpar: '(', rpar: ')', comma: ',', period: '.', colon: ':', semi: ';', excl: '!', quest: '?', dollar: '$', percnt: '%', num: '#',
  ast: '*', plus: '+', equals: '=', sol: '/', bsol: '\\', lowbar: '_', commat: '@', lcub: '{', rcub: '}', vert: '|', grave: '`',
  Agrave: 'À', Aacute: 'Á', Acirc: 'Â', Atilde: 'Ã', Auml: 'Ä', Aring: 'Å', AElig: 'Æ', Ccedil: 'Ç', Egrave: 'È', Eacute: 'É',
  Ecirc: 'Ê', Euml: 'Ë', Igrave: 'Ì', Iacute: 'Í', Icirc: 'Î', Iuml: 'Ï', ETH: 'Ð', Ntilde: 'Ñ', Ograve: 'Ò', Oacute: 'Ó',
  Ocirc: 'Ô', Otilde: 'Õ', Ouml: 'Ö', Oslash: 'Ø', Ugrave: 'Ù', Uacute: 'Ú', Ucirc: 'Û', Uuml: 'Ü', Yacute: 'Ý', THORN: 'Þ',
  szlig: 'ß', agrave: 'à', aacute: 'á', acirc: 'â', atilde: 'ã', auml: 'ä', aring: 'å', aelig: 'æ', ccedil: 'ç', egrave: 'è',
  eacute: 'é', ecirc: 'ê', euml: 'ë', igrave: 'ì', iacute: 'í', icirc: 'î', iuml: 'ï', eth: 'ð', ntilde: 'ñ', ograve: 'ò',
  oacute: 'ó', ocirc: 'ô', otilde: 'õ', ouml: 'ö', oslash: 'ø', ugrave: 'ù', uacute: 'ú', ucirc: 'û', uuml: 'ü', yacute: 'ý',
  thorn: 'þ', yuml: 'ÿ', OElig: 'Œ', oelig: 'œ', Scaron: 'Š', scaron: 'š', Yuml: 'Ÿ', fnof: 'ƒ', circ: 'ˆ', tilde: '˜',
  Abreve: 'Ă', abreve: 'ă', Aogon: 'Ą', aogon: 'ą', Cacute: 'Ć', cacute: 'ć', Ccaron: 'Č', ccaron: 'č', Dcaron: 'Ď', dcaron: 'ď',
  Dstrok: 'Đ', dstrok: 'đ', Ecaron: 'Ě', ecaron: 'ě', Eogon: 'Ę', eogon: 'ę', Gbreve: 'Ğ', gbreve: 'ğ', Idot: 'İ', imath: 'ı',
  inodot: 'ı', Lstrok: 'Ł', lstrok: 'ł', Nacute: 'Ń', nacute: 'ń', Ncaron: 'Ň', ncaron: 'ň', Odblac: 'Ő', odblac: 'ő', Rcaron: 'Ř',
  rcaron: 'ř', Sacute: 'Ś', sacute: 'ś', Scedil: 'Ş', scedil: 'ş', Tcaron: 'Ť', tcaron: 'ť', Udblac: 'Ű', udblac: 'ű', Uring: 'Ů',
  uring: 'ů', Zacute: 'Ź', zacute: 'ź', Zcaron: 'Ž', zcaron: 'ž', Zdot: 'Ż', zdot: 'ż', amacr: 'ā', emacr: 'ē', imacr: 'ī', omacr: 'ō',
  umacr: 'ū', Amacr: 'Ā', Emacr: 'Ē', Imacr: 'Ī', Omacr: 'Ō', Umacr: 'Ū',
};

/**
 * What browsers make of numeric references 128–159: the cp1252 character, not the C1 control.
 * Source: "Numeric character reference end state" of the HTML standard.
 */
const windowsCharacters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** What follows the `&`. */
const referenceForm = /(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9]{1,7}));/y;

/**
 * Character references in `range` of `text`, in order; one that was escaped again (`&amp;amp;`, `&amp;#39;`) is one and decoded
 * to its last. Only closed references (`&name;`) are found, and never one inside the query of an address, where `&` parts
 * parameters, nor one that stands for a control character, a lone surrogate or nothing.
 * @param ampersands offsets of the `&` in the range where they are known already, ascending; looked for otherwise
 */
export function* findHtmlEntities(text: string, range: TextRange, ampersands?: readonly number[]): Iterable<HtmlEntity> {
  for (const start of ampersands ?? offsetsOfAmpersands(text, range)) {
    let end = start + 1;
    let decoded: string | undefined;
    for (let reference = readReference(text, end, range.end); reference; reference = readReference(text, end, range.end)) {
      ({ decoded, end } = reference);
      if (decoded !== '&') break;
    }
    if (decoded !== undefined && !standsInAddress(text, start, range.start)) yield { range: { start, end }, decoded };
  }
}

function readReference(text: string, offset: number, limit: number): { decoded: string; end: number } | undefined {
  referenceForm.lastIndex = offset;
  const match = referenceForm.exec(text);
  const end = referenceForm.lastIndex;
  if (!match || end > limit) return undefined;
  const [, decimal, hexadecimal, name] = match;
  const decoded =
    name !== undefined ? (Object.hasOwn(namedCharacters, name) ? namedCharacters[name] : undefined)
    : decodeNumber(decimal !== undefined ? parseInt(decimal, 10) : parseInt(hexadecimal ?? '', 16));
  return decoded === undefined ? undefined : { decoded, end };
}

function* offsetsOfAmpersands(text: string, range: TextRange): Iterable<number> {
  for (let offset = text.indexOf('&', range.start); offset !== -1 && offset < range.end; offset = text.indexOf('&', offset + 1)) {
    yield offset;
  }
}

function decodeNumber(code: number): string | undefined {
  if (code >= 0x80 && code <= 0x9f) {
    const character = windowsCharacters.charAt(code - 0x80);
    return character.charCodeAt(0) === code ? undefined : character;
  }
  if (code < 0x20 || code === 0x7f) return undefined;
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff || code === 0xfffd || (code & 0xfffe) === 0xfffe) return undefined;
  return String.fromCodePoint(code);
}

/** Addresses are shorter; a longer look back would make a text of nothing but `&` cost its square. */
const longestLookBack = 200;

/** Whether the unbroken run of characters that leads to `offset` is an http address with a query. */
function standsInAddress(text: string, offset: number, from: number): boolean {
  const lowest = Math.max(from, offset - longestLookBack);
  let start = offset;
  while (start > lowest && text.charCodeAt(start - 1) > 0x20) start--;
  const before = text.slice(start, offset);
  return before.includes('?') && /:\/\/|^www\./i.test(before);
}
