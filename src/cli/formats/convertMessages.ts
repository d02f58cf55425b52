/** What `convert` says about files and about the run. */
export const convertTemplates = {
  exists: '{file} already exists and is left unchanged; choose another folder or use --overwrite',
  notWritten: '{file} could not be written ({reason})',
  moreNotWritten: '{count, plural, one {# more file was not written} other {# more files were not written}}',
  unusedLabel: 'no tag has the label “{label}”, which --map replaces; check the spelling',
  noFile: 'no file in this folder can be read as {format}',
  badMapping: 'invalid value “{value}” for --map; expected pairs of labels, as in PER=Person,LOC=Place',
  noArticle: 'no article {name} in {folder}; its tags stay on the imported text',
  tagNotFound: '{label} “{text}” is not in the article; left out',
  refused: 'nothing was written because --strict allows no loss',
  interrupted: 'interrupted; what was converted so far was written',
  converted: '{count, plural, one {# article} other {# articles}} converted to {format}',
  wouldConvert: '{count, plural, one {# article} other {# articles}} can be converted to {format}; nothing was written',
} as const;
