import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { globSync } from 'tinyglobby';

const source = join(__dirname, '../../src');

/** Files of `src` and the files each needs when it runs; types alone are gone by then. */
function importsOfSources(): ReadonlyMap<string, readonly string[]> {
  const files = new Set(globSync('**/*.ts', { cwd: source, ignore: ['**/*.d.ts'] }));
  return new Map([...files].map((file) => {
    const text = readFileSync(join(source, file), 'utf8');
    const targets = [...text.matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)';|\bimport\('(\.[^']+)'\)/gm)]
      .map(([, from, later]) => `${relative(source, join(source, dirname(file), from ?? later ?? ''))}.ts`);
    return [file, targets.filter((target) => files.has(target))];
  }));
}

/** A way from a file back to itself; undefined where there is none. */
export function circleIn(imports: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const finished = new Set<string>();
  const walk = (file: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (finished.has(file)) return undefined;
    for (const target of imports.get(file) ?? []) {
      const circle = walk(target, [...path, file]);
      if (circle) return circle;
    }
    finished.add(file);
    return undefined;
  };
  for (const file of imports.keys()) {
    const circle = walk(file, []);
    if (circle) return circle;
  }
  return undefined;
}

describe('imports', () => {
  it('go in no circle', () => assert.equal(circleIn(importsOfSources())?.join(' → '), undefined));

  it('are all seen', () => {
    const imports = importsOfSources();
    assert.ok([...imports.values()].flat().length > 800, 'the pattern misses imports');
    assert.deepEqual(circleIn(new Map([['a', ['b']], ['b', ['c']], ['c', ['a']]])), ['a', 'b', 'c', 'a']);
  });
});
