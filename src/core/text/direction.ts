/** Scripts that are written from right to left. */
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\u200F]/u;
/** What tells a direction: letters, and the two marks that stand for one. */
const strong = /[\p{L}\u200E\u200F]/u;

/**
 * Whether the line an offset stands in runs from right to left: its first letter tells, as where a page says `unicode-bidi: plaintext`.
 * @param range the paragraph, beyond which nobody looks; UTF-16, half-open
 */
export function isRightToLeftAt(text: string, offset: number, range: { readonly start: number; readonly end: number }): boolean {
  const start = Math.max(range.start, text.lastIndexOf('\n', offset - 1) + 1);
  const lineFeed = text.indexOf('\n', offset);
  const line = text.slice(start, Math.min(range.end, lineFeed < 0 ? text.length : lineFeed));
  return rightToLeft.test(strong.exec(line)?.[0] ?? '');
}
