/** What `suggest` and `evaluate` say about files and about the run. */
export const suggestionTemplates = {
  noTaggedArticle: 'no annotation file with its text in this folder; choose a folder with .txt and .ann files',
  tooFew: '{count, plural, one {only # tagged article} other {only # tagged articles}}; measuring needs at least 2, some to learn and some to test',
  badNumbers: 'invalid value “{value}” for --{option}; expected whole numbers separated by commas, as in 1,5,10',
  badNumber: 'invalid value “{value}” for --{option}; expected a whole number',
  badThreshold: 'invalid value “{value}” for --threshold; expected a number from 0 to 1, as in 0.5',
  shortened: '{count, plural, one {# article} other {# articles}} can be learned here; larger numbers were left out',
  nothingMeasured: '{count, plural, one {only # article} other {only # articles}} can be learned here; give --articles smaller numbers',
  learning: '{count} of {total, plural, one {# article} other {# articles}} learned',
  exists: '{file} already exists and is left unchanged',
  notWritten: '{file} could not be written ({reason})',
  noText: 'no text without tags in this folder',
  suggested: '{tags, plural, one {# tag} other {# tags}} suggested in {files, plural, one {# file} other {# files}}, learned from {articles, plural, one {# article} other {# articles}}',
  ofOthers: '{count, plural, one {# text skipped because the annotation file beside it belongs to another text of the same name} other {# texts skipped because the annotation files beside them belong to other texts of the same name}}',
  alreadyTagged: '{count, plural, one {# text skipped because it already has tags} other {# texts skipped because they already have tags}}',
} as const;
