import { AnnotationCounter, type AnnotationStatistics } from '../../core/standoff/statistics';
import { parseStandoff } from '../../core/standoff/standoffDocument';
import { defineCommand } from '../command';
import { loadFile, loadFiles } from '../files/load';
import { findSidecar, isSidecar } from '../files/sidecars';
import { expandPaths, type Target } from '../files/targets';
import { exitCodes, type CommandLineHost, type ExitCode } from '../host';
import { Failure, failureOf, printable, printableJson, problemTemplates } from '../messages';
import { choice, pathsOperand } from '../options';
import { RunOutput } from '../runOutput';

const formats = ['text', 'json'] as const;

/** `article-annotator stats`. */
export const statsCommand = defineCommand({
  name: 'stats',
  summary: 'Count articles, tags by label, relations, links and notes.',
  operands: [pathsOperand()],
  options: { format: choice('FORMAT', formats, { default: 'text', description: 'Output format: a table or one JSON object.' }) },
  details: [
    'Articles are found as “check” finds them, each with its annotation file. In a folder, every .ann file is counted, whatever ' +
    'its text is. A binary file or a file with a merge conflict is counted as refused, and its content is not counted.',
  ],
  exitCodes: {
    clean: 'Everything was counted.',
    failure: 'Wrong arguments, or a file or folder that could not be read; the others were counted.',
    interrupted: 'Interrupted with Ctrl+C; the files read so far were counted.',
  },
  examples: [
    { meaning: 'Count everything in a folder.', line: 'article-annotator stats corpus' },
    { meaning: 'Print the labels as a table for other programs.',
      line: "article-annotator stats corpus --format json | jq -r '.labels[] | [.label, .entities] | @tsv'" },
  ],
  run: ({ operands, options: { format } }, host) => runStats(operands, format, host),
});

async function runStats(paths: readonly string[], format: (typeof formats)[number], host: CommandLineHost): Promise<ExitCode> {
  const output = new RunOutput(host);
  const counter = new AnnotationCounter();
  const counted = new Set<string>();
  let articles = 0;
  const report = (name: string, failure: Failure): Promise<void> => output.fail(name, failure);
  const { targets, folders } = await expandPaths(paths, host, report);
  const addSidecarOf = async (article: Target): Promise<void> => {
    const target = await findSidecar(article, host.fileSystem);
    if (!target) return;
    counted.add(target.path);
    try {
      counter.add(parseStandoff((await loadFile(target, host)).text));
    } catch (error) {
      await report(target.name, failureOf(error));
    }
  };
  let read = 0;
  for await (const result of loadFiles(targets, host)) {
    if (host.interrupted.aborted) break;
    await output.progress(read++, targets.length, result.target.name);
    if ('skipped' in result || counted.has(result.target.path)) continue;
    if ('failure' in result) await report(result.target.name, result.failure);
    else if (isSidecar(result.target)) counter.add(parseStandoff(result.text));
    else {
      articles++;
      await addSidecarOf(result.target);
    }
  }
  const { statistics } = counter;
  if (!host.interrupted.aborted && articles === 0 && statistics.files === 0 && output.failures === 0) {
    for (const folder of folders) await report(folder, new Failure(problemTemplates.nothingInFolder));
  }
  await output.results([format === 'json' ? `${printableJson(asJson(articles, statistics))}\n` : table(articles, statistics)]);
  if (await output.wasInterrupted()) return exitCodes.interrupted;
  return output.failures > 0 ? exitCodes.failure : exitCodes.clean;
}

/** The members are described in docs/command-line.md. */
function asJson(articles: number, { files, ...rest }: AnnotationStatistics): object {
  return { articles, sidecars: files, ...rest };
}

function table(articles: number, statistics: AnnotationStatistics): string {
  const { files, refused, entities, relations, events, attributes, links, notes, equivalences, unread, labels } = statistics;
  const sums: readonly (readonly [name: string, count: number])[] = [
    ['articles', articles], ['annotation files', files], ['tags', entities], ['relations', relations], ['events', events],
    ['attributes', attributes], ['links', links], ['notes', notes], ['equivalences', equivalences],
    ['lines not read', unread], ['files refused', refused],
  ];
  const rows = [
    ...sums.filter(([name, count], index) => index < 3 || count > 0 || name === 'links').map(([name, count]) => [name, String(count)]),
    ...(labels.length > 0 ? [[], ['label', 'tags', 'texts']] : []),
    ...labels.map(({ label, entities: count, texts }) => [printable(label), String(count), String(texts)]),
  ];
  const widths = [0, 1, 2].map((column) => rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0));
  return rows.map((row) => `${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}\n`).join('');
}
