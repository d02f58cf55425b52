import { inEnglish } from '../../core/message';
import { learningCurve, type CurvePoint } from '../../core/suggestions/evaluation/learningCurve';
import { defineCommand } from '../command';
import { exitCodes, type CommandLineHost, type ExitCode } from '../host';
import { Failure, printable, printableJson, UsageError } from '../messages';
import { choice, parsed } from '../options';
import { RunOutput } from '../runOutput';
import { suggestionTemplates } from './suggestionMessages';
import { readTaggedCorpus } from './taggedCorpus';

const formats = ['text', 'json'] as const;

/** `article-annotator evaluate`. */
export const evaluateCommand = defineCommand({
  name: 'evaluate',
  summary: 'Measure on a tagged corpus how good suggestions get with each tagged article, and how many keys they save.',
  operands: [{ name: 'FOLDER', description: 'A folder with texts and their annotation files (.ann). The texts need not have the five header lines of an article.' }],
  options: {
    articles: parsed('NUMBERS', {
      default: '1,5,10,20,50', description: 'Numbers of tagged articles at which to measure; 0 is before anything is learned.',
    }, numbersOf),
    seed: parsed('N', { default: '1', description: 'This number decides which articles are learned and which are held back.' }, numberOf),
    format: choice('FORMAT', formats, { default: 'text', description: 'Output format: tables, or one JSON object per line for each number of articles.' }),
  },
  details: [
    'Articles are taken in an order that the seed decides; up to 40 are held back for measuring and never learned. Up to 10 articles ' +
    'the figures are the mean of four runs that begin with other articles. A suggestion counts from a probability of 0.3 on; ' +
    '“f1” asks for the right ends and the right label, “overlapF1” for the right label at an overlapping place. Tags inside other tags count like the others.',
    '“keysPerMention” is the number of keys for each tag until all tags are right, by what the panel does: one key accepts everything ' +
    'shown, accepts or rejects one suggestion, changes a label, shows the next reading or goes to the next unsure suggestion or untagged name; moving an end ' +
    'and going to a place cost two; a decision holds for the same string in the rest of the article, unless that would make more wrong there than right, ' +
    'and what is tagged is suggested where the same string stands untagged further on, as likely as it was the same in the tagged articles. ' +
    '“keysPerMentionHarsh” accepts only suggestions of 0.8 and more together, steps through the others, and pays two keys for going to a wrong one.',
    '“learnMilliseconds” is processor time for learning one article, “suggestMilliseconds” for suggesting in 5,000 characters. ' +
    'Nothing is written, and nothing leaves this machine.',
  ],
  exitCodes: {
    clean: 'Measured.',
    failure: 'Wrong arguments, files that could not be read, or too few tagged articles.',
    interrupted: 'Interrupted with Ctrl+C; the points measured so far were printed.',
  },
  examples: [
    { meaning: 'Do suggestions help in this corpus?', line: 'article-annotator evaluate corpus' },
    { meaning: 'The curve for a plot.', line: "article-annotator evaluate corpus --format json | jq -r '[.articles, .f1] | @tsv'" },
  ],
  run: ({ operands: [folder = ''], options }, host) => runEvaluate(folder, options, host),
});

interface EvaluateOptions {
  readonly articles: readonly number[];
  readonly seed: number;
  readonly format: (typeof formats)[number];
}

/** Ascending, none twice. @throws UsageError */
function numbersOf(value: string, option: string): number[] {
  if (!/^\d{1,6}(?:\s*,\s*\d{1,6})*$/.test(value.trim())) throw new UsageError(suggestionTemplates.badNumbers, { option, value });
  return [...new Set(value.split(',').map(Number))].sort((a, b) => a - b);
}

/** @throws UsageError */
function numberOf(value: string, option: string): number {
  if (!/^\d{1,9}$/.test(value.trim())) throw new UsageError(suggestionTemplates.badNumber, { option, value });
  return Number(value);
}

async function runEvaluate(folder: string, { articles, seed, format }: EvaluateOptions, host: CommandLineHost): Promise<ExitCode> {
  const output = new RunOutput(host);
  const report = (name: string, failure: Failure): Promise<void> => output.fail(name, failure);
  const corpus = await readTaggedCorpus(folder, host, report);
  if (corpus.articles.length === 1) await report(folder, new Failure(suggestionTemplates.tooFew, { count: corpus.articles.length }));
  let learned = 0;
  let reached = -1;
  for (const point of learningCurve(corpus.articles, { articles, seed, labels: corpus.labels, processorTime: () => host.processorTime() })) {
    if (host.interrupted.aborted || output.isClosed) break;
    if (!point) {
      learned++;
      await output.progressNote(() => inEnglish(suggestionTemplates.learning, { count: learned, total: corpus.articles.length }));
      continue;
    }
    reached = point.articles;
    await output.results([format === 'json' ? `${printableJson(asJson(point))}\n` : table(point)]);
  }
  if (await output.wasInterrupted()) return exitCodes.interrupted;
  const count = corpus.articles.length;
  if (count > 1 && !output.isClosed && reached < (articles.at(-1) ?? 0)) {
    const most = Math.max(reached, count - Math.ceil(count / 5));
    if (reached < 0) await report(folder, new Failure(suggestionTemplates.nothingMeasured, { count: most }));
    else await output.note(inEnglish(suggestionTemplates.shortened, { count: most }));
  }
  return output.failures > 0 ? exitCodes.failure : exitCodes.clean;
}

/** The members are described in docs/command-line.md. */
function asJson(point: CurvePoint): object {
  const { precision, recall, f1, overlapF1, tags } = rounded(point.score);
  return {
    articles: point.articles, f1, overlapF1, precision, recall, tags, tested: point.tested,
    keysPerMention: round(point.keysPerMention), keysPerMentionHarsh: round(point.keysPerMentionHarsh),
    learnMilliseconds: round(point.learnMilliseconds), suggestMilliseconds: round(point.suggestMilliseconds),
    labels: point.labels.map(({ label, score }) => ({ label, ...rounded(score) })),
    calibration: point.calibration,
  };
}

function rounded<Values extends object>(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, round(value as number)])) as Values;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function table(point: CurvePoint): string {
  const figures = (value: number): string => value.toFixed(2);
  const { score } = point;
  const rows = [
    ['label', 'tags', 'precision', 'recall', 'F1', 'overlap F1'],
    ...[{ label: 'all', score }, ...point.labels].map(({ label, score: one }) =>
      [printable(label), String(one.tags), figures(one.precision), figures(one.recall), figures(one.f1), figures(one.overlapF1)]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '));
  const steps = point.calibration.map(({ from, to, suggested, right }) => `${figures(from)}–${figures(to)}: ${suggested === 0 ? '–' : figures(right / suggested)} of ${suggested}`);
  return [
    `After ${point.articles === 1 ? '1 article' : `${point.articles} articles`}: F1 ${figures(score.f1)}, `
    + `${figures(point.keysPerMention)} keys for each tag (harsh: ${figures(point.keysPerMentionHarsh)}), `
    + `${point.learnMilliseconds.toFixed(0)} ms to learn an article, ${point.suggestMilliseconds.toFixed(1)} ms to suggest in 5,000 characters`,
    '',
    ...lines.map((line) => `  ${line}`),
    '',
    `  Right of those suggested with a probability of ${steps.join('; ')}`,
    '', '',
  ].join('\n');
}
