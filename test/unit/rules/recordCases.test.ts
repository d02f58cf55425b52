import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecord } from '../../../src/core/record/parse';
import { checkRecord, fixAllSafely } from '../../../src/core/rules/check';
import { rules } from '../../../src/core/rules/index';

/** Cases from the field, kept beside the checkout because other projects are measured by them too. */
const file = join(__dirname, '../../../../shared/cases/records.json');

interface RecordCase {
  readonly id: string;
  readonly what: string;
  /** A whole record file. */
  readonly text: string;
  /** Patterns of rules (`*` is a wildcard, `|` parts alternatives): each must be reported. */
  readonly find: readonly string[];
  /** None of these may be reported. */
  readonly no: readonly string[];
  /** What is still there after all safe fixes. */
  readonly keep: readonly string[];
  /** What is there after all safe fixes. */
  readonly gets: readonly string[];
  /** An opinion; ours may differ. */
  readonly taste?: boolean;
}

/** The names that a rule has and had: cases may name one by either. A pattern that begins with a wildcard names a kind, of any area. */
function namesOf(id: string): string[] {
  return [id, ...(rules.find((rule) => rule.id === id)?.formerIds ?? []), ...(id.startsWith('text.') ? [`body.${id.slice('text.'.length)}`] : [])];
}

function matches(pattern: string, id: string): boolean {
  return pattern.split('|').some((one) => {
    const form = new RegExp(`^${one.split('*').map((piece) => piece.replace(/[.-]/g, '\\$&')).join('.*')}${one.startsWith('*') ? '.*' : ''}$`);
    return namesOf(id).some((name) => form.test(name));
  });
}

describe('cases from the field', function () {
  if (!existsSync(file)) {
    it('are beside the checkout', function () {
      console.log('      skipped: the cases are not beside the checkout (../shared/cases/records.json)');
      this.skip();
    });
    return;
  }
  for (const { id, what, text, find, no, keep, gets, taste } of JSON.parse(readFileSync(file, 'utf8')) as RecordCase[]) {
    if (taste) continue;
    it(`${id}: ${what}`, () => {
      const found = [...new Set(checkRecord(parseRecord(text)).map(({ rule }) => rule))];
      const fixed = fixAllSafely(text);
      assert.deepEqual(find.filter((pattern) => !found.some((rule) => matches(pattern, rule))), [], `only ${found.join(', ')} found`);
      assert.deepEqual(no.filter((pattern) => found.some((rule) => matches(pattern, rule))), [], `${found.join(', ')} found`);
      assert.deepEqual(keep.filter((passage) => !fixed.includes(passage)), [], 'still there after --fix');
      assert.deepEqual(gets.filter((passage) => !fixed.includes(passage)), [], 'there after --fix');
      assert.equal(fixAllSafely(fixed), fixed, 'fixing twice equals fixing once');
    });
  }
});
