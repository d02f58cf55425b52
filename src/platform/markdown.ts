/**
 * Text of an article as Markdown that shows just that text: every ASCII punctuation mark is escaped, so that nothing in it
 * becomes a link, markup or HTML. Runs of spaces stay visible as runs; a line ending becomes a space.
 */
export function asMarkdownText(text: string): string {
  return text
    .replace(/[!-/:-@[-`{-~]/g, '\\$&')
    .replace(/ {2,}/g, (spaces) => '\u00a0'.repeat(spaces.length))
    .replace(/[\r\n]+/g, ' ');
}
