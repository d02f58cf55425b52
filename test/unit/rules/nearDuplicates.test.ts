import assert from 'node:assert/strict';
import { leastLikeness } from '../../../src/core/rules/twins/nearDuplicate';
import { seededRandom } from '../../random';
import { checkTexts } from './corpusTwins';

const seed = Number(process.env['FC_SEED'] ?? 20141118);

/** Ten times the articles in at most this many times the time; all pairs would be 100. */
const mostGrowth = 20;

async function processorTime(corpus: Parameters<typeof checkTexts>[0]): Promise<number> {
  const before = process.cpuUsage();
  await checkTexts(corpus);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** Words of a text, so many, by a law that makes few of them frequent. */
function wordsOf(count: number, random: () => number): string[] {
  return Array.from({ length: count }, () => `w${Math.floor(3000 * random() ** 3)}`);
}

/** The text with so many of its words replaced. */
function changed(words: readonly string[], share: number, random: () => number): string[] {
  return words.map((word) => (random() < share ? `x${Math.floor(random() * 1e6)}` : word));
}

/** The runs of three words, as strings: what the definition says. */
function runsOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.slice(2).map((word, index) => [words[index], words[index + 1], word].join(' ')));
}

function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const run of one) if (other.has(run)) shared++;
  return shared / (one.size + other.size - shared);
}

/** Texts with their near-duplicates, of all lengths and degrees. */
function corpusOf(size: number, [shortest, longest]: readonly [number, number], corpusSeed: number): string[][] {
  const random = seededRandom(corpusSeed);
  const texts: string[][] = [];
  for (let index = 0; index < size; index++) {
    const original = random() < 0.4 ? texts[Math.floor(random() * texts.length)] : undefined;
    texts.push(original ? changed(original, random() * 0.15, random) : wordsOf(shortest + Math.floor(random() * (longest - shortest)), random));
  }
  return texts;
}

describe('near-duplicates', function () {
  this.timeout(120_000);

  for (const lengths of [[32, 60], [60, 200], [200, 1500]] as const) {
    it(`are those of a comparison of all pairs: texts of ${lengths.join(' to ')} words (seed ${seed})`, async () => {
      let [right, missed, wrong] = [0, 0, 0];
      for (let run = 0; run < 8; run++) {
        const corpus = corpusOf(120, lengths, seed + run);
        const runs = corpus.map(runsOf);
        const isTwin = (index: number, other: number): boolean => likenessOf(runs[index] ?? new Set(), runs[other] ?? new Set()) >= leastLikeness;
        const expected = new Set([...corpus.keys()].filter((index) => runs.slice(0, index).some((_, other) => isTwin(index, other))));
        const found = await checkTexts(corpus.map((words) => ({ text: words.join(' '), isRecord: false })));
        const correct = found.filter(({ article, twin }) => expected.has(article) && twin.article < article && isTwin(article, twin.article)).length;
        right += correct;
        wrong += found.length - correct;
        missed += expected.size - correct;
      }
      assert.ok(right > 100, String(right));
      assert.ok(right / (right + missed) >= 0.98 && right / (right + wrong) >= 0.98, JSON.stringify({ right, missed, wrong }));
    });
  }

  it('are found in a time that grows as the corpus does', async () => {
    const random = seededRandom(seed);
    const texts = corpusOf(10_000, [40, 60], seed).map((words) => ({ text: words.join(' '), isRecord: false }));
    // A phrase that all pages share fills buckets.
    const stub = wordsOf(30, random).join(' ');
    const shared = Array.from({ length: 10_000 }, () => ({ text: `${stub} ${wordsOf(30, random).join(' ')}`, isRecord: false }));
    for (const corpus of [texts, shared]) {
      const ratios: number[] = [];
      for (let attempt = 0; attempt < 5 && !ratios.some((ratio) => ratio <= mostGrowth); attempt++) ratios.push(await processorTime(corpus) / await processorTime(corpus.slice(0, 1000)));
      assert.ok(ratios.some((ratio) => ratio <= mostGrowth), `ten times the articles take ${ratios.map((ratio) => ratio.toFixed(1)).join(', ')} times the time`);
    }
  });
});
