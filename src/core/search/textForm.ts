import { foldForm, foldText } from '../text/foldedText';

/**
 * A text as texts are compared: quotes, dashes, white space and normalization do not count, and neither does case unless it is to match.
 * Never an expression: every character stands for itself.
 */
export function textForm(text: string, matchCase: boolean): string {
  return matchCase ? foldForm(text) : sigmaFolded(foldText(text).text);
}

/** The final sigma as the other one: both are the lower case of one letter. Of the same length. */
export function sigmaFolded(lower: string): string {
  return lower.replaceAll('ς', 'σ');
}
