import { message } from '../../message';
import type { Finding, Rule } from '../rule';

const messages = {
  problem: 'The annotation file of this name belongs to “{owner}”, so this article cannot be annotated',
  expected: 'another name for one of the two',
} as const;

/** Two texts of one name beside one annotation file. */
export const recordAnnotationOwnerRule: Rule = {
  id: 'record.annotation-owner',
  needs: 'record',
  subject: 'record',
  defaultSeverity: 'warning',
  description: 'The annotation file beside this article belongs to another file of the same name.',
  messages,
  check(record, { annotationOwner }): Finding[] {
    if (annotationOwner === undefined) return [];
    const end = record.text.search(/[\r\n]|$/);
    return [{
      rule: 'record.annotation-owner', range: { start: 0, end }, problem: message(messages.problem, { owner: annotationOwner }),
      expected: message(messages.expected), fixes: [],
    }];
  },
};

export const recordAnnotationOwnerRationale =
  'An annotation file is found by its name: `x.ann` holds the tags of `x.txt`. If `x.article` or `x.md` is beside both, the tags can ' +
  'be those of one text only, and offsets counted in one are wrong in the other. The owner is `x.txt` before `x.article` before `x.md`, as ' +
  'brat and most programs that read standoff expect; the others are shown without tags and cannot be tagged until they are renamed.';
