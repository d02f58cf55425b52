import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecord } from '../../../src/core/record/parse';
import { checkRecord, compatibleEdits, fixAllSafely } from '../../../src/core/rules/check';
import { rules } from '../../../src/core/rules/index';
import { applyEdits } from '../../../src/core/text/range';
import { readRuleFixture } from '../../fixtures/ruleFixture';

const folder = join(__dirname, '../../fixtures/rules');

for (const rule of rules) {
  describe(`rule ${rule.id}`, () => {
    const file = join(folder, `${rule.id}.txt`);
    if (!existsSync(file)) {
      it('has a fixture', () => assert.fail(`test/fixtures/rules/${rule.id}.txt is missing`));
      return;
    }
    const cases = readRuleFixture(file);
    it('has a text that must be found and one that must not', () => {
      assert.deepEqual([...new Set(cases.map(({ kind }) => kind))].sort(), ['clean', 'found']);
    });
    for (const { kind, name, text, expected, becomes, options } of cases) {
      it(`${kind}: ${name}`, () => {
        const findings = checkRecord(parseRecord(text), { ...options, only: [rule.id] });
        const places = (ranges: readonly { start: number; end: number }[]): string[] =>
          ranges.map(({ start, end }) => `${start}..${end} ${JSON.stringify(text.slice(start, end))}`);
        assert.deepEqual(places(findings.map(({ range }) => range)), places(kind === 'found' ? expected : []));
        const fixed = applyEdits(text, compatibleEdits(findings.map(({ fixes }) => fixes[0]?.edits ?? [])));
        assert.equal(fixed, becomes ?? text);
        if (becomes !== undefined) {
          const left = checkRecord(parseRecord(fixed), { ...options, only: [rule.id] });
          assert.deepEqual(left.flatMap(({ fixes }) => fixes.map((fix) => fix.title.template)), [], 'a fixed text has nothing fixable');
        }
        const once = fixAllSafely(text, options);
        assert.equal(fixAllSafely(once, options), once, 'fix all twice equals once');
        for (const finding of findings) {
          assert.equal(finding.rule, rule.id);
          const templates = Object.values(rule.messages);
          assert.ok(templates.includes(finding.problem.template), `${finding.problem.template} is not in the rule's table`);
          for (const fix of finding.fixes) assert.ok(templates.includes(fix.title.template), `${fix.title.template} is not in the rule's table`);
        }
      });
    }
  });
}
