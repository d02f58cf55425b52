import { message } from '../../message';
import type { AnnotationRule } from '../annotationRule';
import { rangeOfWord } from './referredLine';

const id = 'annotation.grouping-label';

const messages = {
  grouping: 'annotation.conf marks this label with “!”: it only groups others',
  below: 'one of {labels}',
} as const;

export const groupingLabel: AnnotationRule = {
  id,
  needs: 'annotations',
  defaultSeverity: 'warning',
  description: 'A tag with a label that only groups others in annotation.conf.',
  messages,
  * check(annotated, { labels }) {
    if (labels?.origin !== 'configuration') return;
    const seen = new Set<string>();
    for (const line of annotated.document.entities) {
      if (seen.has(line.label) || labels.find(line.label)?.taggable !== false) continue;
      seen.add(line.label);
      const below = labels.types.filter(({ parent }) => parent === line.label).map(({ name }) => name);
      yield {
        rule: id,
        file: 'sidecar',
        range: rangeOfWord(annotated.document, line, line.label),
        problem: message(messages.grouping),
        found: line.label,
        ...(below.length === 0 ? {} : { expected: message(messages.below, { labels: below.join(', ') }) }),
        fixes: [],
      };
    }
  },
};

export const groupingLabelRationale = `brat does not offer such a label, so it comes from another program or from an older annotation.conf. Each label is reported
once per file.`;
