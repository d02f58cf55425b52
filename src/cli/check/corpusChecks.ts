import { setImmediate } from 'node:timers/promises';
import { inEnglish } from '../../core/message';
import { parseRecord } from '../../core/record/parse';
import { checkCorpus, type CorpusFinding } from '../../core/rules/twins/checkCorpus';
import { CorpusIndex } from '../../core/rules/twins/corpusIndex';
import { bodyOf, minHashOf } from '../../core/rules/twins/traceArticle';
import type { TracedPlace } from '../../core/rules/twins/traces';
import { sentenceOf } from '../../core/rules/describe';
import { isAtLeast, type Severity } from '../../core/rules/rule';
import { distinctShingles } from '../../core/text/shingles';
import { loadFile } from '../files/load';
import type { CommandLineHost } from '../host';
import { Failure, problemTemplates } from '../messages';
import type { Crew } from '../threads/crew';
import { compareWithCrew } from './comparing';
import type { Results, RunMessage, TracedArticle } from './fileChecks';
import type { LocatedFile, LocatedFinding, Place } from './locatedReport';

/** Texts whose words are kept while others are compared with them: a copy mostly stands near what it repeats. */
const textsKept = 64;

/** An article without its trace, which is in the index. */
interface ComparedArticle extends LocatedFile {
  readonly name: string;
  readonly isRecord: boolean;
}

/** The checks of a corpus as a whole: gathers what the articles leave, in their order, and compares when all are there. */
export class CorpusChecks {
  readonly #host: CommandLineHost;
  readonly #say: (said: RunMessage) => Promise<void>;
  readonly #crew: Crew | undefined;
  readonly #index: CorpusIndex;
  readonly #articles: ComparedArticle[] = [];
  /** By row; the one that was asked for last at the end. */
  readonly #shingles = new Map<number, Uint32Array | undefined>();

  /**
   * @param say takes what is wrong with a file that has to be read again
   * @param crew threads that help to compare
   */
  constructor(host: CommandLineHost, say: (said: RunMessage) => Promise<void>, crew?: Crew) {
    this.#host = host;
    this.#say = say;
    this.#crew = crew;
    this.#index = new CorpusIndex(crew?.hasOthers ? (bytes) => new SharedArrayBuffer(bytes) : undefined);
  }

  add({ path, name, isRecord, trace }: TracedArticle): void {
    this.#index.set(this.#articles.length, trace);
    this.#articles.push({ path, name, isRecord, hasMark: trace.hasMark ?? false });
  }

  /** What is found in each article that has a twin, in the order in which they were added. */
  async *results(lowestShown: Severity): AsyncGenerator<Results> {
    const crew = this.#crew;
    const found = await checkCorpus({
      index: this.#index, rows: [...this.#articles.keys()], nameOf: (row) => this.#articles[row]?.name ?? '',
      shinglesOf: (row) => this.#shinglesOf(row), pause: () => setImmediate(),
      ...(crew && { compareBands: (candidates) => compareWithCrew(candidates, crew) }),
    });
    const shown = found.filter(({ severity }) => isAtLeast(severity, lowestShown));
    // Findings come in the order of their articles; in words they need ten times as much room.
    for (let start = 0, end = 0; start < shown.length; start = end) {
      const row = shown[start]?.article ?? 0;
      while (shown[end]?.article === row) end++;
      yield* this.#resultsOf(row, shown.slice(start, end));
    }
  }

  #resultsOf(row: number, found: readonly CorpusFinding[]): Results[] {
    const article = this.#articles[row];
    if (!article) return [];
    const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
    for (const { severity } of found) counts[severity]++;
    const { path, hasMark, name } = article;
    return [{ shown: { file: { path, hasMark }, name, findings: found.map((finding) => this.#located(finding)) }, counts, fixable: 0, fixed: 0, notShown: 0 }];
  }

  #located(finding: CorpusFinding): LocatedFinding {
    const { rule, severity, place, twin } = finding;
    const { path = '', hasMark = false, name = '' } = this.#articles[twin.article] ?? {};
    return {
      ...placeOf(place), rule, severity, message: sentenceOf(finding), fixable: false, fixes: [],
      related: { ...placeOf(twin.place), file: { path, hasMark }, name, message: inEnglish(twin.problem.template, twin.problem.args) },
    };
  }

  async #shinglesOf(row: number): Promise<Uint32Array | undefined> {
    const shingles = this.#shingles.has(row) ? this.#shingles.get(row) : await this.#readShingles(row);
    this.#shingles.delete(row);
    this.#shingles.set(row, shingles);
    for (const oldest of this.#shingles.keys()) if (this.#shingles.size > textsKept) this.#shingles.delete(oldest);
    return shingles;
  }

  /** Undefined where the file is not the one any more that was checked, which is said. */
  async #readShingles(row: number): Promise<Uint32Array | undefined> {
    const article = this.#articles[row];
    if (!article) return undefined;
    const { path, name, isRecord } = article;
    try {
      const { text } = await loadFile({ path, name, isNamed: true, root: path }, this.#host);
      const body = bodyOf(text, isRecord ? parseRecord(text) : undefined) ?? { start: 0, end: 0 };
      const { count, digest } = minHashOf(text, body);
      if (count !== this.#index.shingleCount(row) || digest !== this.#index.keyOf(row, 'body')) throw new Failure(problemTemplates.changedSinceCheck);
      return distinctShingles(text, body);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      await this.#say({ path, name, problem: error.problem });
      return undefined;
    }
  }
}

/** As formats name it: from 1. */
function placeOf({ offset, length, line, column }: TracedPlace): Place {
  return { line: line + 1, column: column + 1, endLine: line + 1, endColumn: column + length + 1, offset, length };
}
