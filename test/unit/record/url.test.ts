import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isArticleUrl } from '../../../src/core/record/grammar';
import { readUrl, type UrlView } from '../../../src/core/record/url';
import type { TextRange } from '../../../src/core/text/range';
import { anyText } from './anyText';

/** The field stands behind ten other characters, so that an offset counted in the field is seen. */
const shift = 10;

function read(text: string): UrlView {
  return readUrl({ name: 'url', text, range: { start: shift, end: shift + text.length } });
}

function slice(text: string, range: TextRange | undefined): string | undefined {
  return range && text.slice(range.start - shift, range.end - shift);
}

describe('readUrl', () => {
  it('reads an address of The New York Times', () => {
    const text = 'https://www.nytimes.com/2019/03/05/world/asia/harbor-vote.html?smid=tw#top';
    const url = read(text);
    assert.equal(url.host, 'www.nytimes.com');
    assert.equal(url.secure, true);
    assert.equal(url.path, '/2019/03/05/world/asia/harbor-vote.html');
    assert.deepEqual(url.publisherDate?.date, { year: 2019, month: 3, day: 5 });
    assert.equal(slice(text, url.publisherDate?.range), '2019/03/05');
    assert.equal(url.section, 'world/asia');
    assert.equal(url.slug, 'harbor-vote');
    assert.equal(slice(text, url.extraRange), '?smid=tw#top');
    assert.equal(slice(text, url.schemeRange), 'https');
  });

  it('leaves white space around out of every range', () => {
    const text = ' \tHTTP://Harbor.Example:8080/2019/3/5/vote \u00A0';
    const url = read(text);
    assert.equal(slice(text, url.range), 'HTTP://Harbor.Example:8080/2019/3/5/vote');
    assert.equal(slice(text, url.schemeRange), 'HTTP');
    assert.equal(slice(text, url.publisherDate?.range), '2019/3/5');
    assert.deepEqual([url.host, url.secure, url.extraRange], ['harbor.example', false, undefined]);
  });

  for (const [path, date, section, slug] of [
    ['/2019/mar/05/harbor-vote', '2019-3-5', undefined, 'harbor-vote'],
    ['/world/2019/March/05/harbor-vote', '2019-3-5', 'world', 'harbor-vote'],
    ['/interactive/2019/03/05/us/harbor.html', '2019-3-5', 'interactive/us', 'harbor'],
    ['/2019/03/05/', '2019-3-5', undefined, undefined],
    ['/2019/03/05', '2019-3-5', undefined, undefined],
    ['/2019/02/30/harbor.html', undefined, '2019/02/30', 'harbor'],
    ['/2019/03/harbor.html', undefined, '2019/03', 'harbor'],
    ['/12019/03/05/harbor', undefined, '12019/03/05', 'harbor'],
    ['/2018/99/2019/03/05/harbor', '2019-3-5', '2018/99', 'harbor'],
    ['/world/harbor/', undefined, 'world', 'harbor'],
    ['//world//harbor.html', undefined, 'world', 'harbor'],
    ['/', undefined, undefined, undefined],
    ['', undefined, undefined, undefined],
    ['/Vote.of.the.Council.html', undefined, undefined, 'Vote.of.the.Council'],
  ] as const) {
    it(`reads the path ${JSON.stringify(path)}`, () => {
      const url = read(`https://harbor.example${path}?a=/2001/01/01/#b`);
      const found = url.publisherDate?.date;
      assert.equal(found && `${found.year}-${found.month}-${found.day}`, date);
      assert.deepEqual([url.section, url.slug], [section, slug]);
    });
  }

  it('reads nothing out of what is no address', () => {
    const url = read('harbor.example/2019/03/05/vote');
    assert.deepEqual([url.valid, url.host, url.publisherDate, url.slug], [false, '', undefined, undefined]);
  });

  it('never throws, and its ranges lie in the field', () => {
    const piece = fc.oneof(
      fc.constantFrom('https://', 'a.example', '/', '2019', '03', '05', '?', '#', ' ', ':', '@', '\\', '[', '%'),
      anyText(3),
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const url = read(text);
      for (const range of [url.range, url.schemeRange, url.extraRange, url.publisherDate?.range]) {
        if (range) assert.ok(range.start >= shift && range.start <= range.end && range.end <= shift + text.length);
      }
      assert.equal(url.valid, isArticleUrl(text.trim()));
    }));
  });
});

describe('isArticleUrl', () => {
  for (const text of [
    'https://a.example', 'http://a.example/x', 'HTTPS://A.EXAMPLE/', 'https://bücher.example/ä?ö#ü', 'https://[::1]/', 'https://a.example:443/',
  ]) {
    it(`accepts ${text}`, () => assert.ok(isArticleUrl(text)));
  }
  // Slow: whatever Node does with functions that are called often has to be done.
  it('accepts other letters after any number of addresses', () => {
    for (let count = 0; count < 200_000; count++) isArticleUrl(`https://a.example/%20${count % 7}`);
    for (const text of ['https://bücher.example/ä?ö#ü', 'https://a.example/Москва']) assert.ok(isArticleUrl(text), text);
  });
  for (const text of [
    '', 'a.example', 'ftp://a.example', 'https:/a.example', 'https:a.example', 'https:///a.example', 'https:\\\\a.example', 'https://',
    'https://a b.example',
    'https://a.example/\u0000', 'https://a.example/\u00A0', 'https://a.example:x/', ' https://a.example', 'https://a.example\n',
    'https://?x', 'javascript:alert(1)',
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.ok(!isArticleUrl(text)));
  }

  it('accepts nothing that the URL standard does not', () => {
    const label = fc.constantFrom('a', 'www', 'xn--', 'xn--a', 'a-', '-a', 'a--b', '1', '0x1', 'a1', 'example', 'com', 'museum', '');
    const host = fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => labels.join('.'));
    const rest = fc.oneof(fc.constant(''), fc.stringMatching(/^[/?#:@][\w./~,;=&?#+%@:-]{0,20}$/));
    fc.assert(fc.property(fc.constantFrom('https://', 'http://', 'HTTPS://', 'https:/'), host, rest, (scheme, name, path) => {
      const text = scheme + name + path;
      if (isArticleUrl(text)) assert.ok(URL.canParse(text), text);
      else assert.ok(scheme === 'https:/' || /[/\\]/.test(name.charAt(0)) || !URL.canParse(text) || name === '', text);
    }), { numRuns: 3000 });
  });
});
