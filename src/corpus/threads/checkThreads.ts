import * as vscode from 'vscode';
import type { Labels } from '../../annotating/labels';
import type { Candidate } from '../../core/corpus/corpusArticles';
import { answersInThreads, filesPerBatch, type BatchWork, type WorkerThread } from '../../core/corpus/inThreads';
import { availableThreads } from '../../platform/backgroundWorker';
import type { Configuration } from '../../platform/configuration';
import type { Log } from '../../platform/log';
import { nameOf } from '../../platform/nameOf';
import type { AskedCandidate, CheckOutcome, CheckTerms, LocalFile } from './checkMessages';
import { CheckThread, type CheckQuestion } from './checkThread';
import { TermsTable, termsOf } from './termsTable';

/** Fewer articles are checked before a thread has started. */
const leastArticles = 200;
/** More threads find more than the one of the extensions can publish. */
const mostThreads = 4;

type Batch = readonly Candidate<vscode.Uri>[];

/** What became of the files of a batch; undefined for those that have to be checked here. */
export interface BatchOutcomes {
  readonly batch: Batch;
  readonly outcomes: readonly (Exclude<CheckOutcome, 'left'> | undefined)[];
}

interface AskedBatch extends CheckQuestion {
  readonly batch: Batch;
  /** Where the candidates stand in the batch. */
  readonly indices: readonly number[];
}

/** Checks articles that are files of this machine and open nowhere, in threads of Node that read for themselves. */
export class CheckThreads {
  readonly #extensionUri: vscode.Uri;
  readonly #configuration: Configuration;
  readonly #labels: Labels;
  readonly #log: Log;

  constructor(extensionUri: vscode.Uri, configuration: Configuration, labels: Labels, log: Log) {
    this.#extensionUri = extensionUri;
    this.#configuration = configuration;
    this.#labels = labels;
    this.#log = log;
  }

  /** Whether threads are worth it, and there are any. */
  areFor(candidates: Batch): boolean {
    return availableThreads() !== undefined && candidates.filter(({ place }) => isLocal(place)).length >= leastArticles;
  }

  /** What becomes of all, batch by batch in their order. Ends soon when it is cancelled. Never rejects. */
  async *check(candidates: Batch, token: vscode.CancellationToken): AsyncGenerator<BatchOutcomes> {
    const batches = Array.from({ length: Math.ceil(candidates.length / filesPerBatch) }, (_, index) => candidates.slice(index * filesPerBatch, (index + 1) * filesPerBatch));
    const count = Math.min(mostThreads, Math.max(1, (availableThreads() ?? 1) - 1), batches.length);
    const threads = Array.from({ length: count }, () => new CheckThread(this.#extensionUri));
    const end = (): void => threads.forEach((thread) => void thread.end());
    const cancelling = token.onCancellationRequested(end);
    try {
      for await (const answered of answersInThreads(batches, this.#work(token), threads.map(answering), false, () => token.isCancellationRequested)) {
        yield answered;
        // Whoever types has a turn.
        await new Promise<void>((resolve) => void setTimeout(resolve, 0));
      }
    } finally {
      cancelling.dispose();
      end();
    }
  }

  #work(token: vscode.CancellationToken): BatchWork<Batch, AskedBatch, BatchOutcomes> {
    const table = new TermsTable();
    return {
      prepare: (batch) => this.#prepare(batch, table),
      failed: (batch, error) => {
        if (!token.isCancellationRequested) this.#log.warn(`A thread that checks articles came to an end, so ${batch.length} articles are checked without it: ${String(error)}`);
        return { batch, outcomes: [] };
      },
      async *answerHere({ batch }) {
        yield Promise.resolve({ batch, outcomes: [] });
      },
    };
  }

  async #prepare(batch: Batch, table: TermsTable): Promise<AskedBatch> {
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    const folders = new Map<string, Promise<FolderTerms>>();
    const terms = new Map<number, CheckTerms>();
    const candidates: AskedCandidate[] = [];
    const indices: number[] = [];
    for (const [index, { place, annotationFile, annotationOwner }] of batch.entries()) {
      if (!isLocal(place) || [place, annotationFile].some((file) => file && open.has(file.toString()))) continue;
      const name = nameOf(place);
      const folder = place.path.slice(0, -name.length);
      const termsOfFolder = folders.get(folder) ?? this.#termsOf(place, table);
      folders.set(folder, termsOfFolder);
      const { number, own, acceptedFolder } = await termsOfFolder;
      terms.set(number, own);
      candidates.push({ place: localFile(place), annotationFile: annotationFile && localFile(annotationFile), annotationOwner, acceptedAs: acceptedFolder + name, terms: number });
      indices.push(index);
    }
    return { batch, indices, candidates, terms };
  }

  /** What holds for one file of a folder holds for all. */
  async #termsOf(file: vscode.Uri, table: TermsTable): Promise<FolderTerms> {
    const [{ acceptedAs, ...options }, { labels }] = await Promise.all([this.#configuration.folderOptions(file), this.#labels.for(file)]);
    const knowledge = { ...options, labels };
    const lowest = this.#configuration.corpusSeverity(file);
    return { number: table.numberOf(knowledge, lowest), own: termsOf(knowledge, lowest), acceptedFolder: acceptedAs.slice(0, acceptedAs.lastIndexOf('/') + 1) };
  }
}

/** What the articles of a folder are checked by. */
interface FolderTerms {
  readonly number: number;
  readonly own: CheckTerms;
  /** Path of the folder as the file of accepted problems writes it, with a `/` at its end. */
  readonly acceptedFolder: string;
}

/** Puts what a thread says of files in their places in the batch. */
function answering(thread: CheckThread): WorkerThread<AskedBatch> {
  return {
    ask: async ({ batch, indices, candidates, terms }): Promise<BatchOutcomes> => {
      const outcomes: BatchOutcomes['outcomes'][number][] = [];
      for (const [position, outcome] of (await thread.ask({ candidates, terms })).entries()) {
        const index = indices[position];
        if (index !== undefined && outcome !== 'left') outcomes[index] = outcome;
      }
      return { batch, outcomes };
    },
    interrupt: () => thread.interrupt(),
    end: () => thread.end(),
  };
}

/** Whether Node reads it without VS Code. */
function isLocal({ scheme }: vscode.Uri): boolean {
  return scheme === 'file';
}

function localFile(file: vscode.Uri): LocalFile {
  return { path: file.fsPath, name: nameOf(file) };
}
