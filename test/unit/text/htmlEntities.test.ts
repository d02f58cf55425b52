import assert from 'node:assert/strict';
import { findHtmlEntities } from '../../../src/core/text/htmlEntities';

const found = (text: string, start = 0, end = text.length): string[] =>
  [...findHtmlEntities(text, { start, end })].map(({ range, decoded }) => `${text.slice(range.start, range.end)}=${decoded}`);

describe('findHtmlEntities', () => {
  it('decodes named, decimal and hexadecimal references', () => {
    assert.deepEqual(found('A&amp;B &eacute;&#233;&#xE9;&#XE9;&#x1F30A;'), ['&amp;=&', '&eacute;=é', '&#233;=é', '&#xE9;=é',
    '&#XE9;=é', '&#x1F30A;=🌊']);
  });
  it('reads 128–159 as cp1252, as browsers do', () => assert.deepEqual(found('&#146;&#x97;&#129;'), ['&#146;=’', '&#x97;=—']));
  it('decodes what was escaped twice as one', () => assert.deepEqual(found('&amp;amp;lt; &amp;copy'), ['&amp;amp;lt;=<', '&amp;copy=©']));
  it('never decodes to a control, half a pair, or beyond Unicode', () => {
    assert.deepEqual(found('&#0;&#10;&#31;&#127;&#x9D;&#xD800;&#xFFFE;&#xFFFF;&#x110000;&#xFFFD;'), []);
  });
  it('knows every name of HTML 5, and reads the old ones without a semicolon as browsers do', () => {
    assert.deepEqual(found('&alpha;&NotEqualTilde;&fjlig; &nbsp &AMP &quot, &#39 &#x2019!'),
      ['&alpha;=α', '&NotEqualTilde;=≂̸', '&fjlig;=fj', '&nbsp=\u00A0', '&AMP=&', '&quot="', "&#39='", '&#x2019=’']);
    assert.deepEqual(found('&alpha &copyright &notit &amp=1 &ltr'), []);
  });
  it('leaves unknown names and queries of addresses alone', () => {
    assert.deepEqual(found('AT&T &foo; https://a.example/?x=1&lt;=2 www.a.example?b&gt;c'), []);
  });
  it('stays within the range', () => assert.deepEqual(found('&lt;&gt;&amp;', 4, 11), ['&gt;=>']));
});
