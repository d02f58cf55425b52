import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { convertTemplates } from '../../src/cli/formats/convertMessages';
import { noteTemplates, problemTemplates } from '../../src/cli/messages';
import { suggestionTemplates } from '../../src/cli/suggestions/suggestionMessages';

const root = join(__dirname, '../..');

/** What users do not read, and what they read instead: one word for one thing, and plain words for odd ones. */
const replaced: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\bsidecars?\b/i, 'annotation file'],
  [/(?<!named[ -]|XML |-|\[)\bentit(?:y|ies)\b/i, 'tag'],
  [/\bfindings?\b/i, 'problem'],
  [/(?<!\bthe )\brecords?\b/i, 'article'],
  [/\badjudicat\w*|\bcurat(?:e|ed|ion|or)\b/i, 'review'],
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\b(?:in front|behind)\b/i, 'before, after'],
  [/\b(?:tells?|told)\b/i, 'report, show'],
  [/\bstretch(?:es)?\b/i, 'range, passage'],
  [/\banew\b/i, 'again'],
  [/\bmeanwhile\b/i, 'in the meantime'],
  [/\bfarther\b/i, 'further'],
  [/(?<!\bthere )\b(?:is|are) no (?!longer\b|more\b)/i, 'is not a valid …'],
  [/\bany more\b/i, 'no longer'],
  [/\bunseen\b/i, 'only … when you choose to'],
  [/\bdone again\b/i, 'redone'],
  [/\bcarets?\b/i, 'cursor'],
  [/\b(?:one|word|row|article|object|line|file) a (?:line|file|row|article)\b/i, 'per'],
  [/\b(?:colour|neighbour|labell|behaviour|catalogue)\w*/i, 'the spelling of the United States, as in VS Code'],
  [/\{\w+\} (?:times|tags?|articles?|characters?|problems?|lines?|files?|spaces?|words?)\b/, 'the forms of a plural'],
];

/** Sentences by the place they are read in. */
const sentences: readonly (readonly [place: string, text: string])[] = [
  ...['l10n/bundle.l10n.json', 'package.nls.json'].flatMap((file) =>
    Object.values(JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, string>).map((text) => [file, text] as const)),
  ...[problemTemplates, noteTemplates, convertTemplates, suggestionTemplates].flatMap((templates) =>
    Object.values(templates).map((text) => ['command line', text] as const)),
  ...globSync(['README.md', 'CHANGELOG.md', 'docs/**/*.md', 'media/**/*.md', 'samples/README.md'], { cwd: root }).sort().flatMap((file) =>
    proseOf(readFileSync(join(root, file), 'utf8')).split('\n').map((text) => [file, text] as const)),
];

/** A page without what is not prose: code, addresses, ids of rules, quotations of invented text. */
function proseOf(page: string): string {
  return page.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '').replace(/\]\([^)\n]*\)/g, ']').replace(/\b[a-z]+\.[a-z]+(?:-[a-z]+)+\b/g, '')
    .replace(/“[^”\n]*”|\\\[\w+\\\]/g, '');
}

function oddities(text: string): string[] {
  return replaced.flatMap(([pattern, instead]) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [`${found} (${instead})`];
  });
}

describe('words that users read', () => {
  it('are those of VS Code, one for one thing', () => {
    assert.deepEqual(sentences.flatMap(([place, text]) => oddities(text).map((oddity) => `${place}: ${oddity}: ${text.slice(0, 160)}`)), []);
  });

  it('are found where they should be others', () => {
    for (const text of [
      'The sidecar is gone', 'Two entities', 'One finding', 'A record without a title', 'A space behind the name', 'The date is no date', 'It tells nothing',
      'Tagged {count} times', 'One a line', 'Not reported any more', 'Tags labelled Person', 'The colour of a label', 'Neighbours',
    ]) assert.notDeepEqual(oddities(text), [], text);
    for (const text of ['No text', 'It is no longer there', 'named entities', 'The color of a label', '{count, plural, one {# tag} other {# tags}}']) {
      assert.deepEqual(oddities(text), [], text);
    }
  });
});
