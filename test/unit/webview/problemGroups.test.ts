import assert from 'node:assert/strict';
import type { Severity } from '../../../src/core/rules/rule';
import type { PanelFinding } from '../../../src/protocol/article';
import { problemGroups } from '../../../src/webview/state/problemGroups';

const finding = (rule: string, severity: Severity, problem = rule): PanelFinding =>
  ({ id: rule, rule, severity, range: { start: 0, end: 1 }, problem, fixes: [] });

describe('panel: problems by rule', () => {
  it('stand with the worst first, and else in the order of the article', () => {
    const groups = problemGroups({
      findings: [finding('b', 'hint'), finding('a', 'hint'), finding('c', 'error'), finding('b', 'hint')],
      totals: { b: { count: 300, fixable: 299 }, a: { count: 1, fixable: 0 } },
    });
    assert.deepEqual(groups.map(({ rule, count, fixable, findings }) => [rule, count, fixable, findings.length]),
      [['c', 1, 0, 1], ['b', 300, 299, 2], ['a', 1, 0, 1]]);
  });

  it('have a sentence in common where all say the same', () => {
    const [same] = problemGroups({ findings: [finding('a', 'hint', 'x'), finding('a', 'hint', 'x')], totals: {} });
    const [other] = problemGroups({ findings: [finding('a', 'hint', 'x'), finding('a', 'hint', 'y')], totals: {} });
    assert.deepEqual([same?.problem, other?.problem], ['x', undefined]);
  });

  it('take no rule for one of the prototype’s keys', () => {
    assert.equal(problemGroups({ findings: [finding('constructor', 'hint')], totals: {} })[0]?.count, 1);
  });
});
