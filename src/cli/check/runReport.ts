import { resolve } from 'node:path';
import { everyRule } from '../../core/rules/everyRule';
import { isAtLeast, severities, type Severity } from '../../core/rules/rule';
import { exitCodes, type CommandLineHost, type ExitCode } from '../host';
import { Failure, noteTemplates, problemTemplates } from '../messages';
import type { RunOutput } from '../runOutput';
import type { Results, RunMessage, TargetOutcome } from './fileChecks';
import type { Reporter } from './reporter';
import { reporters, type ReportFormat } from './reporters';
import { RunMessages } from './runMessages';
import { summarize } from './summary';
import { wantsColor } from './textReporter';

/** Findings of this severity and above make the run fail, where they are shown. */
const failingSeverity: Severity = 'warning';

/** Writes what became of files, in the order it is given, and makes the sum. */
export class RunReport {
  readonly #host: CommandLineHost;
  readonly #output: RunOutput;
  readonly #format: ReportFormat;
  readonly #reporter: Reporter;
  readonly #messages: RunMessages;
  readonly #shownLabelFiles = new Set<string>();
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  #hasResults = false;
  #checked = 0;
  #fixed = 0;
  #fixable = 0;
  #notShown = 0;

  constructor(format: ReportFormat, host: CommandLineHost, output: RunOutput) {
    this.#format = format;
    this.#host = host;
    this.#output = output;
    this.#messages = new RunMessages(output);
    this.#reporter = reporters[format]({
      rules: everyRule, product: host.product, workingDirectory: host.workingDirectory, color: wantsColor(host.stdout.isTerminal, host.environment),
    });
  }

  begin(): Promise<void> {
    return this.#output.results(this.#reporter.begin());
  }

  say(said: RunMessage): Promise<void> {
    return this.#messages.say(said);
  }

  /** @returns nothing where nothing is to be written, as of most files */
  show({ checked, results, messages }: Omit<TargetOutcome, 'name'>): Promise<void> | undefined {
    this.#checked += checked;
    return results.length + messages.length > 0 ? this.#write(results, messages) : undefined;
  }

  async #write(results: TargetOutcome['results'], messages: TargetOutcome['messages']): Promise<void> {
    for (const said of messages) await this.say(said);
    for (const result of results) await this.#showResults(result);
  }

  /** Writes what is found in all articles together. */
  async showCompared(results: AsyncIterable<Results>): Promise<void> {
    for await (const result of results) await this.#showResults(result);
  }

  /** @param folders those that were given: where nothing was checked in them, their names may be mistyped */
  async end(folders: readonly string[]): Promise<ExitCode> {
    const isInterrupted = this.#host.interrupted.aborted;
    const { failures } = this.#messages;
    // A folder's name mistyped must not pass for a clean corpus; among others, a folder without articles is nobody's mistake.
    if (!isInterrupted && !this.#output.isClosed && this.#checked === 0 && failures.length === 0) {
      const { problem } = new Failure(problemTemplates.nothingInFolder);
      for (const name of folders) await this.say({ path: resolve(this.#host.workingDirectory, name), name, problem });
    }
    const summary = { files: this.#checked, counts: this.#counts, failures, isComplete: !isInterrupted };
    await this.#output.results(this.#reporter.end(summary));
    await this.#output.clearProgress();
    if (isInterrupted) await this.#output.note(noteTemplates.interrupted);
    if ((this.#format === 'text' || this.#format === 'concise') && !this.#output.isClosed && (this.#checked > 0 || failures.length > 0)) {
      await this.#output.note(summarize(summary, { fixed: this.#fixed, fixable: this.#fixable, notShown: this.#notShown }));
    }
    if (isInterrupted) return exitCodes.interrupted;
    if (failures.length > 0) return exitCodes.failure;
    const fails = severities.some((severity) => isAtLeast(severity, failingSeverity) && this.#counts[severity] > 0);
    return fails ? exitCodes.findings : exitCodes.clean;
  }

  async #showResults({ labelFile, shown, counts, fixable, fixed, notShown }: Results): Promise<void> {
    if (labelFile !== undefined && this.#shownLabelFiles.has(labelFile)) return;
    if (labelFile !== undefined) this.#shownLabelFiles.add(labelFile);
    for (const severity of severities) this.#counts[severity] += counts[severity];
    this.#fixable += fixable;
    this.#fixed += fixed;
    this.#notShown += notShown;
    await this.#output.resultsOfMany(this.#separated(shown));
  }

  *#separated(shown: Results['shown']): Iterable<string> {
    for (const piece of 'findings' in shown ? this.#reporter.file(shown) : shown) {
      if (this.#hasResults && this.#reporter.separator !== '') yield this.#reporter.separator;
      this.#hasResults = true;
      yield piece;
    }
  }
}
