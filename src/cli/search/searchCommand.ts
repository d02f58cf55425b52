import type { TagQuery } from '../../core/search/tagQuery';
import { cacheChosen, cacheDetails, cacheOptions } from '../cache/cacheOptions';
import { defineCommand } from '../command';
import { problemTemplates, UsageError } from '../messages';
import { choice, flag, parsed, pathsOperand, text } from '../options';
import { Crew } from '../threads/crew';
import { jobsOption } from '../threads/jobsOption';
import { hitFormats } from './hitWriter';
import { runSearch } from './runSearch';

/** More context than this is the article. */
const mostContext = 1000;

/** `article-annotator search`. */
export const searchCommand = defineCommand({
  name: 'search',
  summary: 'Search in tags and show each in its context; find texts that are tagged differently, or left untagged.',
  operands: [pathsOperand()],
  options: {
    label: parsed('LABELS', { description: 'Tags with one of these labels, as in Person,Place.' }, readLabels),
    text: text('TEXT', { description: 'Tags whose text contains this.' }),
    attribute: parsed('NAME[=VALUE]', { description: 'Tags with this attribute; without a value, whatever its value.' }, readAttribute),
    link: text('LINK', { description: 'Tags linked to this entry, as in Wikidata:Q64, or to any entry of this database.' }),
    unlinked: flag({ description: 'Tags without a link.' }),
    note: text('TEXT', { description: 'Tags with a note that contains this.' }),
    'ignore-case': flag({ short: 'i', description: 'Upper and lower case are the same.' }),
    'whole-word': flag({ short: 'w', description: 'The text has to be whole words of the tag.' }),
    exact: flag({ short: 'x', description: 'The text has to be the whole text of the tag.' }),
    differently: flag({ description: 'Only tags whose text has more than one label, or links to more than one entry, in all files.' }),
    untagged: flag({ description: 'Instead of tags, places without a tag where a text stands that is tagged elsewhere.' }),
    context: parsed('N', { default: '40', description: 'Characters to show on either side.' }, readContext),
    format: choice('FORMAT', hitFormats, { default: 'text', description: 'Output format: a concordance, one JSON object per line, or a table for spreadsheets.' }),
    jobs: jobsOption('Search with so many threads; “auto” takes as many as the machine runs at once. The output is the same.'),
    ...cacheOptions('Keep the tags of the articles in this file, and read only what changed since; any search can use it.'),
  },
  details: [
    'A tag is found if everything holds that is given; without any of it, every tag is. Texts are texts, not patterns. Quotes, dashes, spaces and the way accents are ' +
    'stored make no difference. The text of a tag is what the article says where the tag is now: where the article was changed without its annotation file, the tag is found ' +
    'at its new place; a tag whose text is gone is shown by its line in the annotation file.',
    'A label is meant by its name, its alias in annotation.conf or the name that visual.conf shows for it; a label that only groups others means these.',
    'With --untagged, the other options choose the tags whose texts are searched for. A place counts as whole words in the title or the text of an article, outside every tag, with the same ' +
    'case unless --ignore-case is given. Articles without an annotation file are searched, too.',
    'Articles are found as “check” finds them, each with its annotation file. In a folder, every .ann file is searched with its text, whatever that is. With --differently and ' +
    '--untagged every file is read twice; only the different texts of tags are kept in memory.',
    cacheDetails('the tags of an article are kept, whatever is searched for, and used by any search while its content, its annotation file and the version of the program are the same; ' +
    'only articles in which something is found are read for the words around it'),
  ],
  exitCodes: {
    clean: 'Everything was searched, whether or not anything was found.',
    failure: 'Wrong arguments, or a file or folder that could not be read; the others were searched.',
    interrupted: 'Interrupted with Ctrl+C; what was searched so far is shown.',
  },
  examples: [
    { meaning: 'Every organization in its context.', line: 'article-annotator search corpus --label Organization' },
    { meaning: 'Persons without a link whose text contains a word.', line: 'article-annotator search corpus --label Person --unlinked --text Aldary --whole-word' },
    { meaning: 'Texts that have different labels or links.', line: 'article-annotator search corpus --differently' },
    { meaning: 'Places that were not tagged, with wide context.', line: 'article-annotator search corpus --untagged --label Place --context 80' },
    { meaning: 'A concordance to sort and count in a spreadsheet.', line: 'article-annotator search corpus --label Person --format csv > persons.csv' },
    { meaning: 'Search again and again in a large corpus.', line: 'article-annotator search corpus --text Aldary --cache .tags-cache --cache-strategy metadata' },
    { meaning: 'The texts of a label, and how often each is tagged.', line: "article-annotator search corpus --label Place --format json | jq -r .text | sort | uniq -c" },
  ],
  run: ({ operands, options }, host) => {
    const { label: labels, text: wanted, attribute, link, unlinked, note, 'ignore-case': ignoresCase, 'whole-word': wholeWord, exact, differently, untagged, context, format, jobs, ...cache } = options;
    refuseBoth([differently, 'differently'], [untagged, 'untagged']);
    refuseBoth([wholeWord, 'whole-word'], [exact, 'exact']);
    refuseBoth([unlinked, 'unlinked'], [link !== undefined, 'link']);
    const query: TagQuery = {
      labels, text: wanted, extent: exact ? 'whole' : wholeWord ? 'words' : 'part', matchCase: !ignoresCase, attribute, link, isLinked: unlinked ? false : undefined, note,
    };
    const kind = untagged ? 'untagged' : differently ? 'differently' : 'tags';
    const chosen = cacheChosen(cache);
    return Crew.with(jobs, host, (crew) => runSearch({ paths: operands, kind, query, context, format, ...chosen }, crew, host));
  },
});

/** @throws UsageError */
function refuseBoth([isFirst, first]: readonly [boolean, string], [isSecond, second]: readonly [boolean, string]): void {
  if (isFirst && isSecond) throw new UsageError(problemTemplates.conflictingOptions, { first, second });
}

/** @throws UsageError where there are only commas: searching for any label is what no option does */
function readLabels(typed: string): readonly string[] | undefined {
  if (typed === '') return undefined;
  const labels = typed.split(',').map((label) => label.trim()).filter((label) => label !== '');
  if (labels.length === 0) throw new UsageError(problemTemplates.badLabels, { value: typed });
  return labels;
}

/** @throws UsageError */
function readAttribute(typed: string): TagQuery['attribute'] {
  if (typed === '') return undefined;
  const equals = typed.indexOf('=');
  const name = equals < 0 ? typed : typed.slice(0, equals);
  if (name === '' || equals === typed.length - 1) throw new UsageError(problemTemplates.badAttribute, { value: typed });
  return { name, value: equals < 0 ? undefined : typed.slice(equals + 1) };
}

/** @throws UsageError */
function readContext(typed: string): number {
  const context = /^\d{1,4}$/.test(typed) ? Number(typed) : -1;
  if (context < 0 || context > mostContext) throw new UsageError(problemTemplates.badContext, { value: typed, most: mostContext });
  return context;
}
