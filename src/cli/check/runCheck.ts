import { resolve } from 'node:path';
import { publishersOfCorpus } from '../../core/corpus/corpusPublishers';
import { everyRule } from '../../core/rules/everyRule';
import { isAtLeast, severities, type Severity } from '../../core/rules/rule';
import { portFiles } from '../files/portFiles';
import { isSidecar } from '../files/sidecars';
import { expandPaths, type Target } from '../files/targets';
import { exitCodes, type CommandLineHost, type ExitCode } from '../host';
import { Failure, noteTemplates, problemTemplates, reasonOf } from '../messages';
import { RunOutput } from '../runOutput';
import type { SettingsSource } from '../settings/folderSettings';
import { FileChecks, type ChecksSetup, type RunMessage, type TargetOutcome } from './fileChecks';
import { batchesOf, checkInThreads } from './parallelChecks';
import type { FileFailure, Reporter } from './reporter';
import { reporters, type ReportFormat } from './reporters';
import { summarize } from './summary';
import { wantsColor } from './textReporter';

export interface CheckRunOptions {
  readonly paths: readonly string[];
  readonly format: ReportFormat;
  readonly lowestShown: Severity;
  readonly fix: boolean;
  /** Threads that check; `auto` is as many as the machine runs at once. */
  readonly jobs: number | 'auto';
  /** A file may be relative to the working directory. */
  readonly settings: SettingsSource;
  /** Whether configuration may name files outside its repository. */
  readonly trustsSettings: boolean;
}

/** Findings of this severity and above make the run fail, where they are shown. */
const failingSeverity: Severity = 'warning';

/** Checks what the paths lead to and writes as it goes, in the order of the files whatever the number of threads. */
export async function runCheck(options: CheckRunOptions, host: CommandLineHost): Promise<ExitCode> {
  const run = new CheckRun(options, host);
  return run.run();
}

class CheckRun {
  readonly #options: CheckRunOptions;
  readonly #host: CommandLineHost;
  readonly #output: RunOutput;
  readonly #reporter: Reporter;
  readonly #color: boolean;
  readonly #failures: FileFailure[] = [];
  /** What was said already: each thread reads the settings and labels that it meets. */
  readonly #said = new Set<string>();
  readonly #shownLabelFiles = new Set<string>();
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  #hasResults = false;
  #checked = 0;
  #fixed = 0;
  #fixable = 0;
  #notShown = 0;

  constructor(options: CheckRunOptions, host: CommandLineHost) {
    this.#options = options;
    this.#host = host;
    this.#output = new RunOutput(host);
    this.#color = wantsColor(host.stdout.isTerminal, host.environment);
    this.#reporter = reporters[options.format]({ rules: everyRule, product: host.product, workingDirectory: host.workingDirectory, color: this.#color });
  }

  async run(): Promise<ExitCode> {
    if (this.#options.paths.includes('-') && this.#host.stdin.isTerminal) await this.#output.note(noteTemplates.waitingForInput);
    const report = (name: string, failure: Failure): Promise<void> => this.#fail(resolve(this.#host.workingDirectory, name), name, failure);
    const { targets, folders, given } = await expandPaths(this.#options.paths, this.#host, report);
    await this.#output.results(this.#reporter.begin());
    const isStopped = (): boolean => this.#isStopped();
    const places = targets.filter((target) => !isSidecar(target)).map(({ path }) => path);
    const publishers = await publishersOfCorpus(places, portFiles(this.#host.fileSystem), isStopped);
    let count = 0;
    await this.#output.progress(count, targets.length, targets[0]?.name ?? '');
    for await (const outcome of this.#check(targets, { ...this.#setup(given), publishers })) {
      if (this.#output.isClosed) continue;
      await this.#show(outcome);
      if (!isStopped()) await this.#output.progress(++count, targets.length, outcome.name);
    }
    // A folder's name mistyped must not pass for a clean corpus; among others, a folder without articles is nobody's mistake.
    if (!isStopped() && this.#checked === 0 && this.#failures.length === 0) {
      for (const folder of folders) await report(folder, new Failure(problemTemplates.nothingInFolder));
    }
    return this.#finish();
  }

  #setup(writableFolders: readonly string[]): Omit<ChecksSetup, 'publishers'> {
    const { format, lowestShown, fix, settings, trustsSettings } = this.#options;
    const { workingDirectory, product } = this.#host;
    const source = typeof settings === 'string' ? settings : { file: resolve(workingDirectory, settings.file) };
    return { format, lowestShown, fix, settings: source, trustsSettings, color: this.#color, workingDirectory, product, today: this.#host.today(), writableFolders };
  }

  async *#check(targets: readonly Target[], setup: ChecksSetup): AsyncGenerator<TargetOutcome> {
    const isStopped = (): boolean => this.#isStopped();
    const { jobs } = this.#options;
    const { threads } = this.#host;
    const wanted = Math.min(jobs === 'auto' ? threads?.available ?? 1 : jobs, batchesOf(targets).length);
    if (!threads || wanted <= 1) {
      yield* new FileChecks(setup, this.#host.fileSystem).check(targets, isStopped);
      return;
    }
    const started = Array.from({ length: wanted }, () => threads.start(setup));
    try {
      yield* checkInThreads(targets, started, isStopped, ({ path, name }, error) => {
        const { problem } = new Failure(problemTemplates.crashed, { reason: reasonOf(error) });
        return { name, checked: 0, results: [], messages: [{ path, name, problem }] };
      });
    } finally {
      await Promise.all(started.map((thread) => thread.end()));
    }
  }

  #isStopped(): boolean {
    return this.#host.interrupted.aborted || this.#output.isClosed;
  }

  async #show({ checked, results, messages }: TargetOutcome): Promise<void> {
    this.#checked += checked;
    for (const said of messages) await this.#say(said);
    for (const { labelFile, pieces, counts, fixable, fixed, notShown } of results) {
      if (labelFile !== undefined && this.#shownLabelFiles.has(labelFile)) continue;
      if (labelFile !== undefined) this.#shownLabelFiles.add(labelFile);
      for (const severity of severities) this.#counts[severity] += counts[severity];
      this.#fixable += fixable;
      this.#fixed += fixed;
      this.#notShown += notShown;
      await this.#output.results(this.#separated(pieces));
    }
  }

  *#separated(pieces: readonly string[]): Iterable<string> {
    for (const piece of pieces) {
      if (this.#hasResults && this.#reporter.separator !== '') yield this.#reporter.separator;
      this.#hasResults = true;
      yield piece;
    }
  }

  async #say(said: RunMessage): Promise<void> {
    const key = JSON.stringify(said);
    if (this.#said.has(key)) return;
    this.#said.add(key);
    if ('sentence' in said) await this.#output.note(said.sentence);
    else await this.#fail(said.path, said.name, new Failure(said.problem.template, said.problem.args));
  }

  async #fail(path: string, name: string, failure: Failure): Promise<void> {
    this.#failures.push({ path, failure });
    await this.#output.fail(name, failure);
  }

  async #finish(): Promise<ExitCode> {
    const isInterrupted = this.#host.interrupted.aborted;
    const summary = { files: this.#checked, counts: this.#counts, failures: this.#failures, isComplete: !isInterrupted };
    await this.#output.results(this.#reporter.end(summary));
    await this.#output.clearProgress();
    if (isInterrupted) await this.#output.note(noteTemplates.interrupted);
    if (this.#options.format === 'text' && !this.#output.isClosed && (this.#checked > 0 || this.#failures.length > 0)) {
      await this.#output.note(summarize(summary, { fixed: this.#fixed, fixable: this.#fixable, notShown: this.#notShown }));
    }
    if (isInterrupted) return exitCodes.interrupted;
    if (this.#failures.length > 0) return exitCodes.failure;
    const fails = severities.some((severity) => isAtLeast(severity, failingSeverity) && this.#counts[severity] > 0);
    return fails ? exitCodes.findings : exitCodes.clean;
  }
}
