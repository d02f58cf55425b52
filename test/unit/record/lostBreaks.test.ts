import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecord } from '../../../src/core/record/parse';
import { findSentenceJoins } from '../../../src/core/record/sentenceJoins';
import { checkRecord } from '../../../src/core/rules/check';
import { applyEdits } from '../../../src/core/text/range';
import { scanText } from '../../../src/core/text/scan';

const prose = join(__dirname, '../../fixtures/prose');
const seed = join(__dirname, '../../../../shared/seed/000_dbdbac04ce49a842.txt');

interface Measure {
  found: number;
  wrong: string[];
  missed: string[];
}

function measure(paragraphs: readonly string[]): Measure {
  const text = paragraphs.join('');
  const breaks = new Set<number>();
  let end = 0;
  for (const paragraph of paragraphs.slice(0, -1)) breaks.add((end += paragraph.length));
  const around = (offset: number): string => `${text.slice(offset - 30, offset)}⏎${text.slice(offset, offset + 20)}`;
  const result: Measure = { found: 0, wrong: [], missed: [] };
  for (const { kind, offset } of findSentenceJoins(text, scanText(text, { start: 0, end: text.length }))) {
    if (kind !== 'break') continue;
    if (breaks.delete(offset)) result.found++;
    else result.wrong.push(around(offset));
  }
  result.missed = [...breaks].map(around);
  return result;
}

describe('lost breaks', () => {
  it('are found again in joined paragraphs of many languages: precision of 0.99 and recall of 0.95 at least, in each', () => {
    const total: Measure = { found: 0, wrong: [], missed: [] };
    const poor: string[] = [];
    for (const file of readdirSync(prose).filter((name) => name.endsWith('.txt'))) {
      const { found, wrong, missed } = measure(readFileSync(join(prose, file), 'utf8').split('\n').filter((line) => line !== ''));
      total.found += found;
      total.wrong.push(...wrong);
      total.missed.push(...missed);
      const [precision, recall] = [found / (found + wrong.length), found / (found + missed.length)];
      console.log(`      ${file.padEnd(18)} ${String(found).padStart(4)} found: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
      if (precision < 0.99 || recall < 0.95) poor.push(`${file}\nwrong:\n${wrong.join('\n')}\nmissed:\n${missed.join('\n')}`);
    }
    assert.ok(total.found + total.missed.length >= 200, 'too little prose to measure');
    assert.equal(poor.join('\n'), '');
  });

  it('of the seed are the twenty that a reader finds, and no other check of the body finds anything', function () {
    if (!existsSync(seed)) {
      console.log('      skipped: the seed is not beside the checkout (../shared/seed)');
      this.skip();
    }
    const text = readFileSync(seed, 'utf8');
    const record = parseRecord(text);
    const body = record.fields.body;
    assert.ok(body);
    const findings = checkRecord(record).filter(({ rule }) => rule.startsWith('body.'));
    assert.deepEqual([...new Set(findings.map(({ rule }) => rule))], ['body.lost-break']);
    const edits = findings.flatMap(({ fixes }) => fixes[0]?.edits ?? []);
    const codePoints = edits.map(({ range }) => Array.from(text.slice(body.range.start, range.start)).length);
    assert.deepEqual(codePoints, [
      262, 590, 881, 1115, 1241, 1701, 2126, 2383, 2725, 3029, 3231, 3406, 3553, 3755, 3881, 4186, 4461, 4683, 4866, 5033,
    ]);
    const mended = parseRecord(applyEdits(text, edits));
    assert.equal(mended.fields.body?.text.split('\n').length, 21);
    assert.deepEqual(checkRecord(mended).filter(({ rule }) => rule.startsWith('body.')), []);
  });
});
