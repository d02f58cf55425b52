/** Characters that are never seen and, between digits and words of dates, say nothing: soft hyphens, zero-width characters, directional marks. */
const invisibles = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g;

/** The text as it is seen. Not for prose: some scripts need joiners, and emoji are made with them. */
export function withoutInvisibles(text: string): string {
  return text.replace(invisibles, '');
}
