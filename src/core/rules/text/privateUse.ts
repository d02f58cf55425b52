import { message } from '../../message';
import type { Finding, Rule } from '../rule';
import { placesOf } from './textFields';

const messages = {
  problem: 'Private-use character; what it shows depends on the font',
  bullet: 'Replace with “{text}”',
  remove: 'Remove it',
} as const;

/** What Symbol and Wingdings have in their private places, as word processors write lists; source: the fonts’ character maps. */
const knownCharacters: Readonly<Record<string, string>> = {
  '\uF0B7': '•', '\uF0A7': '▪', '\uF0D8': '➢', '\uF0FC': '✓', '\uF0E0': '→', '\uF02D': '−', '\uF02B': '+', '\uF03D': '=', '\uF0B0': '°', '\uF0B1': '±', '\uF0B4': '×',
};

/** Of a long run the first few tell what it is. */
const mostShown = 16;

/** Characters without a meaning of their own: icons of a page's font, bullets of word processors. */
export const textPrivateUseCharacterRule: Rule = {
  id: 'text.private-use-character',
  needs: 'record',
  subject: 'text',
  defaultSeverity: 'warning',
  description: 'Private-use characters: icons of a page’s font, bullets of a word processor.',
  messages,
  concerns: ['privateUse'],
  *check(record, { views }): Iterable<Finding> {
    for (const { range } of placesOf(record, views, ({ privateUse }) => privateUse)) {
      const found = record.text.slice(range.start, range.end);
      const known = Array.from(found, (character) => knownCharacters[character] ?? '').join('');
      const isKnown = known.length === found.length;
      yield {
        rule: 'text.private-use-character',
        range,
        problem: message(messages.problem),
        found: codesOf(found),
        ...(isKnown && { expected: known }),
        fixes: [{
          title: isKnown ? message(messages.bullet, { text: known }) : message(messages.remove),
          edits: [{ range, newText: isKnown ? known : '' }],
          safe: false,
        }],
      };
    }
  },
};

export const textPrivateUseCharacterRationale =
  'Unicode leaves U+E000 to U+F8FF and two planes beyond U+FFFF to fonts. Pages use them for icons (a share button, a star), and word ' +
  'processors for the bullets of Symbol and Wingdings; without the font nothing is shown. Well-known bullets and signs are offered as the ' +
  'characters they stand for. Some scripts and corpora use private characters on purpose, so they are only changed when you choose to.';

function codesOf(found: string): string {
  const codes = Array.from(found.slice(0, 2 * mostShown), (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
  return codes.length > mostShown ? `${codes.slice(0, mostShown).join(' ')} …` : codes.join(' ');
}
