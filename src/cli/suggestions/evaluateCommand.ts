import { inEnglish } from '../../core/message';
import { learningCurve, type CurvePoint } from '../../core/suggestions/evaluation/learningCurve';
import { choiceOf } from '../arguments';
import type { Command, Invocation } from '../command';
import { exitCodes, type CommandLineHost, type ExitCode } from '../host';
import { Failure, noteTemplates, printable, printableJson, UsageError } from '../messages';
import { RunOutput } from '../runOutput';
import { suggestionTemplates } from './suggestionMessages';
import { readTaggedCorpus } from './taggedCorpus';

const formats = ['text', 'json'] as const;
const usualPoints = '1,5,10,20,50';

/** `article-annotator evaluate`. */
export const evaluateCommand: Command = {
  name: 'evaluate',
  summary: 'Measure on a tagged corpus how good suggestions get with each tagged article, and how many keys they save.',
  operands: [{ name: 'DIR', description: 'A folder with texts and their annotation files (.ann). The texts need not be article records.' }],
  options: [
    { name: 'articles', value: 'NUMBERS', default: usualPoints, description: 'Numbers of tagged articles at which to measure; 0 is before anything is learned.' },
    { name: 'seed', value: 'N', default: '1', description: 'Which articles are learned and which are held back follows from this number.' },
    { name: 'format', value: 'FORMAT', choices: formats, default: 'text', description: 'Tables, or one JSON object a line for each number of articles.' },
  ],
  details: [
    'Articles are taken in an order that the seed decides; up to 40 are held back for measuring and never learned. Up to 10 articles ' +
    'the figures are the mean of four runs that begin with other articles. A suggestion counts from a probability of 0.3 on; ' +
    '“f1” asks for the right ends and the right label, “overlapF1” for the right label at an overlapping place. Tags inside other tags count like the others.',
    '“keysPerMention” is the number of keys for each tag until all tags are right, by what the panel does: one key accepts everything ' +
    'shown, accepts or rejects one suggestion, changes a label, shows the next reading or goes to the next unsure place; moving an end ' +
    'and going to a place cost two; a decision holds for the same string in the rest of the article. “keysPerMentionHarsh” accepts only ' +
    'suggestions of 0.8 and more together, steps through the others, and pays two keys for going to a wrong tag.',
    '“learnMilliseconds” is processor time for learning one article, “suggestMilliseconds” for suggesting in 5,000 characters. ' +
    'Nothing is written, and nothing leaves this machine.',
  ],
  exitCodes: [
    { code: exitCodes.clean, meaning: 'Measured.' },
    { code: exitCodes.failure, meaning: 'Wrong arguments, files that could not be read, or too few tagged articles.' },
    { code: exitCodes.interrupted, meaning: 'Interrupted with Ctrl+C; the points measured so far were printed.' },
  ],
  examples: [
    { meaning: 'Do suggestions help in this corpus?', line: 'article-annotator evaluate corpus' },
    { meaning: 'The curve for a plot.', line: "article-annotator evaluate corpus --format json | jq -r '[.articles, .f1] | @tsv'" },
  ],
  run: (invocation, host) => runEvaluate(invocation.operands[0] ?? '', {
    articles: numbersOf(invocation, 'articles'),
    seed: numbersOf(invocation, 'seed')[0] ?? 1,
    format: choiceOf(invocation, 'format', formats, 'text'),
  }, host),
};

interface EvaluateOptions {
  readonly articles: readonly number[];
  readonly seed: number;
  readonly format: (typeof formats)[number];
}

/** @throws UsageError */
function numbersOf({ options }: Invocation, option: 'articles' | 'seed'): number[] {
  const value = String(options[option] ?? '');
  const isOne = option === 'seed';
  if (!(isOne ? /^\d{1,9}$/ : /^\d{1,6}(?:\s*,\s*\d{1,6})*$/).test(value.trim())) {
    throw new UsageError(isOne ? suggestionTemplates.badNumber : suggestionTemplates.badNumbers, { option, value });
  }
  return [...new Set(value.split(',').map(Number))].sort((a, b) => a - b);
}

async function runEvaluate(folder: string, { articles, seed, format }: EvaluateOptions, host: CommandLineHost): Promise<ExitCode> {
  const output = new RunOutput(host);
  let failures = 0;
  const report = async (name: string, failure: Failure): Promise<void> => {
    failures++;
    await output.complain(name, failure);
  };
  const corpus = await readTaggedCorpus(folder, host, report);
  if (corpus.articles.length === 1) await report(folder, new Failure(suggestionTemplates.tooFew, { count: corpus.articles.length }));
  let learned = 0;
  let reached = -1;
  for (const point of learningCurve(corpus.articles, { articles, seed, labels: corpus.labels, processorTime: () => host.processorTime() })) {
    if (host.interrupted.aborted || output.isClosed) break;
    if (!point) {
      await output.progressNote(inEnglish(suggestionTemplates.learning, { count: ++learned, total: corpus.articles.length }));
      continue;
    }
    reached = point.articles;
    await output.results([format === 'json' ? `${printableJson(asJson(point))}\n` : table(point)]);
  }
  await output.clearProgress();
  if (host.interrupted.aborted) {
    await output.note(noteTemplates.interruptedCount);
    return exitCodes.interrupted;
  }
  if (reached >= 0 && reached < (articles.at(-1) ?? 0)) {
    await output.note(inEnglish(suggestionTemplates.shortened, { count: Math.max(reached, corpus.articles.length - Math.ceil(corpus.articles.length / 5)) }));
  }
  return failures > 0 ? exitCodes.failure : exitCodes.clean;
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
