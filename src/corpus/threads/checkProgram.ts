import { checkCandidate, type Texts } from '../../core/corpus/candidateCheck';
import { checkOptionsFrom } from '../../core/corpus/checkOptions';
import { forEachAtOnce, readsAtOnce } from '../../core/corpus/corpusArticles';
import { knowledgeOf, type CheckKnowledge } from '../../core/corpus/plainKnowledge';
import { listed } from '../../core/rules/listedFinding';
import { countsOf, type Severity } from '../../core/rules/rule';
import { readUtf8 } from '../../core/text/encoding';
import type { AskedCandidate, CheckAnswer, CheckedArticle, CheckOutcome, CheckRequest, LocalFile } from './checkMessages';

interface KnownTerms {
  readonly knowledge: CheckKnowledge;
  readonly lowest: Severity;
}

/** Checks batches of files that it reads itself. */
export class CheckProgram {
  readonly #texts: Texts<LocalFile>;
  /** Those of the last request, by number: of a corpus with labels in every folder there are many. */
  #terms: ReadonlyMap<number, KnownTerms> = new Map();

  /** @param read gives undefined where a file cannot be read */
  constructor(read: (path: string) => Promise<Uint8Array | undefined>) {
    this.#texts = {
      nameOf: ({ name }) => name,
      textOf: async ({ path }) => {
        const bytes = await read(path);
        if (!bytes) throw new Error('cannot be read');
        return readUtf8(bytes, 'keepMark');
      },
    };
  }

  /** Never rejects. Requests have to be given in their order; they need not be answered one by one. */
  async answer({ id, terms: told, candidates }: CheckRequest): Promise<CheckAnswer> {
    const terms = new Map<number, KnownTerms>();
    for (const [number, own] of told) {
      const known = own ? { knowledge: knowledgeOf(own.knowledge), lowest: own.lowest } : this.#terms.get(number);
      if (known) terms.set(number, known);
    }
    this.#terms = terms;
    const outcomes = candidates.map((): CheckOutcome => 'left');
    await forEachAtOnce([...candidates.entries()], readsAtOnce, async ([index, candidate]) => {
      const known = terms.get(candidate.terms);
      if (known) outcomes[index] = await this.#check(candidate, known).catch(() => 'left' as const);
    }, () => false);
    return { id, outcomes };
  }

  async #check(candidate: AskedCandidate, { knowledge, lowest }: KnownTerms): Promise<CheckedArticle | 'none'> {
    const pair = await checkCandidate(candidate, this.#texts, () => Promise.resolve({ check: checkOptionsFrom(knowledge, candidate), labels: knowledge.labels }));
    if (!pair) return 'none';
    const { files, trace, isRecord } = pair;
    return { isRecord, trace, counts: countsOf(files.flatMap(({ findings }) => findings)), listed: files.map(({ text, findings }) => listed(text, findings, lowest)) };
  }
}
