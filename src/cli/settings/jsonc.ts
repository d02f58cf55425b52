/**
 * JSON as VS Code writes its settings: with comments and trailing commas. Both are blanked out in place,
 * so that offsets in errors stay right.
 * @throws SyntaxError
 */
export function parseJsonWithComments(text: string): unknown {
  const withoutMark = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const plain = blankTrailingCommas(blankComments(withoutMark));
  return plain.trim() === '' ? {} : JSON.parse(plain);
}

// Each alternative begins differently and takes all it can, so the text is passed over once.
const stringOrComment = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n\r]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/)?/g;

function blankComments(text: string): string {
  return text.replace(stringOrComment, (found) => (found.startsWith('"') ? found : found.replace(/[^\n\r]/g, ' ')));
}

function blankTrailingCommas(text: string): string {
  const pieces = text.split('');
  let beforeLast = '';
  let last = { token: '', index: 0 };
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"?|[^\s"]/g)) {
    const closes = token === '}' || token === ']';
    // A comma after nothing stays, so that it is still an error.
    if (closes && last.token === ',' && !'{[,'.includes(beforeLast)) pieces[last.index] = ' ';
    beforeLast = last.token;
    last = { token, index };
  }
  return pieces.join('');
}
