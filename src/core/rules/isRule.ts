import { annotationRules } from './annotationRules';
import { corpusRules } from './twins/corpusRules';
import { rules } from './index';
import { labelsConfigurationRule } from './labels/configuration';

/** Whether a rule has that id, or had it before it was renamed. */
export function isRule(id: unknown): id is string {
  return [...rules, ...annotationRules, labelsConfigurationRule, ...corpusRules].some((rule) => rule.id === id) || rules.some(({ formerIds }) => formerIds?.some((former) => former === id));
}
