/**
 * Text for the content of an element or a quoted attribute. Line breaks and TABs are written as references, which readers
 * keep everywhere; in an attribute they would become spaces (https://www.w3.org/TR/xml/#AVNormalize).
 */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\t\n\r\u0085\u2028]/g, (character) => {
    switch (character) {
      case '&': return '&amp;';
      case '<': return '&lt;';
      case '>': return '&gt;';
      case '"': return '&quot;';
      default: return `&#${character.charCodeAt(0)};`;
    }
  });
}
