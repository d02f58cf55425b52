// Stack traces of the bundled test module, given in lines of the test files themselves.
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
  const file = basename(bundle).replaceAll('.', '\\.');
  const position = new RegExp(`[^\\s(]*${file}(#vscode-extension)?:(\\d+):(\\d+)`, 'gu');
  return (stack) =>
    stack.replace(position, (found, inWorker, line, column) => {
      // The web worker host wraps the module in a function, whose head takes two lines.
      const entry = map.findEntry(Number(line) - (inWorker ? 3 : 1), Number(column) - 1);
      if (!('originalSource' in entry) || !entry.originalSource) return found;
      const source = relative(checkout, resolve(dirname(bundle), entry.originalSource)).replaceAll('\\', '/');
      return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    });
}
