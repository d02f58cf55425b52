import assert from 'node:assert/strict';
import { parseRecord } from '../../../src/core/record/parse';
import { checkRecord } from '../../../src/core/rules/check';

/** One phrase of each kind the rule knows, so that none is missed by the look at its first letters. */
const phrases = [
  'Continue reading the main story', 'Story continues below advertisement', 'Article continues after this advertisement', 'Skip advertisement',
  'Advertisement - Continue reading below', 'Scroll down for more', 'Please verify you’re not a robot by clicking the box.',
  'Invalid email address. Please re-enter.', 'You must select a newsletter to subscribe to.', 'View all New York Times newsletters.',
  'Sorry, your browser does not support this video.', 'Your browser does not support audio.', 'Please enable JavaScript to go on.',
  'Media playback is not supported on this device', 'Share this with', 'Copy this link', 'These are external links and will open in a new window',
  'Supported by', 'Sponsored content', 'Read more', 'Related articles', 'Share this article', 'Share on Twitter', 'Tweet this', 'Email this story',
  'Print this', 'Leave a comment', 'Comments are closed', 'Newsletter sign up', 'Sign up for our newsletter', 'Subscribe now',
  'Click here to subscribe', 'Follow us on Facebook', 'Like us on Facebook', 'All rights reserved', 'Image copyright', 'Watch the video',
  'Also read: The Harbor Opens', 'See also: The Harbor', 'Photo by Odile Moreau', 'Picture credit: Odile Moreau', 'Read also: The Harbor',
];

describe('body.boilerplate', () => {
  for (const phrase of phrases) {
    it(`finds “${phrase}” in a paragraph of its own`, () => {
      const text = ['https://a.example/b', 'Title', 'a', 'March 4, 2019', '1', 'The harbor opened.', phrase, 'The boats left.'].join('\n');
      const found = checkRecord(parseRecord(text), { only: ['body.boilerplate'] }).map(({ range }) => text.slice(range.start, range.end));
      assert.equal(found.length, 1);
      assert.ok(phrase.startsWith(found[0] ?? '-'), found[0]);
    });
  }

  for (const phrase of [
    'Lesen Sie auch: Der Hafen im Winter.', 'Melden Sie sich für unseren Newsletter an.', 'Lire aussi : Le port en hiver.', 'Abonnez-vous à notre newsletter.', 'Lea también: El puerto en invierno.',
    'Suscríbete a nuestro boletín.', 'Leia também: O porto no inverno.', 'Leggi anche: Il porto in inverno.', 'Iscriviti alla nostra newsletter.', 'Lees ook: De haven in de winter.', 'Schrijf je in voor onze nieuwsbrief.',
  ]) {
    it(`finds “${phrase}” among the sentences of a paragraph`, () => {
      const text = ['https://a.example/b', 'Title', 'a', 'March 4, 2019', '1', `The harbor opened. ${phrase} The boats left.`].join('\n');
      const found = checkRecord(parseRecord(text), { only: ['body.boilerplate'] }).map(({ range }) => text.slice(range.start, range.end));
      assert.equal(found.length, 1);
      assert.ok(phrase.startsWith(found[0] ?? '-'), found[0]);
    });
  }
});
