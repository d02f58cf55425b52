import { addressesIn } from '../text/addresses';
import type { TextRange } from '../text/range';
import { namesAmong, type ArticleWords, type NameRange } from './names';

/**
 * What `.` in the panel goes to: the names, dates and quantities among words that bear no tag, as {@link namesAmong} finds them, but for the
 * parts of web addresses and e-mail addresses. The measure of suggestions counts by the same.
 * @param words of `block`, in their order
 * @param isFree whether a word may be part of one
 */
export function untaggedNamesAmong(words: readonly TextRange[], text: string, block: TextRange, article: ArticleWords, isFree: (word: TextRange) => boolean): NameRange[] {
  const addresses = addressesIn(text, block);
  const isOutside = ({ start, end }: TextRange): boolean => !addresses.some((address) => address.start < end && start < address.end);
  return namesAmong(words.filter((word) => isOutside(word) && isFree(word)), text, block.start, article);
}
