import { lastAsked } from '../lastAsked';

/** White space as `String.prototype.trim` knows it, and the control characters that the URL parser would drop unseen. */
const notInUrl = /[\s\u0000-\u001F\u007F]/;

/** Length at which a line is taken for a body: bodies run to thousands of characters, titles and dates never do; UTF-16. */
export const shortestBodyLine = 200;

/** A number field: one to nine digits. */
export function isIntegerText(text: string): boolean {
  return /^\d{1,9}$/.test(text);
}

/** U+FEFF as UTF-8, read in cp1252. */
const misreadByteOrderMark = 'ï»¿';

/** An address line without white space around it, and without a byte order mark that was read in a wrong encoding. */
export function addressIn(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith(misreadByteOrderMark) ? trimmed.slice(misreadByteOrderMark.length).trim() : trimmed;
}

/** Whether a text begins as an address does, whole or damaged; tells a URL line from a title line. */
export function startsLikeUrl(text: string): boolean {
  return /^(?:[\s\u200B-\u200F\uFEFF<("']|ï»¿){0,8}(?:https?:|www\.)/i.test(text);
}

/** Whether the URL standard takes a text for an address. `URL.canParse` says no to every `ü` once Node 20 has compiled its callers. */
export function parsesAsUrl(text: string): boolean {
  try {
    return new URL(text).href !== '';
  } catch {
    return false;
  }
}

/** Addresses that are sound at sight: labels of letters, digits and hyphens, the last of letters, none in punycode, and a path of plain characters. */
const plainUrl = /^https?:\/\/(?:(?!xn--)[a-z](?:[a-z\d-]{0,61}[a-z\d])?\.){1,8}[a-z]{2,12}(?:\/[\w./~,;=&?#+-]{0,1000})?$/;

/** Who reads the parts of an address asks again. */
const isPlainUrl = lastAsked((text: string) => plainUrl.test(text));

/** The host of an address that {@link isArticleUrl} takes, in lower case and without a port. */
export function hostOfUrl(text: string): string {
  if (!isPlainUrl(text)) return new URL(text).hostname;
  const start = text.indexOf('//') + 2;
  const slash = text.indexOf('/', start);
  return text.slice(start, slash === -1 ? text.length : slash);
}

/** `https` is a host by the letter of the standard; a scheme written twice is what it is. */
const doubledScheme = /^https?:\/\/https?(?:[:/]|%3a)/i;

/** Whether a line is an absolute http(s) address without white space. Linear in the line. */
export function isArticleUrl(text: string): boolean {
  if (isPlainUrl(text)) return true;
  // The URL parser fixes a missing or third slash, a backslash and dropped controls; an address line needs no fixing.
  return /^https?:\/\/[^/\\]/i.test(text) && !doubledScheme.test(text) && !notInUrl.test(text) && parsesAsUrl(text);
}
