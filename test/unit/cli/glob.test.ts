import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isGlob, parseGlob } from '../../../src/cli/files/glob';
import { MemoryFileSystem, recordText, runInMemory } from './memoryHost';

const matches = (pattern: string, path: string): boolean => parseGlob(pattern).some(({ base, depth, matches: fits }) => {
  const prefix = base === '' ? '' : base === '/' ? '/' : `${base}/`;
  const names = path.startsWith(prefix) ? path.slice(prefix.length).split('/') : [];
  return names.length > 0 && names.length <= depth && fits(names);
});

describe('globs', () => {
  for (const [pattern, yes, no] of [
    ['*.txt', ['a.txt', 'a b.txt'], ['a/b.txt', 'a.text', '.a.txt', 'a.txt.ann']],
    ['corpus/*/?.txt', ['corpus/x/a.txt', 'corpus/x/🛥.txt'], ['corpus/a.txt', 'corpus/x/ab.txt', 'other/x/a.txt']],
    ['**/*.txt', ['a.txt', 'x/y/z/a.txt'], ['a.article']],
    ['corpus/**', ['corpus/a', 'corpus/a/b.txt'], ['other/a']],
    ['a/**/b/*.txt', ['a/b/c.txt', 'a/x/b/b/c.txt'], ['a/x/c.txt']],
    ['[a-c1].txt', ['a.txt', 'b.txt', '1.txt'], ['d.txt', '-.txt']],
    ['[!a-c].txt', ['d.txt'], ['a.txt', '.txt']],
    ['[]x].txt', ['].txt', 'x.txt'], ['y.txt']],
    ['x.{txt,article}', ['x.txt', 'x.article'], ['x.ann', 'x.{txt,article}']],
    ['{a,b/{c,d}}/*.txt', ['a/x.txt', 'b/c/x.txt', 'b/d/x.txt'], ['b/x.txt']],
    ['{a}*', ['{a}', '{a}b'], ['a']],
    ['a\\*b?', ['a*bc'], ['axbc']],
    ['/abs/*.txt', ['/abs/a.txt'], ['abs/a.txt']],
    ['../*.txt', ['../a.txt'], ['a.txt']],
    ['a*b*c', ['abc', 'axbbxc'], ['ab', 'abcd']],
    ['.*.txt', ['.a.txt'], ['a.txt']],
    ['(*)+.txt', ['(x)+.txt'], ['x.txt', '(x)(x).txt']],
    ['[', ['['], ['a']],
  ] as const) {
    it(`understand ${pattern}`, () => {
      for (const path of yes) assert.ok(matches(pattern, path), `${path} matches`);
      for (const path of no) assert.ok(!matches(pattern, path), `${path} does not match`);
    });
  }
  it('agree with the regular expression of the same meaning', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', '*', '?'), { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(fc.property(letters, fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')), (pattern, name) => {
      fc.pre(pattern !== '' && pattern !== '**');
      assert.equal(matches(pattern, name), new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(name));
    }), { numRuns: 2000 });
  });
  it('are not held up by a hostile pattern', () => {
    assert.ok(!matches('*a'.repeat(100), `${'a'.repeat(254)}b`), 'too long for a regular expression that backtracks');
    assert.ok(parseGlob('{a,b}'.repeat(40)).length <= 1001);
    assert.ok(!matches(`${'**/x/'.repeat(30)}y`, `${'x/'.repeat(100)}z`));
  });
  it('are told from plain paths', () => {
    for (const path of ['a/b.txt', 'a (1).txt', 'Ferry!.txt', 'a+b.txt']) assert.ok(!isGlob(path), path);
  });
  it('read no folder deeper than they can match, and none that is hidden', async () => {
    const fileSystem = new MemoryFileSystem({ 'c/a.txt': recordText(), 'c/deep/b.txt': recordText(), 'c/.git/x.txt': '', 'c/node_modules/y.txt': '' });
    const folders: string[] = [];
    const { readDirectory } = fileSystem;
    fileSystem.readDirectory = (path) => {
      folders.push(path);
      return readDirectory.call(fileSystem, path);
    };
    assert.match((await runInMemory(['check', 'c/*.txt'], { fileSystem })).stderr, /1 file checked/);
    assert.deepEqual(folders, ['/work/c']);
    assert.match((await runInMemory(['check', '**/*.txt'], { fileSystem })).stderr, /2 files checked/);
    assert.deepEqual(folders.filter((path) => /git|node_modules/.test(path)), []);
  });
});
