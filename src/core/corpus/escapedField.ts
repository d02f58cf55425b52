/** TABs, line endings and what editors hide as escapes: a file has one entry a line, its fields parted by TABs, and can be read. */
export function escapedField(text: string): string {
  return text.replace(/[\\\u0000-\u001F\u007F-\u00A0\u00AD\u200B-\u200F\u2028-\u202F\u2060-\u206F\uFEFF]|^ | $/g, (character) =>
    (character === '\\' ? '\\\\' : character === '\t' ? '\\t' : character === '\n' ? '\\n' : character === '\r' ? '\\r'
      : `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`));
}

/** The text that {@link escapedField} wrote; what is no escape of its stays as it is. */
export function unescapedField(field: string): string {
  return field.replace(/\\(?:u([0-9A-Fa-f]{4})|([\\tnr]))/g, (_, hex: string | undefined, letter: string | undefined) =>
    (hex !== undefined ? String.fromCharCode(Number.parseInt(hex, 16)) : letter === 't' ? '\t' : letter === 'n' ? '\n' : letter === 'r' ? '\r' : '\\'));
}
