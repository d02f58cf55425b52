/** What `suggest` and `evaluate` say about files and about the run. */
export const suggestionTemplates = {
  noTaggedArticle: 'no annotation file with its text in this folder; give a folder with .txt and .ann files',
  tooFew: '{count, plural, one {only # tagged article} other {only # tagged articles}}; measuring needs at least 2, some to learn and some to test',
  badNumbers: '--{option} is “{value}”; it should be whole numbers with commas between, as in 1,5,10',
  badNumber: '--{option} is “{value}”; it should be a whole number',
  badThreshold: '--threshold is “{value}”; it should be a number from 0 to 1, as in 0.5',
  shortened: '{count, plural, one {# article} other {# articles}} can be learned here; larger numbers were left out',
  learning: '{count} of {total} articles learned',
  exists: '{file} exists already, and is left as it is',
  notWritten: '{file} could not be written ({reason})',
  noText: 'no text without tags in this folder',
  suggested: '{tags, plural, one {# tag} other {# tags}} suggested in {files, plural, one {# file} other {# files}}, learned from {articles, plural, one {# article} other {# articles}}',
  alreadyTagged: '{count, plural, one {# text} other {# texts}} left out because of tags of their own',
} as const;
