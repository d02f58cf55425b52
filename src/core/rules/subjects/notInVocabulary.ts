import { message } from '../../message';
import { storeSubject } from '../../record/subjects';
import { SubjectVocabulary } from '../../record/vocabulary';
import { excerpt } from '../describe';
import type { Finding, Fix, Rule } from '../rule';

const messages = {
  problem: 'Subject not in the vocabulary',
  expected: 'a term of the vocabulary, perhaps “{term}”',
  expectedAny: 'a term of the vocabulary',
  replace: 'Replace with “{term}”',
} as const;

/** How many terms are offered for one subject. */
const mostTerms = 3;

/** A list in which more subjects than this are unknown was made with another vocabulary; nearest terms would not fix it. */
const mostSuggestions = 50;

/** Subjects that a vocabulary, where one is set, does not hold. */
export const subjectsNotInVocabularyRule: Rule = {
  id: 'subjects.not-in-vocabulary',
  needs: 'record',
  subject: 'subjects',
  defaultSeverity: 'warning',
  description: 'A subject that the vocabulary file does not contain; the nearest terms are offered.',
  messages,
  check(_record, context) {
    if (!context.vocabulary) return [];
    const vocabulary = SubjectVocabulary.of(context.vocabulary);
    const faulty = new Set(context.views.faultySubjects.map(({ subject }) => subject));
    const findings: Finding[] = [];
    for (const subject of context.views.subjects) {
      // What is empty, null or there twice is told by the rules for that.
      if (subject.restored === '' || faulty.has(subject) || vocabulary.has(subject.restored)) continue;
      const terms = findings.length < mostSuggestions ? vocabulary.nearest(subject.restored, mostTerms) : [];
      const [nearest] = terms;
      findings.push({
        rule: 'subjects.not-in-vocabulary',
        range: subject.range,
        problem: message(messages.problem),
        found: subject.restored,
        expected: nearest === undefined ? message(messages.expectedAny) : message(messages.expected, { term: excerpt(nearest) }),
        fixes: terms.map((term): Fix => ({
          title: message(messages.replace, { term: excerpt(term) }),
          edits: [{ range: subject.range, newText: storeSubject(term) }],
          safe: false,
        })),
      });
    }
    return findings;
  },
};

export const subjectsNotInVocabularyRationale =
  'With `articleAnnotator.vocabulary` set, subjects are chosen from a file of terms, one per line. A subject matches a term ' +
  'with its lost commas restored (`Osei  Maren` is the term “Osei, Maren”), and exactly: another capital or accent is ' +
  'another term, and is offered first. Without a vocabulary this check finds nothing.';
