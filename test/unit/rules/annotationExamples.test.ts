import assert from 'node:assert/strict';
import { AnnotatedArticle } from '../../../src/core/annotations/annotatedArticle';
import { ArticleText } from '../../../src/core/reanchoring/articleText';
import { readLabelSet } from '../../../src/core/labels/labelSet';
import { parseStandoff } from '../../../src/core/standoff/standoffDocument';
import { annotationRules } from '../../../src/core/rules/annotationRules';
import { checkAnnotations } from '../../../src/core/rules/checkAnnotations';
import { annotationExamples } from '../../fixtures/annotationExamples';

describe('pages of the rules of annotations', () => {
  for (const { id } of annotationRules) {
    it(`show what ${id} finds and what not`, () => {
      const examples = annotationExamples[id] ?? [];
      assert.deepEqual(new Set(examples.map(({ kind }) => kind)), new Set(['found', 'clean']));
      for (const { name, text, sidecar, kind, configuration } of examples) {
        const findings = checkAnnotations(new AnnotatedArticle(new ArticleText(text), parseStandoff(sidecar)), { only: [id], labels: readLabelSet({ annotation: configuration }).labels });
        assert.equal(findings.length > 0, kind === 'found', name);
      }
    });
  }
});
