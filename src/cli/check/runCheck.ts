import { resolve } from 'node:path';
import type { CheckOptions } from '../../core/rules/check';
import { rules } from '../../core/rules/index';
import { severities, type Severity } from '../../core/rules/rule';
import { RunOutput } from '../runOutput';
import { loadFiles, type LoadedFile } from '../files/load';
import { expandPaths } from '../files/targets';
import { exitCodes, type CommandLineHost, type ExitCode } from '../host';
import { Failure, noteTemplates, problemTemplates, reasonOf } from '../messages';
import { FolderSettings, type SettingsSource } from '../settings/folderSettings';
import { checkers, isFixable, type FileReport } from './checkers';
import type { FileFailure, Reporter } from './reporter';
import { reporters, type Format } from './reporters';
import { summarize } from './summary';
import { wantsColor } from './textReporter';

export interface CheckRunOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly lowestShown: Severity;
  readonly fix: boolean;
  /** A file may be relative to the working directory. */
  readonly settings: SettingsSource;
}

/** Findings of this severity and above make the run fail, where they are shown. */
const failingSeverity: Severity = 'warning';

/** Checks what the paths lead to, one file at a time, and writes as it goes. */
export async function runCheck(options: CheckRunOptions, host: CommandLineHost): Promise<ExitCode> {
  const run = new CheckRun(options, host);
  return run.run();
}

class CheckRun {
  readonly #options: CheckRunOptions;
  readonly #host: CommandLineHost;
  readonly #output: RunOutput;
  readonly #reporter: Reporter;
  readonly #settings: FolderSettings;
  readonly #failures: FileFailure[] = [];
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  #files = 0;
  #fixed = 0;
  #fixable = 0;

  constructor(options: CheckRunOptions, host: CommandLineHost) {
    this.#options = options;
    this.#host = host;
    this.#output = new RunOutput(host);
    this.#reporter = reporters[options.format]({
      rules, product: host.product, workingDirectory: host.workingDirectory, color: wantsColor(host.stdout.isTerminal, host.environment),
    });
    this.#settings = new FolderSettings(host.fileSystem, {
      failure: (file, failure) => this.#fail(file, this.#output.nameOf(file), failure),
      note: (file, sentence) => this.#output.note(`${this.#output.nameOf(file)}: ${sentence}`),
    }, typeof options.settings === 'string' ? options.settings : { file: resolve(host.workingDirectory, options.settings.file) });
  }

  async run(): Promise<ExitCode> {
    if (this.#options.paths.includes('-') && this.#host.stdin.isTerminal) await this.#output.note(noteTemplates.waitingForInput);
    const report = (name: string, failure: Failure): Promise<void> => this.#fail(resolve(this.#host.workingDirectory, name), name, failure);
    const { targets, folders } = await expandPaths(this.#options.paths, this.#host, report);
    await this.#output.results(this.#reporter.begin());
    let count = 0;
    for await (const result of loadFiles(targets, this.#host)) {
      if (this.#isStopped()) break;
      await this.#output.progress(count++, targets.length, result.target.name);
      if ('skipped' in result) continue;
      if ('failure' in result) await this.#fail(result.target.path, result.target.name, result.failure);
      else await this.#check(result);
    }
    // A folder's name mistyped must not pass for a clean corpus; among others, a folder without articles is nobody's mistake.
    if (!this.#isStopped() && this.#files === 0 && this.#failures.length === 0) {
      for (const folder of folders) await report(folder, new Failure(problemTemplates.nothingInFolder));
    }
    return this.#finish();
  }

  #isStopped(): boolean {
    return this.#host.interrupted.aborted || this.#output.isClosed;
  }

  async #check(article: LoadedFile): Promise<void> {
    this.#files++;
    const task = { options: await this.#optionsFor(article.target.path), fix: this.#options.fix, fileSystem: this.#host.fileSystem };
    for (const checker of checkers) {
      let report: FileReport;
      try {
        report = await checker(article, task);
      } catch (error) {
        const failure = error instanceof Failure ? error : new Failure(problemTemplates.crashed, { reason: reasonOf(error) });
        await this.#fail(article.target.path, article.target.name, failure);
        continue;
      }
      await this.#show(report);
    }
  }

  async #show(report: FileReport): Promise<void> {
    if (report.failure) await this.#fail(report.path, report.name, report.failure);
    const shown = report.findings.filter(({ severity }) => isAtLeast(severity, this.#options.lowestShown));
    for (const finding of shown) {
      this.#counts[finding.severity]++;
      if (isFixable(finding)) this.#fixable++;
    }
    this.#fixed += report.fixed;
    await this.#output.results(this.#reporter.file(report, shown));
  }

  async #optionsFor(path: string): Promise<CheckOptions> {
    return { ...await this.#settings.optionsFor(path), today: this.#host.today() };
  }

  async #fail(path: string, name: string, failure: Failure): Promise<void> {
    this.#failures.push({ path, failure });
    await this.#output.complain(name, failure);
  }

  async #finish(): Promise<ExitCode> {
    const isInterrupted = this.#host.interrupted.aborted;
    const summary = { files: this.#files, counts: this.#counts, failures: this.#failures, isComplete: !isInterrupted };
    await this.#output.results(this.#reporter.end(summary));
    await this.#output.clearProgress();
    if (isInterrupted) await this.#output.note(noteTemplates.interrupted);
    if (this.#options.format === 'text' && !this.#output.isClosed && (this.#files > 0 || this.#failures.length > 0)) {
      await this.#output.note(summarize(summary, { fixed: this.#fixed, fixable: this.#fixable }));
    }
    if (isInterrupted) return exitCodes.interrupted;
    if (this.#failures.length > 0) return exitCodes.failure;
    const fails = severities.some((severity) => isAtLeast(severity, failingSeverity) && this.#counts[severity] > 0);
    return fails ? exitCodes.findings : exitCodes.clean;
  }
}

function isAtLeast(severity: Severity, lowest: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(lowest);
}
