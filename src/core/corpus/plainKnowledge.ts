import { LabelSet, type LabelSetParts } from '../labels/labelSet';
import { SubjectVocabulary } from '../record/vocabulary';
import { AcceptedProblems } from './accepted';
import type { CheckSettings, FolderOptions } from './checkOptions';

/** All that the articles of a folder are checked by. */
export interface CheckKnowledge extends FolderOptions {
  readonly labels: LabelSet;
}

/** The same as plain data, so that it can be given to a thread. */
export interface PlainKnowledge {
  readonly settings: CheckSettings;
  readonly vocabulary: readonly string[] | undefined;
  readonly accepted: readonly string[] | undefined;
  readonly labels: LabelSetParts;
}

export function plainKnowledge({ settings, vocabulary, accepted, labels }: CheckKnowledge): PlainKnowledge {
  return { settings, vocabulary: vocabulary?.terms, accepted: accepted?.entries, labels: labels.parts };
}

export function knowledgeOf({ settings, vocabulary, accepted, labels }: PlainKnowledge): CheckKnowledge {
  return {
    settings, vocabulary: vocabulary && new SubjectVocabulary(vocabulary), accepted: accepted && AcceptedProblems.of(accepted), labels: LabelSet.of(labels),
  };
}
