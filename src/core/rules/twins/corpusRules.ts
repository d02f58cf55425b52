import type { CorpusRule } from './corpusRule';
import { duplicateNumber } from './duplicateNumber';
import { duplicateUrl } from './duplicateUrl';
import { linkedDifferently } from './linkedDifferently';
import { nearDuplicate } from './nearDuplicate';

/** Every check of a whole corpus. In this order: what is known to be a copy is not reported again by the next ones. */
export const corpusRules: readonly CorpusRule[] = [duplicateUrl, nearDuplicate, duplicateNumber, linkedDifferently];
