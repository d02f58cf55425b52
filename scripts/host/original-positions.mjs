// Stack traces of the bundled test module, told in lines of the test files themselves.
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { basename, dirname, relative, resolve } from 'node:path';
import { checkout } from './dependencies.mjs';

/**
 * @param {string} bundle path of a bundle that ends with an inline source map
 * @returns {(stack: string) => string}
 */
export function originalPositionsOf(bundle) {
  const encoded = /sourceMappingURL=data:application\/json;base64,(\S+)\s*$/u.exec(readFileSync(bundle, 'utf8'))?.[1];
  if (!encoded) return (stack) => stack;
  const map = new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')));
  const position = new RegExp(`[^\\s(]*${basename(bundle).replaceAll('.', '\\.')}:(\\d+):(\\d+)`, 'gu');
  return (stack) =>
    stack.replace(position, (found, line, column) => {
      const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
      if (!('originalSource' in entry) || !entry.originalSource) return found;
      const file = relative(checkout, resolve(dirname(bundle), entry.originalSource)).replaceAll('\\', '/');
      return `${file}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    });
}
