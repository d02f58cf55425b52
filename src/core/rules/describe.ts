import { inEnglish, type Translate } from '../message';
import { invisibleClass } from '../text/invisibles';
import type { Finding } from './rule';

/** A finding in words, each part on its own for a view that sets them apart. */
export interface FindingDescription {
  readonly problem: string;
  readonly found: string | undefined;
  readonly expected: string | undefined;
}

/** What of a finding is said in words. */
export interface SaidFinding extends Pick<Finding, 'problem'> {
  readonly found?: Finding['found'] | undefined;
  readonly expected?: Finding['expected'] | undefined;
}

const longestExcerpt = 80;

/** The sentences that join the parts; their own table, so that the translation bundle can hold them. */
const descriptionTemplates = {
  found: '{problem}: found “{found}”.',
  expected: '{problem}. Expected: {expected}.',
  foundAndExpected: '{problem}: found “{found}”, expected {expected}.',
  problem: '{problem}.',
  quoted: '“{text}”',
} as const;

export function describeFinding(finding: SaidFinding, translate: Translate = inEnglish): FindingDescription {
  const { expected } = finding;
  return {
    problem: translate(finding.problem.template, finding.problem.args),
    found: finding.found === undefined ? undefined : excerpt(finding.found),
    expected:
      expected === undefined ? undefined
      : typeof expected === 'string' ? translate(descriptionTemplates.quoted, { text: excerpt(expected) })
      : translate(expected.template, expected.args),
  };
}

/** The whole finding as one sentence: what is wrong, what was found, what is expected. */
export function sentenceOf(finding: SaidFinding, translate: Translate = inEnglish): string {
  const { problem, found, expected } = describeFinding(finding, translate);
  if (found !== undefined && expected !== undefined) return translate(descriptionTemplates.foundAndExpected, { problem, found, expected });
  if (found !== undefined) return translate(descriptionTemplates.found, { problem, found });
  if (expected !== undefined) return translate(descriptionTemplates.expected, { problem, expected });
  return translate(descriptionTemplates.problem, { problem });
}

/** Controls, line separators, and what is never seen: a joiner and a variation selector where they belong to no emoji. */
const unseen = new RegExp(
  `[\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]|(?![\\u200d\\ufe0e\\ufe0f])[${invisibleClass}]|(?<!\\p{Extended_Pictographic}[\\p{Emoji_Modifier}\\ufe0f]?)[\\u200d\\ufe0e\\ufe0f]`, 'gu');

/** What all of which is seen, told in a tenth of the time. */
const plain = /^[ -~]*$/;

/** Text fit for one line of a message: what cannot be seen made visible, the middle of long text left out. */
export function excerpt(text: string): string {
  const visible = plain.test(text) ? text : text.replace(unseen, codePointName);
  if (visible.length <= longestExcerpt) return visible;
  const half = longestExcerpt / 2 - 1;
  return `${trimBrokenPair(visible.slice(0, half))}…${trimBrokenPair(visible.slice(-half))}`;
}

function codePointName(character: string): string {
  if (character === '\n') return '↵';
  if (character === '\r') return '';
  if (character === '\t') return '⇥';
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function trimBrokenPair(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
}
