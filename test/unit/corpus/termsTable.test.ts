import assert from 'node:assert/strict';
import { AcceptedProblems } from '../../../src/core/corpus/accepted';
import type { CheckKnowledge } from '../../../src/core/corpus/plainKnowledge';
import { builtInLabels, LabelSet } from '../../../src/core/labels/labelSet';
import { SubjectVocabulary } from '../../../src/core/record/vocabulary';
import { TermsTable } from '../../../src/corpus/threads/termsTable';

describe('the table of what articles are checked by', () => {
  it('has one number for folders of which all is the same, and another where anything differs', () => {
    const table = new TermsTable();
    const one: CheckKnowledge = { settings: { numberMeaning: '', severities: { 'date.style': 'off' } }, vocabulary: undefined, accepted: AcceptedProblems.none, labels: builtInLabels };
    assert.equal(table.numberOf(one, 'hint'), table.numberOf({ ...one, settings: { numberMeaning: '', severities: { 'date.style': 'off' } } }, 'hint'));
    const others: readonly CheckKnowledge[] = [
      one, { ...one, settings: { ...one.settings, numberMeaning: 'id' } }, { ...one, settings: { ...one.settings, severities: {} } }, { ...one, vocabulary: SubjectVocabulary.parse('Ferries\n') },
      { ...one, vocabulary: SubjectVocabulary.parse('Harbors\n') }, { ...one, accepted: undefined }, { ...one, labels: LabelSet.of(builtInLabels.parts) },
    ];
    const numbers = [table.numberOf(one, 'error'), ...others.map((other) => table.numberOf(other, 'hint'))];
    assert.equal(new Set(numbers).size, numbers.length, numbers.join());
  });
});
