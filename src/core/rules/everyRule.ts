import type { RuleDescription } from './annotationRule';
import { annotationRules } from './annotationRules';
import { rules } from './index';

/** What every rule tells of itself, of records and of annotations: for settings, pages, and formats that name rules. */
export const everyRule: readonly RuleDescription[] = [...rules, ...annotationRules];

export function isRule(id: unknown): id is string {
  return everyRule.some((rule) => rule.id === id);
}
