import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { portFiles } from '../../../src/cli/files/portFiles';
import { createNodeFileSystem } from '../../../src/cli/files/nodeFileSystem';
import { articleNameGlobs, isArticleName, kindOfFile, otherOwnerOf } from '../../../src/core/corpus/articleNames';
import type { Files } from '../../../src/core/corpus/files';
import { LabelLookup } from '../../../src/core/corpus/labelLookup';
import { MemoryFiles } from './memoryFiles';
import { fileTable, type FileRow } from './fileTable';

async function expectRow<Place>({ files, asked = Object.keys(files)[0] ?? '', kind, otherOwner }: FileRow, root: Place, port: Files<Place>): Promise<void> {
  const place = (path: string): Place => path.split('/').reduce((folder, name) => port.within(folder, name), root);
  const labels = new LabelLookup(port);
  assert.equal(await kindOfFile(place(asked), port, (file) => labels.isBelowLabels(file, root)), kind);
  const owner = await otherOwnerOf(place(asked), port);
  assert.equal(owner === undefined ? undefined : port.nameOf(owner), otherOwner);
}

describe('what is an article, and whose an annotation file is', () => {
  for (const row of fileTable) {
    it(`${row.about}, in memory`, () =>
      expectRow(row, '/corpus', new MemoryFiles(Object.fromEntries(Object.entries(row.files).map(([path, content]) => [`/corpus/${path}`, content])))));

    it(`${row.about}, on disk`, async () => {
      const root = await mkdtemp(join(tmpdir(), 'article-names-'));
      try {
        for (const [path, content] of Object.entries(row.files)) {
          await mkdir(dirname(join(root, path)), { recursive: true });
          await writeFile(join(root, path), content);
        }
        await expectRow(row, root, portFiles(createNodeFileSystem()));
      } finally {
        await rm(root, { recursive: true });
      }
    });
  }

  it('the globs of the manifest name what the name says is an article', () => {
    for (const digits of [1, 2, 3, 4, 5, 6, 7]) {
      const name = `${'4'.repeat(digits)}_ferry.txt`;
      const matches = articleNameGlobs.some((glob) => new RegExp(`^${glob.replace('*', '.*').replace('.txt', '\\.txt')}$`).test(name));
      assert.equal(matches, isArticleName(name), name);
    }
  });
});
