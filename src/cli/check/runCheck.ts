import type { CommandLineHost, ExitCode } from '../host';
import type { Crew } from '../threads/crew';
import { RunOutput } from '../runOutput';
import { CorpusChecks } from './corpusChecks';
import { findTargets, outcomesOf, setupOf, type CheckWorkOptions } from './checkWork';
import type { ReportFormat } from './reporters';
import { RunReport } from './runReport';

/**
 * Checks what the paths lead to and writes as it goes, in the order of the files whatever the number of threads; then what is found in all of
 * them together.
 */
export async function runCheck(options: CheckWorkOptions & { readonly format: ReportFormat }, crew: Crew, host: CommandLineHost): Promise<ExitCode> {
  const output = new RunOutput(host);
  const report = new RunReport(options.format, host, output);
  const isStopped = (): boolean => host.interrupted.aborted || output.isClosed;
  const found = await findTargets(options.paths, host, output, (said) => report.say(said));
  const { targets, folders } = found;
  await report.begin();
  const setup = await setupOf(found, options, options.format, host, isStopped);
  const corpus = new CorpusChecks(host, (said) => report.say(said), crew);
  let count = 0;
  await output.progress(count, targets.length, targets[0]?.name ?? '');
  for await (const outcomes of outcomesOf(targets, setup, options, { host, crew, isStopped, warn: (name, failure) => output.note(`${name}: ${failure.message}`) })) {
    for (const outcome of outcomes) {
      if (output.isClosed) break;
      const shown = report.show(outcome);
      if (shown) await shown;
      if (outcome.article) corpus.add(outcome.article);
    }
    count += outcomes.length;
    if (!isStopped()) await output.progress(count, targets.length, outcomes.at(-1)?.name ?? '');
  }
  if (!isStopped()) await report.showCompared(corpus.results(options.lowestShown));
  return report.end(folders);
}
