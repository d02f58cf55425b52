import { resolve } from 'node:path';
import { alignTo } from '../../core/formats/alignment';
import { FormatError, type FormatCodec, type FormatDescription, type ReadProblem } from '../../core/formats/format';
import { formatOf, type FormatId } from '../../core/formats/formatTable';
import type { InterchangeArticle } from '../../core/formats/interchange';
import { LossReport, lossMessage, reduceTo } from '../../core/formats/losses';
import { UniqueNames } from '../../core/formats/names';
import { relabelled } from '../../core/formats/relabelling';
import { inEnglish, message, type Message } from '../../core/message';
import { writesWithin } from '../files/boundaries';
import { explain } from '../files/explain';
import { exitCodes, type CommandLineHost, type ExitCode } from '../host';
import { Failure, printableJson, problemTemplates } from '../messages';
import { RunOutput } from '../runOutput';
import { convertTemplates } from './convertMessages';
import { articleText, inputsOf, type FoundInput } from './inputs';
import { OutputFailure, OutputFolder } from './outputFolder';

export interface ConversionOptions {
  readonly paths: readonly string[];
  readonly from: FormatId;
  readonly to: FormatId;
  /** May be relative to the working directory. */
  readonly out: string;
  /** Where the articles are that the tags are put on; may be relative to the working directory. */
  readonly onto: string | undefined;
  readonly labels: ReadonlyMap<string, string>;
  readonly isStrict: boolean;
  readonly isDryRun: boolean;
  readonly overwrites: boolean;
  readonly report: 'text' | 'json';
}

export async function runConversion(options: ConversionOptions, host: CommandLineHost): Promise<ExitCode> {
  return new Conversion(options, host).run();
}

/** What one pass over all articles found. */
interface Pass {
  readonly report: LossReport;
  readonly labels: Set<string>;
  /** Labels as they were before they were replaced. */
  readonly replaced: Set<string>;
  articles: number;
}

/** Files that could not be written and are named; the others are counted. */
const namedOutputFailures = 5;

class Conversion {
  readonly #options: ConversionOptions;
  readonly #host: CommandLineHost;
  readonly #output: RunOutput;
  readonly #from: FormatDescription;
  readonly #to: FormatDescription;
  #problems = 0;
  #failures = 0;
  #outputFailures = 0;
  /** What is wrong with files is reported on the first pass only. */
  #isReporting = true;

  constructor(options: ConversionOptions, host: CommandLineHost) {
    this.#options = options;
    this.#host = host;
    this.#output = new RunOutput(host);
    this.#from = formatOf(options.from);
    this.#to = formatOf(options.to);
  }

  async run(): Promise<ExitCode> {
    const { isStrict, isDryRun, onto } = this.#options;
    if (onto !== undefined && !(await this.#isFolder(onto))) return exitCodes.failure;
    const inputs = await inputsOf(this.#options.paths, this.#from, this.#host, (name, failure) => this.#fail(name, failure));
    const [reader, writer] = [await this.#from.load(), await this.#to.load()];
    let labels: readonly string[] = [];
    if (isStrict || isDryRun || this.#to.needsLabels) {
      const survey = await this.#pass(inputs, reader, () => Promise.resolve());
      this.#isReporting = false;
      labels = [...survey.labels].sort();
      const isRefused = isStrict && (survey.report.articles > 0 || this.#problems > 0 || this.#failures > 0);
      if (isDryRun || isRefused) return this.#finish(survey, isRefused ? message(convertTemplates.refused) : this.#count(convertTemplates.wouldConvert, survey), isRefused);
    }
    const written = await this.#write(inputs, reader, writer, labels);
    return this.#finish(written, this.#count(this.#host.interrupted.aborted ? convertTemplates.interrupted : convertTemplates.converted, written), false);
  }

  /** Where a misspelled folder is said once, rather than of every article that is not in it. */
  async #isFolder(name: string): Promise<boolean> {
    const path = resolve(this.#host.workingDirectory, name);
    try {
      const kind = (await this.#host.fileSystem.stat(path))?.kind;
      if (kind === 'folder') return true;
      await this.#fail(name, new Failure(kind === undefined ? problemTemplates.missing : problemTemplates.fileAsFolder));
    } catch (error) {
      await this.#fail(name, await explain(error, path, this.#host.fileSystem));
    }
    return false;
  }

  async #write(inputs: readonly FoundInput[], reader: FormatCodec, codec: FormatCodec, labels: readonly string[]): Promise<Pass> {
    const out = resolve(this.#host.workingDirectory, this.#options.out);
    const folder = new OutputFolder(out, writesWithin([out], this.#host.fileSystem), this.#options.overwrites);
    const writer = codec.writer({ labels });
    const isEach = this.#to.files === 'each';
    const pass = await this.#pass(inputs, reader, async (article) => {
      for (const piece of await writer.write(article)) await folder.put(piece);
      if (isEach) await folder.close();
    }, () => folder.discard());
    try {
      if (pass.articles > 0) for (const piece of await writer.end()) await folder.put(piece);
      await folder.close();
    } catch (error) {
      await folder.discard();
      await this.#fail(this.#options.out, await explain(error, this.#options.out, this.#host.fileSystem));
    }
    return pass;
  }

  /** Reads every article, reduces it to what the format carries, and hands it on. */
  async #pass(
    inputs: readonly FoundInput[], reader: FormatCodec, use: (article: InterchangeArticle) => Promise<void>, discard = (): Promise<void> => Promise.resolve(),
  ): Promise<Pass> {
    const pass: Pass = { report: new LossReport(), labels: new Set(), replaced: new Set(), articles: 0 };
    const names = new UniqueNames();
    for (const [index, input] of inputs.entries()) {
      const { target } = input;
      await this.#output.progress(index, inputs.length, target.name);
      try {
        const { files, problems } = await input.open();
        for (const problem of problems) await this.#complain(target.name, problem);
        for (const file of files) {
          for await (const result of reader.read(file)) {
            if (this.#host.interrupted.aborted) return pass;
            for (const problem of 'problem' in result ? [result] : result.problems ?? []) await this.#complain(target.name, problem);
            if ('problem' in result) continue;
            const named = { ...result.article, name: names.of(result.article.name) };
            const placed = await this.#placed(named, target.name);
            for (const { label } of placed.annotations.entities) pass.replaced.add(label);
            const { article, losses } = reduceTo(relabelled(placed, this.#options.labels), this.#to.carries);
            for (const { label } of article.annotations.entities) pass.labels.add(label);
            await use(article);
            pass.report.add(losses);
            pass.articles++;
          }
        }
      } catch (error) {
        if (error instanceof OutputFailure) await discard();
        if (error instanceof OutputFailure) await this.#failOutput(error);
        else if (error instanceof FormatError) await this.#complain(target.name, error, true);
        else await this.#fail(target.name, await explain(error, target.path, this.#host.fileSystem));
        // A file that all articles share cannot be gone on with.
        if (this.#to.files === 'one' && error instanceof OutputFailure) return pass;
      }
    }
    return pass;
  }

  /** The article on the text of the same name, where there is one. */
  async #placed(article: InterchangeArticle, file: string): Promise<InterchangeArticle> {
    const { onto } = this.#options;
    if (onto === undefined) return article;
    const text = await articleText(resolve(this.#host.workingDirectory, onto), article.name, this.#host);
    if (!text) {
      await this.#complain(file, { problem: message(convertTemplates.noArticle, { name: article.name, folder: onto }) });
      return article;
    }
    const aligned = alignTo(article, { name: article.name, ...text });
    for (const missing of aligned.missing) {
      await this.#complain(file, { problem: message(convertTemplates.tagNotFound, { label: missing.label, text: missing.text.slice(0, 60) }) });
    }
    return aligned.article;
  }

  async #complain(file: string, { problem, line }: ReadProblem, isFailure = false): Promise<void> {
    if (isFailure) this.#failures += Number(this.#isReporting);
    else this.#problems += Number(this.#isReporting);
    if (!this.#isReporting) return;
    const sentence = inEnglish(problem.template, problem.args);
    if (this.#options.report === 'json') await this.#output.results([`${printableJson({ type: 'problem', file, line, message: sentence })}\n`]);
    else await this.#output.note(`${file}${line === undefined ? '' : `:${line}`}: ${sentence}`);
  }

  /** In the wrong folder every file is there already: some are named, all are counted. */
  async #failOutput(failure: OutputFailure): Promise<void> {
    if (this.#outputFailures++ < namedOutputFailures) await this.#fail(this.#options.out, failure);
    else this.#failures++;
  }

  /** Labels to be replaced that no tag has: probably misspelled. */
  async #reportUnusedLabels({ replaced }: Pass): Promise<void> {
    for (const label of this.#options.labels.keys()) {
      if (replaced.has(label)) continue;
      const sentence = message(convertTemplates.unusedLabel, { label });
      if (this.#options.report === 'json') await this.#output.results([`${printableJson({ type: 'problem', message: inEnglish(sentence.template, sentence.args) })}\n`]);
      else await this.#output.note(inEnglish(sentence.template, sentence.args));
    }
  }

  async #fail(name: string, failure: Failure): Promise<void> {
    this.#failures++;
    await this.#output.fail(name, failure);
  }

  #count(template: string, { articles }: Pass): Message {
    return message(template, { count: articles, format: this.#to.title });
  }

  async #finish(pass: Pass, summary: Message, isRefused: boolean): Promise<ExitCode> {
    const { report, articles } = pass;
    await this.#reportUnusedLabels(pass);
    const unnamed = this.#outputFailures - namedOutputFailures;
    if (unnamed > 0) await this.#output.note(inEnglish(convertTemplates.moreNotWritten, { count: unnamed }));
    const sentence = inEnglish(summary.template, summary.args);
    const losses = report.counts.map(([kind, count]) => {
      const { template, args } = lossMessage(kind, count);
      return { kind, count, message: inEnglish(template, args) };
    });
    if (this.#options.report === 'json') {
      const object = { type: 'report', from: this.#from.id, to: this.#to.id, articles, affected: report.articles, losses, problems: this.#problems, failures: this.#failures };
      await this.#output.results([`${printableJson(object)}\n`]);
    } else {
      for (const loss of losses) await this.#output.note(`${this.#to.id}: ${loss.message}`);
      await this.#output.note(sentence);
    }
    await this.#output.clearProgress();
    if (this.#host.interrupted.aborted) return exitCodes.interrupted;
    if (this.#failures > 0) return exitCodes.failure;
    return isRefused || this.#problems > 0 ? exitCodes.findings : exitCodes.clean;
  }
}
