import { annotationRules } from './annotationRules';
import { rules } from './index';

export function isRule(id: unknown): id is string {
  return [...rules, ...annotationRules].some((rule) => rule.id === id);
}
