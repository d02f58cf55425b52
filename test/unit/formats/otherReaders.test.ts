import assert from 'node:assert/strict';
import { articlesUnderTest } from '../../readers/articles';
import { packageReaders } from '../../readers/packageReaders';
import { brokenFiles, exportedTo } from '../../readers/reader';
import { expectedTags, sortedTags } from '../../readers/tags';

const { articles, skipped } = articlesUnderTest();

/** Programs of others that have to be fetched are asked by `npm run verify:formats`. */
describe('readers that are not ours', () => {
  for (const what of skipped) {
    it(what, function () {
      console.log(`      skipped: ${what}`);
      this.skip();
    });
  }

  for (const reader of packageReaders) {
    describe(`${reader.format}, read by ${reader.by}`, function () {
      this.timeout(60_000);

      for (const { what, article } of articles) {
        it(`gives the tags of ${what}`, async () => {
          const { article: carried, files } = await exportedTo(reader.format, article);
          const expected = expectedTags(carried, reader.unit);
          assert.ok(expected.length > 3, 'there is something to compare');
          assert.deepEqual(sortedTags(await reader.read(files)), expected);
        });
      }

      it('is refused where it is broken', async () => {
        const [first] = articles;
        assert.ok(first);
        const { files } = await exportedTo(reader.format, first.article);
        await assert.rejects(async () => reader.read(brokenFiles(files, reader.broken)));
      });
    });
  }
});
