import { findHtmlEntities } from '../text/htmlEntities';
import { applyEdits } from '../text/range';

/** A text with its character references decoded: JSON in pages often holds what was meant for HTML. */
export function decodeHtmlEntities(text: string): string {
  if (!text.includes('&')) return text;
  const edits = Array.from(findHtmlEntities(text, { start: 0, end: text.length }), ({ range, decoded }) => ({ range, newText: decoded }));
  return edits.length === 0 ? text : applyEdits(text, edits);
}
