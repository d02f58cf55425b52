import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArticleIndex, IndexedPlace } from '../../../../src/core/corpus/index/articleIndex';
import { SegmentsInMemory } from '../../../../src/core/corpus/index/segmentStore';
import { diskSegments } from '../../../bench/diskSegments';
import { articlesOfSegment, readCorpus } from './segmentWriter';

const loader = pathToFileURL(require.resolve('tsx')).href;
const articles = 24;
/** Names are as long in every round, so that only the time of a file tells that it changed. */
const names = ['Maren Holt', 'Tobin Ash', 'Ilse Dunwick'] as const;

const header = ['https://www.aldarycourier.example/2019/03/05/ferry.html', 'Port Aldary Plans a Second Ferry - The Aldary Courier', 'Ferries', 'March 4, 2019'];

/** A process that really is killed while it writes the index. */
describe('an index whose writer is killed', function () {
  this.timeout(60_000);
  let folder = '';
  const corpus = (): string => join(folder, 'corpus');
  const segments = (): string => join(folder, 'index');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'article-annotator-'));
    mkdirSync(corpus());
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(numbers: Iterable<number>, name: string): void {
    for (const number of numbers) {
      const text = [...header, String(number), `In article ${number} ${name} spoke.`].join('\n');
      const start = text.indexOf(name);
      writeFileSync(join(corpus(), `${number}.article`), text);
      writeFileSync(join(corpus(), `${number}.ann`), `T1\tPerson ${start} ${start + name.length}\t${name}\nN1\tReference T1 Local:${number}\t${name}\n`);
    }
  }

  /** Resolves when the process was killed. */
  function killedAt(step: string, count: number): Promise<void> {
    const child = spawn(process.execPath, ['--import', loader, join(__dirname, 'segmentWriter.ts'), corpus(), segments(), step, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] });
    return new Promise((resolve, reject) => {
      let isWaiting = false;
      child.stdout.once('data', () => {
        isWaiting = true;
        child.kill('SIGKILL');
      });
      child.on('error', reject).on('close', () => (isWaiting ? resolve() : reject(new Error(`it never came to ${step} ${count}`))));
    });
  }

  /** Everything an index says, in an order of its own. */
  async function all(index: ArticleIndex): Promise<unknown> {
    const tags = [...index.tags()].sort((a, b) => (a.text < b.text ? -1 : 1));
    const { found, lost } = await index.mentions({ texts: tags.map(({ text }) => text), links: [] }, () => false);
    assert.deepEqual(lost, []);
    const ofPath = (a: { readonly path: string }, b: { readonly path: string }): number => (a.path < b.path ? -1 : 1);
    return { size: index.size, tags, links: [...index.links()].sort(), subjects: [...index.subjects()], found: [...found].sort(ofPath), stamps: found.map((place) => `${place.path} ${stampText(index, place)}`).sort() };
  }

  function stampText(index: ArticleIndex, place: IndexedPlace): string {
    const { article, annotations } = index.stampOf(place) ?? assert.fail(place.path);
    return JSON.stringify([article, annotations]);
  }

  const damagedFiles = (): string[] => readdirSync(segments()).filter((name) => !/^\d+\.segment$/.test(name));

  for (const [step, count] of [['write', 1], ['write', 3], ['replace', 1], ['replace', 3]] as const) {
    it(`has everything that was written before, and then all, where it was killed at ${step} ${count}`, async () => {
      write(Array.from({ length: articles }).keys(), names[0]);
      await killedAt(step, count);
      const index = await readCorpus(corpus(), diskSegments(segments()), (opened) => {
        // A segment that stands whole under the name it has while it is written is taken.
        assert.equal(opened.size, articlesOfSegment * (step === 'write' ? count - 1 : count));
        return Promise.resolve();
      });
      assert.deepEqual(await all(index), await all(await readCorpus(corpus(), new SegmentsInMemory())));
      assert.deepEqual([index.size, damagedFiles()], [articles, []]);
    });

    it(`knows of every article what it was or is, and then what it is, where it was killed at ${step} ${count} of a change`, async () => {
      write(Array.from({ length: articles }).keys(), names[0]);
      const stored = await readCorpus(corpus(), diskSegments(segments()));
      assert.equal(stored.size, articles);
      const sizes = readdirSync(segments()).map((name) => statSync(join(segments(), name)).size);
      write(Array.from({ length: articles / 2 }, (_, index) => 2 * index), names[1]);
      write([3, 7], names[2]);
      rmSync(join(corpus(), '5.article'));
      await killedAt(step, count);
      const index = await readCorpus(corpus(), diskSegments(segments()), (opened) => {
        assert.equal(opened.size, articles, 'nothing is lost');
        const known = new Map([...opened.tags()].map(({ text, count: tags }) => [text, tags]));
        assert.equal([...known.values()].reduce((sum, tags) => sum + tags, 0), articles, 'each article once');
        assert.ok([...known.keys()].every((text) => (names as readonly string[]).includes(text)));
        return Promise.resolve();
      });
      await index.apply(corpus(), new Map([['5.article', undefined]]));
      assert.deepEqual(await all(index), await all(await readCorpus(corpus(), new SegmentsInMemory())));
      assert.deepEqual([index.size, damagedFiles(), sizes.length], [articles - 1, [], 5]);
    });
  }
});
